import CivilTime
import JSON
import Money
import Testing
import WireMembers

@Suite struct WritingTests {
  @Test func `what is absent is left out, blank or null as the member says`() {
    #expect(Sample().jsonText == #"{"always":"","price":"","rows":[],"anything":null}"#)
  }

  @Test func `members stand in the order of the list`() throws {
    let text = #"""
      {"name":"n","always":"a","place":"H","flag":true,"count":-3,"amount":1.2000,"price":"2.50",\#
      "moment":"2026-01-05T14:30:00Z","inner":{"value":1},"rows":[{"value":2},{}],"maybeRows":[],\#
      "notes":["x"],"anything":{"k":[1.50]}}
      """#
    #expect(try sample(text).jsonText == text)
    let names = MemberList(of: Sample.self).entries.map(\.name)
    #expect(names == (try JSONValue(parsing: text)).objectValue?.names)
  }

  @Test(arguments: [("1", "1.0000"), ("1.23456", "1.23456"), ("0", "0.0000"), ("-2.5", "-2.5000")])
  func `numbers are padded and never cut`(_ text: String, _ expected: String) {
    var sample = Sample()
    sample.amount = ExactDecimal(text)
    #expect(sample.jsonText.contains(#""amount":\#(expected),"#))
  }

  @Test(arguments: [("1", "1.00"), ("1.5000", "1.50"), ("1.2345", "1.2345"), ("1.23450", "1.2345")])
  func `decimal strings are trimmed down to two digits and padded up to them`(_ text: String, _ expected: String) {
    var sample = Sample()
    sample.price = ExactDecimal(text)
    #expect(sample.jsonText.contains(#""price":"\#(expected)""#))
  }

  @Test func `the table of digits lists amounts only`() {
    #expect(MemberList(of: Sample.self).minimumScales == ["amount": 4, "price": 2])
  }
}

@Suite struct WordTests {
  @Test(arguments: ["H", "h", "Here", "HERE"]) func `spellings and case are read alike`(_ code: String) {
    #expect(Place(code: code) == .here)
  }

  @Test func `an unknown code is kept as it was`() {
    let place = Place(code: "Elsewhere")
    #expect(place == .other("Elsewhere") && place.code == "Elsewhere" && place.description == "Elsewhere")
    #expect(!place.isKnown && place.snapTradeWord == nil)
  }

  @Test func `the table answers for its words`() {
    #expect(Place.knownWords == [.here, .there])
    #expect(Place.here.code == "H" && Place.here.description == "Here" && Place.here.isKnown)
    #expect(Place(snapTradeWord: "HERE") == .here)
    #expect(Place(snapTradeWord: "T") == nil)
  }
}

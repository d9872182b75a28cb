import CivilTime
import JSON
import Money
import Testing
import WireMembers

@Suite struct ReadingTests {
  @Test func `what is missing and what is null are both absent`() throws {
    let empty = try sample("{}")
    let nulls = try sample(
      """
      {"name":null,"always":null,"place":null,"flag":null,"count":null,"amount":null,"price":null,"moment":null,
      "inner":null,"rows":null,"maybeRows":null,"notes":null,"anything":null}
      """)
    #expect(empty == Sample())
    #expect(nulls == Sample())
  }

  @Test func `unknown members are ignored and order does not matter`() throws {
    let read = try sample(#"{"flag":true,"surprise":{"a":[1]},"count":7,"name":"n"}"#)
    #expect(read.name == "n" && read.count == 7 && read.flag == true)
  }

  @Test func `an older name is understood, the newer one wins`() throws {
    #expect(try sample(#"{"oldName":"a"}"#).name == "a")
    #expect(try sample(#"{"oldName":"a","name":"b"}"#).name == "b")
    #expect(try sample(#"{"name":null,"oldName":"a"}"#).name == "a")
  }

  @Test(arguments: [#"5"#, #""5""#, #"5.0"#, #""5.00""#])
  func `whole numbers may be strings and may have a point`(_ text: String) throws {
    #expect(try sample(#"{"count":\#(text)}"#).count == 5)
  }

  @Test(arguments: [("1.10", "1.10"), (#""1.10""#, "1.10"), ("1e-7", "0.0000001"), ("-0.50", "-0.50")])
  func `amounts keep their digits, from numbers and from strings`(_ text: String, _ expected: String) throws {
    #expect(try sample(#"{"amount":\#(text)}"#).amount?.description == expected)
    #expect(try sample(#"{"price":\#(text)}"#).price?.description == expected)
  }

  @Test func `the empty string is no number, no word and no moment, but it is a text`() throws {
    let read = try sample(#"{"name":"","count":"","amount":"","price":"","flag":"","moment":"","place":""}"#)
    var expected = Sample()
    expected.name = ""
    #expect(read == expected)
  }

  @Test(arguments: [("true", true), ("false", false), (#""True""#, true), ("1", true), (#""0""#, false)])
  func `flags may be words`(_ text: String, _ expected: Bool) throws {
    #expect(try sample(#"{"flag":\#(text)}"#).flag == expected)
  }

  @Test(arguments: [
    (#"{"amount":"n/a"}"#, "amount"), (#"{"count":1.5}"#, "count"), (#"{"flag":"maybe"}"#, "flag"),
    (#"{"moment":"yesterday"}"#, "moment"), (#"{"inner":{"value":[]}}"#, "inner.value"),
    (#"{"rows":[{"value":1},{"value":"x"}]}"#, "rows.value"), (#"{"notes":[{}]}"#, "notes"),
    (#"{"name":{}}"#, "name"), (#"{"count":99999999999999999999}"#, "count"),
  ])
  func `a value that means nothing is an error that names the member`(_ text: String, _ path: String) {
    #expect {
      try sample(text)
    } throws: { error in
      (error as? WireError)?.code == .malformedMember && (error as? WireError)?.path == path
    }
  }

  @Test func `errors do not show values`() {
    #expect {
      try sample(#"{"count":"secret-4711"}"#)
    } throws: { !"\($0)".contains("4711") }
  }

  @Test func `one object may stand in an array, and a list may be one object`() throws {
    #expect(try Inner(json: [["value": 1]]).value == 1)
    #expect(try Inner.list(json: ["value": 1]).count == 1)
    #expect(try Inner.list(json: [["value": 1], ["value": 2]]).map(\.value) == [1, 2])
    #expect(try Inner.list(json: nil) == [])
    #expect(throws: WireError.self) { try Inner(json: []) }
    #expect(throws: WireError.self) { try Inner(json: [["value": 1], ["value": 2]]) }
    #expect(throws: WireError.self) { try Inner.list(json: [1]) }
    #expect(throws: WireError.self) { try Inner(json: "text") }
  }
}

import CivilTime
import Intake
import Testing

/// Answers of price sources become the one table that is imported.
@Suite struct PriceTableTests {
  private func form(_ members: String) throws(IntakeError) -> PriceSourceSettings.HTTPTable? {
    let text = #"{"kind":"http","url":"https://p.example/{symbol}?a={from}&b={to}","symbols":["A"],\#(members)}"#
    guard case .http(let form) = try PriceSourceSettings(parsing: Array(text.utf8)).kind else { return nil }
    return form
  }

  @Test func `columns of CSV`() throws {
    let form = try #require(try form(#""date":"Day","price":"Adj","dates":"DD.MM.YYYY","delimiter":";""#))
    var table = PriceTable()
    let answer = "Day;Open;Adj\n02.03.2026;1;10.50\n03.03.2026;1;null\n04.03.2026;1;11\n"
    try table.add(Array(answer.utf8), form, symbol: "A", from: nil, to: CivilDate("2026-03-03"))
    #expect(table.text == "date,symbol,close\n2026-03-02,\"A\",\"10.50\"\n")
    #expect(throws: IntakeError.self) {
      try table.add(Array("Tag;Kurs\n".utf8), form, symbol: "A", from: nil, to: nil)
    }
  }

  @Test func `ways through JSON`() throws {
    let form = try #require(try form(#""format":"json","rows":"data.0.items","date":"0","price":"1.c","dates":"unix""#))
    var table = PriceTable()
    let answer = #"{"data":[{"items":[[1772485200,{"c":10.5}],[1772571600,{"c":"11.25"}],[1772658000,{"c":null}]]}]}"#
    try table.add(Array(answer.utf8), form, symbol: "A,B", from: nil, to: nil)
    #expect(table.text == "date,symbol,close\n2026-03-02,\"A,B\",\"10.5\"\n2026-03-03,\"A,B\",\"11.25\"\n")
    for wrong in [#"{"data":[]}"#, #"{"data":[{"items":[[1]]}]}"#, "{"] {
      #expect(throws: IntakeError.self) {
        try table.add(Array(wrong.utf8), form, symbol: "A", from: nil, to: nil)
      }
    }
  }

  @Test func `addresses`() throws {
    let form = try #require(try form(#""format":"csv""#))
    let address = form.address("A B", from: CivilDate("2026-03-02"), to: nil) { $0.replacing(" ", with: "%20") }
    #expect(address == "https://p.example/A%20B?a=2026-03-02&b=")
  }

  @Test(arguments: [
    (#"{"kind":"ftp"}"#, "kind"), (#"{"kind":"file"}"#, "path"), (#"{"kind":"http","url":"https://x/"}"#, "url"),
    (#"{"kind":"http","url":"file:///{symbol}"}"#, "url"), (#"{"kind":"file","path":"p","x":1}"#, "x"),
    (#"{"kind":"http","url":"https://x/{symbol}","seconds":"4000"}"#, "seconds"),
  ])
  func `a source that cannot be is refused with the member`(_ text: String, _ member: String) {
    do {
      _ = try PriceSourceSettings(parsing: Array(text.utf8))
      Issue.record("\(text) is accepted")
    } catch {
      #expect(error.column == member)
    }
  }
}

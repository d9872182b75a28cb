import Journal
import Testing

/// Limits are reached but not exceeded.
@Suite struct LimitTests {
  private func decode(_ line: String) throws(EventError) { _ = try EventCodec.decode(line: Array(line.utf8)) }

  private func expectTooLarge(_ field: String?, _ line: String) {
    let error = #expect(throws: EventError.self) { try decode(line) }
    #expect(error?.code == .tooLarge)
    #expect(error?.field == field)
  }

  private func fee(account: String = "T1", id: String = "i", note: String = "") -> String {
    #"{"event":"fee","account":"\#(account)","at":"2026-01-05T10:00:00Z","id":"\#(id)","#
      + #""amount":"1","currency":"USD","note":"\#(note)"}"#
  }

  private func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  @Test func `texts`() throws {
    try decode(fee(account: letters(64), id: letters(128), note: letters(256)))
    expectTooLarge("account", fee(account: letters(65)))
    expectTooLarge("id", fee(id: letters(129)))
    expectTooLarge("note", fee(note: letters(257)))
    // Limits count the bytes of the text, not of its escapes.
    try decode(fee(note: String(repeating: "\\u0041", count: 256)))
    expectTooLarge("note", fee(note: String(repeating: "é", count: 129)))
  }

  @Test func `a line`() throws {
    let padding = (1 << 20) - fee().utf8.count
    try decode(fee() + String(repeating: " ", count: padding))
    expectTooLarge(nil, fee() + String(repeating: " ", count: padding + 1))
  }

  private func statement(_ members: String) -> String {
    #"{"event":"statement","account":"T1","at":"2026-01-05T10:00:00Z",\#(members)}"#
  }

  private func list(_ element: String, _ count: Int) -> String {
    "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
  }

  @Test func `lists`() throws {
    let position = #"{"symbol":"A","quantity":"1"}"#
    try decode(statement(#""positions":\#(list(position, 10_000))"#))
    expectTooLarge("positions", statement(#""positions":\#(list(position, 10_001))"#))
    let lots = list(#"{"quantity":"1","price":"1"}"#, 10_001)
    expectTooLarge("positions[0].lots", statement(#""positions":[{"symbol":"A","quantity":"1","lots":\#(lots)}]"#))
    let opening =
      #"{"event":"account_opened","account":"T1","at":"2026-01-05T10:00:00Z","type":"cash","currency":"USD""#
    try decode(opening + #","brokers":\#(list(#""a""#, 100))}"#)
    expectTooLarge("brokers", opening + #","brokers":\#(list(#""a""#, 101))}"#)
  }

  @Test func `figures and depth`() throws {
    func figures(_ count: Int) -> String { (0..<count).map { #""f\#($0)":"1""# }.joined(separator: ",") }
    try decode(statement(#""figures":{\#(figures(1000))}"#))
    expectTooLarge("figures", statement(#""figures":{\#(figures(1001))}"#))
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let error = #expect(throws: EventError.self) {
      try decode(#"{"x":\#(deep),"event":"fee"}"#)
    }
    #expect(error?.code == .tooLarge)
  }
}

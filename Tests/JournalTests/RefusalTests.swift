import Journal
import Testing

/// Each refusal says what is wrong and where.
@Suite struct RefusalTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let line: String
    let code: EventError.Code
    let field: String?

    init(_ line: String, _ code: EventError.Code, _ field: String?) {
      self.line = line
      self.code = code
      self.field = field
    }

    var testDescription: String { "\(code.rawValue) \(field ?? "-") \(line.prefix(80))" }
  }

  private static let head = #""account":"T1","at":"2026-01-05T10:00:00Z""#

  /// A trade with some members.
  private static func trade(_ members: String) -> String { #"{"event":"trade",\#(head),\#(members)}"# }

  private static func statement(_ members: String) -> String { #"{"event":"statement",\#(head),\#(members)}"# }

  private static let complete = #""symbol":"A","side":"buy","quantity":"1","price":"2""#

  static let text: [Row] = [
    Row("", .malformed, nil), Row("{", .malformed, nil), Row("[]", .wrongType, nil), Row("null", .wrongType, nil),
    Row("{}", .missingMember, "event"), Row(#"{"event":"trade"}x"#, .missingMember, "symbol"),
    Row(trade(complete) + "{}", .malformed, nil), Row(trade(complete + ","), .malformed, nil),
    Row(#"{"event":"trad"}"#, .unknownEvent, "event"), Row(#"{"event":7}"#, .wrongType, "event"),
    Row(#"{"account":"T1"}"#, .missingMember, "event"), Row("{\"event\":\"tr\u{1}\"}", .malformed, "event"),
    Row(#"{"event":"fee","event":"fee"}"#, .duplicateMember, "event"),
    Row(#"{"at":"x","at":"y","event":"fee"}"#, .duplicateMember, "at"),
  ]

  static let members: [Row] = [
    Row(trade(complete + #","comission":"1""#), .unknownMember, "comission"),
    Row(trade(complete + #","price":"3""#), .duplicateMember, "price"),
    Row(trade(#""symbol":"A","side":"buy","quantity":"1""#), .missingMember, "price"),
    Row(#"{"event":"trade","at":"2026-01-05T10:00:00Z",\#(complete)}"#, .missingMember, "account"),
    Row(#"{"event":"trade","account":"T1",\#(complete)}"#, .missingMember, "at"),
    Row(#"{"event":"price",\#(head),"symbol":"A","price":"1"}"#, .unknownMember, "account"),
    Row(trade(complete + #","note":null"#), .wrongType, "note"),
    Row(trade(complete + #","note":5"#), .wrongType, "note"),
    Row(trade(complete + #","settles":"2026-02-30""#), .badValue, "settles"),
    Row(trade(complete + #","position":0"#), .badValue, "position"),
    Row(trade(complete + #","hash":"abc""#), .badValue, "hash"),
    Row(#"{"event":"account_changed",\#(head),"status":"open"}"#, .badValue, "status"),
    Row(#"{"event":"account_changed",\#(head),"option_level":"2"}"#, .wrongType, "option_level"),
    Row(#"{"event":"account_opened",\#(head),"currency":"USD"}"#, .missingMember, "type"),
    Row(#"{"event":"account_opened",\#(head),"type":"cash","currency":"usd"}"#, .badValue, "currency"),
    Row(
      #"{"event":"account_opened",\#(head),"type":"cash","currency":"USD","brokers":["a",1]}"#, .wrongType,
      "brokers[1]"),
  ]

  /// What stands where an amount is due.
  static let amounts: [Row] = [
    (#""1e3""#, EventError.Code.badValue), (#""+1""#, .badValue), (#"" 1""#, .badValue), (#""1,000""#, .badValue),
    (#""""#, .badValue), (#""NaN""#, .badValue), (#"".5""#, .badValue), (#""1.""#, .badValue), ("01", .malformed),
    ("true", .wrongType), ("null", .wrongType), (#""79228162514264337593543950336""#, .badValue),
    (#""0.12345678901234567890123456789""#, .badValue), ("1e-29", .badValue), ("1e400", .badValue),
    (#""9.9999999999999999999999999999""#, .badValue),
  ].map { Row(trade(#""symbol":"A","side":"buy","quantity":"1","price":\#($0.0)"#), $0.1, "price") }

  static let words: [Row] = [
    Row(trade(#""symbol":"A","side":"BUY","quantity":"1","price":"2""#), .badValue, "side"),
    Row(trade(#""symbol":"","side":"buy","quantity":"1","price":"2""#), .badValue, "symbol"),
    Row(#"{"event":"fee","account":"T 1","at":"2026-01-05T10:00:00Z"}"#, .badValue, "account"),
    Row(#"{"event":"fee","account":"","at":"2026-01-05T10:00:00Z"}"#, .badValue, "account"),
    Row(#"{"event":"fee","account":"T1","at":"2026-01-05 10:00:00"}"#, .badValue, "at"),
    Row(#"{"event":"fee","account":"T1","at":"2026-01-05T10:00:00"}"#, .badValue, "at"),
    Row(#"{"event":"fee","account":"T1","at":"2026-02-29T10:00:00Z"}"#, .badValue, "at"),
    Row(#"{"event":"fee",\#(head),"id":"","amount":"1"}"#, .badValue, "id"),
    Row(#"{"event":"rate","at":"2026-01-05T10:00:00Z","pair":"USD","rate":"1"}"#, .badValue, "pair"),
    Row(#"{"event":"split","at":"2026-01-05T10:00:00Z","symbol":"A","ratio":"2"}"#, .badValue, "ratio"),
    Row(#"{"event":"split","at":"2026-01-05T10:00:00Z","symbol":"A","ratio":"2:0"}"#, .badValue, "ratio"),
    Row(#"{"event":"split","at":"2026-01-05T10:00:00Z","symbol":"A","ratio":"+2:1"}"#, .badValue, "ratio"),
  ]

  static let inner: [Row] = [
    Row(statement(#""positions":[{"symbol":"A","quantity":"1"},{}]"#), .missingMember, "positions[1].symbol"),
    Row(
      statement(#""positions":[{"symbol":"A","quantity":"1","lots":[{"price":"1"}]}]"#), .missingMember,
      "positions[0].lots[0].quantity"),
    Row(
      statement(#""positions":[{"symbol":"A","quantity":"1","lots":[{"price":"1","quantity":"x"}]}]"#), .badValue,
      "positions[0].lots[0].quantity"),
    Row(statement(#""cash":[{"currency":"USD","amount":"1","at":"x"}]"#), .unknownMember, "cash[0].at"),
    Row(statement(#""figures":{"a":"1","a":"1"}"#), .duplicateMember, "figures.a"),
    Row(statement(#""flags":{"a":"1"}"#), .wrongType, "flags.a"),
    Row(
      statement(#""orders":[{"id":"1","symbol":"A","trailing_stop":{}}]"#), .missingMember,
      "orders[0].trailing_stop.amount"),
    Row(#"{"event":"adjustment",\#(head),"amount":"1"}"#, .missingMember, "currency"),
    Row(#"{"event":"adjustment",\#(head),"symbol":"A","price":"1"}"#, .missingMember, "quantity"),
    Row(#"{"event":"adjustment",\#(head),"reason":"none"}"#, .missingMember, "amount"),
    Row(#"{"event":"transfer_in",\#(head)}"#, .missingMember, "amount"),
    Row(#"{"event":"transfer_in",\#(head),"symbol":"A"}"#, .missingMember, "quantity"),
    Row(#"{"event":"transfer_in",\#(head),"cost":"1"}"#, .missingMember, "symbol"),
    Row(#"{"event":"transfer_in",\#(head),"amount":"1"}"#, .missingMember, "currency"),
    Row(
      #"{"event":"transfer_in",\#(head),"symbol":"A","quantity":"1","amount":"1","currency":"USD"}"#, .badValue,
      "amount"),
    Row(#"{"event":"transfer_out",\#(head),"symbol":"A","quantity":"1","cost":"1"}"#, .unknownMember, "cost"),
    Row(
      #"{"event":"transfer_out",\#(head),"symbol":"A","quantity":"1","lots":[{"event":"a"}]}"#, .missingMember,
      "lots[0].quantity"),
    Row(trade(complete + #","lots":[{"quantity":"1"}]"#), .missingMember, "lots[0].event"),
    Row(trade(complete + #","lot_method":"oldest""#), .badValue, "lot_method"),
    Row(#"{"event":"merger","at":"2026-01-05T10:00:00Z","symbol":"A"}"#, .missingMember, "into"),
    Row(#"{"event":"merger","at":"2026-01-05T10:00:00Z","symbol":"A","into":"B"}"#, .missingMember, "ratio"),
    Row(
      #"{"event":"merger","at":"2026-01-05T10:00:00Z","symbol":"A","into":"B","ratio":"1:1","currency":"USD"}"#,
      .missingMember, "cash"),
    Row(
      #"{"event":"spin_off","at":"2026-01-05T10:00:00Z","symbol":"A","child":"B","ratio":"1/4"}"#, .badValue, "ratio"),
    Row(#"{"event":"instrument","kind":"equity"}"#, .missingMember, "symbol"),
    Row(#"{"event":"instrument","symbol":"A","kind":"option"}"#, .badValue, "symbol"),
    Row(#"{"event":"instrument","symbol":"A","kind":"share"}"#, .badValue, "kind"),
    Row(#"{"event":"instrument","symbol":"A","lot_size":"1"}"#, .unknownMember, "lot_size"),
    Row(#"{"event":"instrument","symbol":"A","name":null}"#, .wrongType, "name"),
    Row(#"{"event":"correction",\#(head)}"#, .missingMember, "replaces"),
    Row(#"{"event":"correction",\#(head),"replaces":"a","with":{}}"#, .missingMember, "with.event"),
    Row(#"{"event":"correction",\#(head),"replaces":"a","with":1}"#, .wrongType, "with"),
    Row(
      #"{"event":"correction",\#(head),"replaces":"a","with":{"event":"fee","account":"T1"}}"#, .unknownMember,
      "with.account"),
    Row(
      #"{"event":"correction",\#(head),"replaces":"a","with":{"event":"correction","replaces":"b"}}"#, .badValue,
      "with.event"),
  ]

  @Test(arguments: text + members + amounts + words + inner) func `a refusal names code and field`(_ row: Row) {
    let error = #expect(throws: EventError.self) { try EventCodec.decode(line: Array(row.line.utf8)) }
    #expect(error?.code == row.code)
    #expect(error?.field == row.field)
    #expect(error.map { !$0.text.isEmpty } ?? false)
  }

  @Test func `a name from the line is shown without control characters and cut`() throws {
    let name = String(repeating: "x", count: 200)
    let line = #"{"event":"price","at":"2026-01-05T10:00:00Z","\u001b[31m\#(name)":1}"#
    let error = #expect(throws: EventError.self) { try EventCodec.decode(line: Array(line.utf8)) }
    #expect(error?.field == "?[31m" + name.prefix(59))
  }

  @Test(arguments: ["12", "1e3", "1.50E1", "1e-7", "0.1234567890123456789012345678"])
  func `numbers that lose nothing are taken`(_ number: String) throws {
    let line = #"{"event":"price","at":"2026-01-05T10:00:00Z","symbol":"A","price":\#(number)}"#
    let bytes = EventCodec.encode(try EventCodec.decode(line: Array(line.utf8)))
    let texts = ["1e3": "1000", "1.50E1": "15.0", "1e-7": "0.0000001"]
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(#""price":"\#(texts[number] ?? number)"}"#))
  }
}

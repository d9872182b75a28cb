import BookWire
import JSON
import Keeper
import Money
import Testing

/// What the book refuses of options, futures, currency pairs and orders, whichever way it is told: one by one, as a
/// file of events, and in a dry run. The clock stands at 2 March 2026, 18:00 New York.
@Suite struct ContractRefusalTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    /// Nil: an event of the world.
    var account: String? = "T1"
    /// The event with its members but for account, time and id.
    let event: String
    let code: String
    let field: String
    var testDescription: String { name }

    init(_ name: String, in account: String? = "T1", _ event: String, _ code: String, _ field: String) {
      self.name = name
      self.account = account
      self.event = event
      self.code = code
      self.field = field
    }
  }

  static let options: [Row] = [
    Row(
      "exercise without a position", #""event":"option_exercised","symbol":"XYZ   260320C00100000","quantity":"1""#,
      "not_held", "symbol"),
    Row(
      "exercise of more than is held", #""event":"option_exercised","symbol":"XYZ   260320P00100000","quantity":"9""#,
      "not_held", "quantity"),
    Row(
      "assignment of what is not written",
      #""event":"option_assigned","symbol":"XYZ   260320P00100000","quantity":"1""#,
      "not_held", "symbol"),
    Row(
      "exercise of a European option before its last day",
      #""event":"option_exercised","symbol":"SPX   260320C05000000","quantity":"1","price":"6000""#,
      "before_expiration",
      "at"),
    Row(
      "exercise after the end", #""event":"option_exercised","symbol":"XYZ   260220C00100000","quantity":"1""#,
      "after_expiration", "at"),
    Row(
      "expiry before the trade", #""event":"option_expired","symbol":"XYZ   260220C00100000""#, "not_held", "symbol"),
    Row(
      "expiry before the last day", #""event":"option_expired","symbol":"XYZ   260320P00100000""#, "before_expiration",
      "at"),
    Row(
      "an option on an unknown underlying",
      #""event":"option_exercised","symbol":"ZZZ   260320C00100000","quantity":"1""#, "unknown_instrument", "symbol"),
    Row(
      "an option that nobody has defined",
      #""event":"trade","symbol":"ZZZ   260320C00110000","side":"buy","quantity":"1","price":"1""#,
      "unknown_instrument",
      "symbol"),
    Row(
      "a trade after the end",
      #""event":"trade","symbol":"XYZ   260220C00100000","side":"buy","quantity":"1","price":"1""#, "after_expiration",
      "at"),
    Row(
      "a trade on the morning that settles",
      #""event":"trade","symbol":"SPX   260302C05000000","side":"buy","quantity":"1","price":"1""#, "after_expiration",
      "at"),
    Row(
      "a put of a cash account without its units", in: "C1",
      #""event":"option_exercised","symbol":"XYZ   260320P00100000","quantity":"1""#, "short_in_cash_account",
      "quantity"),
    Row(
      "a stock option settled by a morning", in: nil,
      #""event":"instrument","symbol":"XYZ   260417C00100000","option":{"underlying":"XYZ","root":"XYZ","type":"call","#
        + #""strike":"100","expiration":"2026-04-17","am_settlement":"SET"}"#, "unsupported_rules",
      "option.am_settlement"),
  ]

  static let contracts: [Row] = [
    Row(
      "a fill after a future's last day", in: "F1",
      #""event":"trade","symbol":"ESG26","side":"buy","quantity":"1","price":"6000""#, "after_expiration", "at"),
    Row(
      "a last day before fills that were taken", in: nil,
      #""event":"instrument","symbol":"ESH26","kind":"future","currency":"USD","multiplier":"50","#
        + #""future":{"root":"ES","expiration_code":"H26","expiration":"2026-01-02"}"#, "breaks_later_event", "at"),
    Row(
      "a settlement of what is not held", in: "F1", #""event":"daily_settlement","symbol":"NQH26","price":"20000""#,
      "not_held", "symbol"),
    Row(
      "a future in a margin account", #""event":"trade","symbol":"ESH26","side":"buy","quantity":"1","price":"6000""#,
      "unsupported_rules", "symbol"),
    Row(
      "maintenance above the initial margin", in: nil,
      #""event":"margin_rate","symbol":"ESH26","initial":"10","maintenance":"11""#, "out_of_range", "maintenance"),
    Row(
      "leverage above the rule", in: nil, #""event":"margin_rate","symbol":"EURUSD","initial":"0.019""#, "out_of_range",
      "initial"),
    Row(
      "leverage above the rule for a currency", in: nil, #""event":"margin_rate","currency":"EUR","initial":"0.01""#,
      "out_of_range", "initial"),
    Row(
      "day margins that end after a day", in: "F1",
      #""event":"account_changed","house":{"contracts":{"day_margin_ends":1441}}"#, "out_of_range",
      "house.contracts.day_margin_ends"),
    Row(
      "a conversion rate below zero", in: "X1",
      #""event":"trade","symbol":"EURUSD","side":"sell","quantity":"1","price":"1.1","rate":"-1""#, "not_positive",
      "rate"),
    Row(
      "a conversion rate of a stock",
      #""event":"trade","symbol":"XYZ","side":"buy","quantity":"1","price":"1.1","rate":"1.2""#, "unsupported_rules",
      "rate"),
    Row(
      "a pair's newest lot first", in: "X1",
      #""event":"trade","symbol":"EURUSD","side":"sell","quantity":"1","price":"1.1","lot_method":"lifo""#,
      "unsupported_rules", "lot_method"),
  ]

  /// `done` was cancelled, `open` has filled by 40 of 100.
  static let orders: [Row] = [
    Row("a cancellation of nothing", #""event":"order_cancelled","order":"none""#, "unknown_order", "order"),
    Row("a cancellation of what is done", #""event":"order_cancelled","order":"done""#, "already_ended", "order"),
    Row("an expiry of what is done", #""event":"order_expired","order":"done""#, "already_ended", "order"),
    Row(
      "a rejection of what has filled", #""event":"order_rejected","order":"open","reason":"no""#, "already_ended",
      "order"),
    Row(
      "a replacement of what is done", #""event":"order_replaced","order":"done","limit":"3""#, "already_ended", "order"
    ),
    Row(
      "a replacement below what has filled", #""event":"order_replaced","order":"open","quantity":"40""#,
      "out_of_range",
      "quantity"),
    Row(
      "a fill beyond the order",
      #""event":"trade","order":"open","symbol":"XYZ","side":"buy","quantity":"61","price":"9""#, "out_of_range",
      "quantity"),
    Row(
      "a fill on the other side",
      #""event":"trade","order":"open","symbol":"XYZ","side":"sell","quantity":"1","price":"9""#,
      "position_of_other_side", "side"),
    Row(
      "stock of another company beside an option",
      #""event":"order_placed","order":"o","symbol":"XYZ","side":"buy","type":"market","quantity":"1","legs":["#
        + #"{"symbol":"SET","side":"buy","ratio":"100"},{"symbol":"XYZ   260320C00100000","side":"sell_to_open"}]"#,
      "unsupported_rules", "legs"),
  ]

  @Test(arguments: options + contracts + orders) func refused(_ row: Row) async throws {
    try await Origin.with { (origin) async throws in
      try await tell(origin)
      let position = origin.keeper.snapshot.position
      let hasTime = !row.event.contains(#""event":"instrument""#)
      let told =
        "{" + row.event + (row.account.map { #","account":"\#($0)""# } ?? "")
        + (hasTime ? #","at":"2026-03-02T17:00:00-05:00""# : "") + #","id":"bad"}"#
      #expect(try await origin.post(told).refusal == [row.code, row.field])
      let file = try await origin.importLines(Lines.file([Lines.deposit(id: "good"), told]))
      #expect(file.refusal == [row.code, row.field] && file.status == 422)
      let dry = try await origin.send(
        "POST", "/accounts/\(row.account ?? "T1")/dry-run", "[{\(row.event)}]", token: Origin.readerToken,
        headers: [("Content-Type", "application/json")])
      #expect(try BookDryRun(dry.json).refusals.map { [$0.code, $0.field] } == [[row.code, row.field]], "\(dry.text)")
      #expect(origin.keeper.snapshot.position == position)
    }
  }

  /// A fill has happened, whatever its margin: what rests on the margin is unknown, and says why.
  @Test func `a future without a margin for its day is taken, and its requirement is unknown`() async throws {
    try await Origin.with { (origin) async throws in
      try await tell(origin)
      let fill =
        #"{"event":"trade","account":"F1","at":"2026-03-02T17:00:00-05:00","id":"nq","symbol":"NQH26","side":"buy","#
        + #""quantity":"1","price":"20000"}"#
      #expect(try await origin.post(fill).status == 200)
      let answer = try await origin.get("/accounts/F1/figures?reasons=1").json
      #expect(answer["figures"]?["initial_requirement"]?.isNull == true)
      #expect(
        answer["reasons"]?["initial_requirement"]?.stringValue == "no margin of NQH26 is known for that moment")
    }
  }

  private func tell(_ origin: Origin) async throws {
    let answer = try await origin.importLines(Lines.file(Self.told))
    #expect(answer.status == 200, "\(answer.text)")
  }

  private static let symbols = [
    "XYZ", "SET", "XYZ   260220C00100000", "XYZ   260320C00100000", "XYZ   260320P00100000", "SPX   260320C05000000",
    "SPX   260302C05000000", "ZZZ   260320C00100000",
  ]

  private static let told: [String] =
    symbols.map { #"{"event":"instrument","symbol":"\#($0)"}"# }
    + [
      #"{"event":"instrument","symbol":"ESG26","kind":"future","currency":"USD","multiplier":"50","#
        + #""future":{"root":"ES","expiration_code":"G26","expiration":"2026-02-20"}}"#,
      #"{"event":"instrument","symbol":"ESH26","kind":"future","currency":"USD","multiplier":"50"}"#,
      #"{"event":"instrument","symbol":"NQH26","kind":"future","currency":"USD","multiplier":"20"}"#,
      #"{"event":"instrument","symbol":"EURUSD","kind":"forex"}"#,
      #"{"event":"margin_rate","symbol":"ESH26","at":"2026-01-02T00:00:00-05:00","initial":"20000"}"#,
    ]
    + [("T1", "margin"), ("C1", "cash"), ("F1", "futures"), ("X1", "forex")].flatMap { account, type in
      [
        #"{"event":"account_opened","account":"\#(account)","at":"2026-01-05T09:30:00-05:00","type":"\#(type)","#
          + #""currency":"USD"}"#,
        #"{"event":"deposit","account":"\#(account)","at":"2026-01-05T09:31:00-05:00","amount":"90000","#
          + #""currency":"USD"}"#,
      ]
    }
    + [
      ("T1", "XYZ   260320P00100000", "2"), ("T1", "SPX   260320C05000000", "3"), ("T1", "ZZZ   260320C00100000", "4"),
      ("C1", "XYZ   260320P00100000", "2"), ("F1", "ESH26", "6000"), ("X1", "EURUSD", "1.1"),
    ].map { account, symbol, price in
      #"{"event":"trade","account":"\#(account)","at":"2026-01-06T10:00:00-05:00","symbol":"\#(symbol)","side":"buy","#
        + #""quantity":"1","price":"\#(price)"}"#
    }
    + [
      #""order_placed","order":"open","symbol":"XYZ","side":"buy","type":"limit","duration":"gtc","quantity":"100","#
        + #""limit":"9""#,
      #""trade","order":"open","symbol":"XYZ","side":"buy","quantity":"40","price":"9""#,
      #""order_placed","order":"done","symbol":"XYZ","side":"buy","type":"limit","duration":"gtc","quantity":"5","#
        + #""limit":"8""#,
      #""order_cancelled","order":"done""#,
    ].enumerated().map { index, event in
      #"{"event":\#(event),"account":"T1","at":"2026-03-02T10:0\#(index):00-05:00"}"#
    }
}

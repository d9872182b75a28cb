import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What futures and forex accounts refuse, and the member that is at fault.
@Suite struct ContractRefusals {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    var kind = AccountProfile.Kind.futures
    var account: String? = "T1"
    let payload: Event.Payload
    let code: LedgerError.Code
    let field: String
    var testDescription: String { name }
  }

  private static func trade(_ symbol: String, _ side: Trade.Side = .buy, _ quantity: ExactDecimal = 1) -> Event.Payload
  {
    .trade(Trade(symbol: symbol, side: side, quantity: quantity, price: 100))
  }

  private static func rate(_ rate: MarginRate) -> Event.Payload { .marginRate(rate) }

  static let rows: [Row] = [
    Row(
      name: "a future in a cash account", kind: .cash, payload: trade("ESH26"), code: .unsupportedRules,
      field: "symbol"),
    Row(
      name: "a future in a margin account", kind: .margin, payload: trade("ESH26"), code: .unsupportedRules,
      field: "symbol"),
    Row(
      name: "a pair in a futures account", payload: trade("EURUSD"), code: .unsupportedRules, field: "symbol"),
    Row(
      name: "a future in a forex account", kind: .forex, payload: trade("ESH26"), code: .unsupportedRules,
      field: "symbol"),
    Row(name: "a future after its last day", payload: trade("ESZ25"), code: .afterExpiration, field: "at"),
    Row(name: "a cover of nothing", payload: trade("ESH26", .buyToCover), code: .notHeld, field: "quantity"),
    Row(name: "a short over a long", payload: trade("NQH26", .sellShort), code: .positionOfOtherSide, field: "side"),
    Row(
      name: "lots by average",
      payload: .trade(
        Trade(symbol: "NQH26", side: .sell, quantity: 1, price: 1, lotMethod: .average)), code: .unsupportedRules,
      field: "lot_method"),
    Row(
      name: "the newest lot of a pair", kind: .forex,
      payload: .trade(Trade(symbol: "EURSEK", side: .sell, quantity: 1, price: 1, lotMethod: .lifo)),
      code: .unsupportedRules, field: "lot_method"),
    Row(
      name: "a gain in kronor without a rate", kind: .forex, payload: trade("EURSEK", .sell), code: .noRate,
      field: "symbol"),
    Row(
      name: "a rate of a future", payload: .trade(Trade(symbol: "ESH26", side: .buy, quantity: 1, price: 1, rate: 1)),
      code: .unsupportedRules, field: "rate"),
    Row(
      name: "a rate of nothing", kind: .forex,
      payload: .trade(Trade(symbol: "EURSEK", side: .sell, quantity: 1, price: 1, rate: 0)), code: .notPositive,
      field: "rate"),
    Row(
      name: "a rate into the same currency", kind: .forex,
      payload: .trade(Trade(symbol: "EURUSD", side: .buy, quantity: 1, price: 1, rate: 2)), code: .outOfRange,
      field: "rate"),
    Row(
      name: "a settlement in a margin account", kind: .margin,
      payload: .dailySettlement(DailySettlement(symbol: "ESH26", price: 1)), code: .unsupportedRules, field: "account"),
    Row(
      name: "a settlement of what is not held", payload: .dailySettlement(DailySettlement(symbol: "ESH26", price: 1)),
      code: .notHeld, field: "symbol"),
    Row(
      name: "a settlement without a price", payload: .dailySettlement(DailySettlement(symbol: "NQH26")),
      code: .malformed, field: "price"),
    Row(
      name: "a settlement of nothing", payload: .dailySettlement(DailySettlement()), code: .malformed, field: "symbol"),
    Row(
      name: "securities without a currency",
      payload: .dailySettlement(DailySettlement(securitiesOnDeposit: 1)), code: .malformed, field: "currency"),
    Row(
      name: "securities below zero",
      payload: .dailySettlement(DailySettlement(securitiesOnDeposit: -1, currency: .usd)), code: .notPositive,
      field: "securities_on_deposit"),
    Row(
      name: "leverage above the rule", account: nil,
      payload: rate(MarginRate(symbol: "EURUSD", initial: BookFixture.decimal("0.01"))), code: .outOfRange,
      field: "initial"),
    Row(
      name: "a share above one", account: nil,
      payload: rate(MarginRate(symbol: "", initial: 2, currency: .eur)), code: .outOfRange, field: "initial"),
    Row(
      name: "a currency without a share", account: nil, payload: rate(MarginRate(symbol: "", currency: .eur)),
      code: .malformed, field: "initial"),
    Row(
      name: "maintenance above initial", account: nil,
      payload: rate(MarginRate(symbol: "ESH26", initial: 10, maintenance: 11)), code: .outOfRange,
      field: "maintenance"),
    Row(
      name: "house rate of a future", account: nil, payload: rate(MarginRate(symbol: "ESH26", initial: 10, house: 1)),
      code: .unsupportedRules, field: "house"),
    Row(
      name: "day rate of a stock", account: nil, payload: rate(MarginRate(symbol: "XYZ", day: 1)),
      code: .unsupportedRules, field: "day"),
  ]

  @Test(arguments: rows) func isRefusedAndLeavesNoTrace(_ row: Row) throws {
    var fixture = try BookFixture.contracts(row.kind, cash: "100000")
    try fixture.instrument("XYZ")
    for symbol in ["ESH26", "NQH26"] { try fixture.contract(symbol, .future, multiplier: "5") }
    var old = try Instrument.defaults(symbol: "ESZ25", kind: .future)
    old.future?.expiration = CivilDate(year: 2025, month: 12, day: 19)
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: old)))
    for symbol in ["EURUSD", "EURSEK"] { try fixture.contract(symbol, .forex) }
    if row.kind == .futures { try fixture.trade("2026-01-05T10:00", .buy, "2", "NQH26", "50") }
    if row.kind == .forex { try fixture.trade("2026-01-05T10:00", .buy, "2", "EURSEK", "11") }
    let before = try fixture.sheet("2026-01-06T12:00")
    let error = #expect(throws: LedgerError.self) {
      try fixture.record("2026-01-06T10:00", account: row.account, row.payload)
    }
    #expect(error?.code == row.code, "\(error?.description ?? "")")
    #expect(error?.field == row.field, "\(error?.description ?? "")")
    #expect(try fixture.sheet("2026-01-06T12:00").differences(from: before).isEmpty)
  }

  /// A position whose entry nobody told has no gain that anybody knows.
  @Test func withoutABasisNothingIsRealised() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "100000")
    try fixture.contract("ESH26", .future, multiplier: "50")
    try fixture.record(
      "2026-01-05T11:00",
      .statement(
        Statement(
          cash: [StatementCash(currency: .usd, amount: 100_000)],
          positions: [StatementPosition(symbol: "ESH26", quantity: 1, price: 6000)])))
    let error = #expect(throws: LedgerError.self) { try fixture.trade("2026-01-05T12:00", .sell, "1", "ESH26", "6001") }
    #expect(error?.code == .unknownBasis && error?.field == "symbol")
    let sheet = try fixture.sheet("2026-01-05T12:00")
    #expect(sheet[.openTradeEquity] == nil && sheet[.equity] == nil && sheet[.cash] == 100_000)
  }
}

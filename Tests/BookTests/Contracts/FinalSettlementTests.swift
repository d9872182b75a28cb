import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Futures that nobody closed by the end of their last trading day: Friday, 9 January 2026. The next day starts on
/// Sunday at 18:00.
@Suite struct FinalSettlementTests {
  static let evening = "2026-01-11T17:59"
  static let opened = "2026-01-11T18:00"

  /// Two contracts at 6,000, 50 a point; fees of 5.
  private static func two(_ lastDay: String? = "2026-01-09") throws -> BookFixture {
    var fixture = try FuturesBookTests.two()
    if let lastDay { try fixture.ends("ESH26", lastDay) }
    return fixture
  }

  /// A settlement that the account was told of the last day goes before the market's close, and that before later prices.
  static let prices: [(settled: String?, cash: String, close: String?)] = [
    ("2026-01-09T16:00", "41495", nil), ("2026-01-09T17:15", "41495", nil), ("2026-01-08T16:00", "40995", "6010"),
    (nil, "40995", "6010"), (nil, "42495", "late"),
  ]

  @Test(arguments: prices) func atTheFinalPrice(settled: String?, cash: String, close: String?) throws {
    var fixture = try Self.two()
    if let settled { try fixture.settle(settled, "ESH26", "6015") }
    if close == "late" {
      try fixture.price("2026-01-09T16:30", "ESH26", "6025")
    } else {
      try fixture.price("2026-01-09T15:59", "ESH26", close ?? "5900")
      try fixture.price("2026-01-09T16:30", "ESH26", "5000")
    }
    #expect(try fixture.state(Self.evening).positions.map(\.quantity) == [2])
    try fixture.expect(Self.evening, [.cash: "39995"])
    let state = try fixture.state(Self.opened)
    #expect(state.positions.isEmpty)
    try fixture.expect(
      Self.opened,
      [
        .cash: cash, .equity: cash, .openTradeEquity: "0", .initialRequirement: "0",
        .realizedPLToday: try (BookFixture.decimal(cash) - 39995).description,
      ])
    try fixture.explains(Self.opened)
    try fixture.explains("2026-01-12T16:30")
    try residualIsZero(fixture, through: "2026-01-12T20:00", days: 6)
  }

  /// What it gained stays in the contract's currency.
  @Test func inItsCurrency() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "100000")
    try fixture.contract("NKH26", .future, multiplier: "500", currency: .jpy)
    try fixture.ends("NKH26", "2026-01-09")
    try fixture.margin("2026-01-02T00:00", "NKH26", initial: "1000000")
    try fixture.rate("2026-01-02T00:00", "USDJPY", "100")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", "NKH26", "39000")
    try fixture.trade("2026-01-06T10:00", .sellShort, "2", "NKH26", "39030")
    try fixture.price("2026-01-09T16:00", "NKH26", "38990")
    let state = try fixture.state(Self.opened)
    #expect(state.cash[.jpy] == 45000 && state.cash[.usd] == 100_000)
    try fixture.expect(Self.opened, [.cash: "100450", .realizedPL: "450", .openTradeEquity: "0"])
    try fixture.explains(Self.opened)
    let rows = try AccountActivities(
      of: try #require(fixture.book), through: BookFixture.at(Self.opened), in: MarketView(fixture.world)
    ).rows
    let row = try #require(rows.last)
    #expect(row.type == .buy && row.quantity == 3 && row.amount == 45000 && row.currency == .jpy)
    #expect(row.price == 38990 && row.tradeDate.description == "2026-01-09")
    #expect(row.text == "Final settlement of NKH26" && row.name == "final_settlement/NKH26/2026-01-09")
    try fixture.rate("2026-01-12T10:00", "USDJPY", "120")
    try residualIsZero(fixture, through: "2026-01-13T20:00", days: 7)
  }

  /// Without a price of its last day it stays, with the reason, until one is told: late, or of the moment.
  @Test func noPrice() throws {
    var fixture = try Self.two()
    try fixture.price("2026-01-08T15:59", "ESH26", "6010")
    let at = "2026-01-12T10:00"
    let sheet = try fixture.sheet(at)
    #expect(sheet[.cash] == 39995 && sheet[.equity] == nil && sheet[.openTradeEquity] == nil)
    let reason = sheet.reason(of: .equity, in: MarketView(fixture.world))
    #expect(reason == "ESH26 has ended, and no price of its last day says how")
    try fixture.explains(at)
    var late = fixture
    try late.price("2026-01-09T16:00", "ESH26", "6002")
    try late.expect(at, [.cash: "40195", .equity: "40195"])
    try late.explains(at)
    try fixture.settle("2026-01-12T11:00", "ESH26", "6015")
    try fixture.expect("2026-01-12T11:00", [.cash: "41495", .equity: "41495", .realizedPLToday: "1500"])
    try fixture.explains("2026-01-12T11:00")
    let rows = try AccountActivities(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-12T11:00"), in: MarketView(fixture.world)
    ).rows
    #expect(rows.last?.type == .sell && rows.last?.amount == 1500 && rows.last?.quantity == -2)
  }

  /// What ended by a settlement told afterwards stays readable when a late price has settled it before.
  @Test func settledTwice() throws {
    var fixture = try Self.two()
    try fixture.settle("2026-01-12T11:00", "ESH26", "6015")
    try fixture.price("2026-01-09T16:00", "ESH26", "6010")
    try fixture.expect("2026-01-12T11:00", [.cash: "40995", .equity: "40995"])
    try fixture.deposit("2026-01-12T12:00", "1")
    try fixture.explains("2026-01-12T12:00")
  }

  /// A fill that is told late for the last day goes before what the book took for granted.
  @Test func closedInTime() throws {
    var fixture = try Self.two()
    try fixture.price("2026-01-09T16:00", "ESH26", "6010")
    try fixture.deposit("2026-01-12T10:00", "1")
    try fixture.trade("2026-01-09T15:00", .sell, "1", "ESH26", "6020")
    try fixture.expect("2026-01-12T11:00", [.cash: "41496", .realizedPL: "1495"])
    try fixture.explains("2026-01-12T11:00")
  }

  /// The last day may become known while the contract is held; not where fills were told after it.
  @Test func lastDayToldLater() throws {
    var fixture = try Self.two(nil)
    try fixture.price("2026-01-09T16:00", "ESH26", "6010")
    try fixture.deposit("2026-01-12T10:00", "1")
    #expect(try fixture.state("2026-01-12T11:00").positions.count == 1)
    try fixture.ends("ESH26", "2026-01-09")
    try fixture.expect("2026-01-12T11:00", [.cash: "40996"])
    try fixture.explains("2026-01-12T11:00")
    let error = #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-12T11:00", .sell, "1", "ESH26", "6020")
    }
    #expect(error?.code == .afterExpiration && error?.field == "at")
  }

  /// Nothing trades any more once the next day's session has opened.
  @Test func notAfterTheRoll() throws {
    var fixture = try Self.two("2026-01-08")
    try fixture.trade("2026-01-08T16:59", .buy, "1", "ESH26", "6000")
    let error = #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-08T18:00", .buy, "1", "ESH26", "6000")
    }
    #expect(error?.code == .afterExpiration && error?.field == "at")
  }

  /// A statement told the position; once fills or settlements are told, its end follows too.
  @Test func ofAStatement() throws {
    var fixture = BookFixture()
    for symbol in ["ESH26", "NQH26"] { try fixture.contract(symbol, .future, multiplier: "50") }
    try fixture.ends("ESH26", "2026-01-09")
    try fixture.open("2026-01-05T09:00", .futures)
    try fixture.state("2026-01-05T10:00", cash: "100000", holdings: [("ESH26", "2", "6000")])
    try fixture.price("2026-01-09T16:00", "ESH26", "6010")
    #expect(try fixture.state("2026-01-12T10:00").positions.count == 1)
    try fixture.trade("2026-01-07T10:00", .buy, "1", "NQH26", "20000")
    #expect(try fixture.state("2026-01-12T10:00").positions.map(\.quantity) == [1])
    try fixture.expect("2026-01-12T10:00", [.cash: "101000"])
  }
}

extension BookFixture {
  /// Tells the last trading day of a future.
  mutating func ends(_ symbol: String, _ lastDay: String) throws {
    guard var instrument = world.instruments.instrument(symbol) else { return }
    instrument.future?.expiration = CivilDate(lastDay)
    try record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
  }
}

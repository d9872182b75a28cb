import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// Worked examples of cash accounts, settlement and several currencies, told as events.
@Suite struct CashExamples {
  /// A published sample: the account balance leaves out sale money that has not settled, equity does not.
  @Test func balanceLessUnsettledSales() throws {
    var fixture = try BookFixture.account(.cash, cash: nil)
    try fixture.state(
      "2026-01-05T09:30", cash: "2870974.62", settled: "2870328.52", holdings: [("XYZ", "1", "376180.24")])
    try fixture.expect("2026-01-05T09:31", [.equity: "3247154.86", .startOfDayEquity: "3247154.86"])
    try fixture.price("2026-01-05T12:00", "XYZ", "378625.5402")
    try fixture.expect(
      "2026-01-05T12:01",
      [
        .equity: "3249600.1602", .unsettledCredits: "646.10", .cashNetOfUnsettled: "2870328.52",
        .settledCash: "2870328.52", .unrealizedPLToday: "2445.3002",
      ])
  }

  /// Settled money, a deposit of the day and unsettled sales may all be traded, but only settled money may leave.
  @Test func allCashMayBeTraded() throws {
    var fixture = try BookFixture.account(.cash, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.trade("2026-01-07T10:00", .sell, "100", "XYZ", "100")
    try fixture.deposit("2026-01-07T11:00", "10000")
    try fixture.expect(
      "2026-01-07T11:01",
      [
        .availableToTrade: "30000", .overnightBuyingPower: "30000", .settledCash: "20000", .withdrawable: "20000",
        .unsettledCredits: "10000",
      ])
    try fixture.expect("2026-01-08T00:00", [.withdrawable: "30000", .unsettledCredits: "0"])
  }

  /// Money that has not cleared counts in cash and equity, not in what may be traded or taken out.
  @Test func unclearedDeposit() throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    try fixture.record(
      "2026-01-05T10:00", .deposit(Deposit(amount: 500, currency: .usd, clears: CivilDate("2026-01-09"))))
    let held: [Figure: String] = [
      .cash: "1500", .equity: "1500", .unclearedDeposits: "500", .heldBack: "500", .availableToTrade: "1000",
      .withdrawable: "1000",
    ]
    try fixture.expect("2026-01-05T10:01", held)
    try fixture.expect("2026-01-08T23:59", held)
    try fixture.expect("2026-01-09T00:00", [.unclearedDeposits: "0", .availableToTrade: "1500", .withdrawable: "1500"])
  }

  /// Trades of a day on which only the exchange is open settle with those of the day before.
  @Test(arguments: [
    ("2026-10-09", "2026-10-13"), ("2026-10-12", "2026-10-13"), ("2026-11-10", "2026-11-12"),
    ("2026-11-11", "2026-11-12"), ("2026-11-25", "2026-11-27"), ("2026-12-24", "2026-12-28"),
  ])
  func settlementDay(traded: String, settles: String) throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    try fixture.trade("\(traded)T12:00", .buy, "10", "XYZ", "50")
    let dayBefore = try #require(CivilDate(settles)).advanced(byDays: -1)
    try fixture.expect("\(dayBefore)T22:00", [.unsettledDebits: "500", .settledCash: "1000", .cash: "500"])
    try fixture.expect("\(settles)T01:00", [.unsettledDebits: "0", .settledCash: "500"])
  }

  /// One ledger per currency, told together at the rates of the moment.
  @Test func threeCurrencies() throws {
    var fixture = try BookFixture.account(.margin, cash: "5000")
    try fixture.rate("2026-01-05T09:00", "EURUSD", "1.0900")
    try fixture.record("2026-01-05T10:00", .deposit(Deposit(amount: 2000, currency: .eur)))
    #expect(try fixture.figure(.cash, "2026-01-05T10:01") == "7180.0000")
    let yen = CashAmount(amount: 150_000, currency: .jpy)
    try fixture.record("2026-01-05T10:02", .withdrawal(yen))
    // Nobody has told a rate of the yen yet: unknown, never one to one.
    let sheet = try fixture.sheet("2026-01-05T10:03")
    #expect(sheet[.cash] == nil)
    #expect(sheet[.equity] == nil)
    #expect(sheet[.longMarketValue] == 0)
    try fixture.rate("2026-01-05T11:00", "JPYUSD", "0.0067")
    try fixture.expect("2026-01-05T11:01", [.cash: "6175", .equity: "6175"])
  }

  /// A money-market fund counts once in equity, and as cash where a wire wants it so.
  @Test func cashEquivalent() throws {
    var fixture = BookFixture()
    var fund = try Instrument.defaults(symbol: "MMF", kind: .fund)
    fund.isCashEquivalent = true
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: fund)))
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T09:00", .cash)
    try fixture.deposit("2026-01-05T09:30", "15300.71")
    try fixture.trade("2026-01-05T10:00", .buy, "5000", "MMF", "1")
    try fixture.trade("2026-01-05T10:01", .buy, "100", "XYZ", "100")
    try fixture.expect(
      "2026-01-05T10:02",
      [.cash: "300.71", .cashEquivalents: "5000", .cashAndEquivalents: "5300.71", .equity: "15300.71"])
  }

  /// Three purchases, one sale: by lots the oldest goes, by average the mean.
  @Test func lotsAndAverage() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    for (hour, price) in [("10", "40"), ("11", "60"), ("12", "80")] {
      try fixture.trade("2026-01-05T\(hour):00", .buy, "50", "XYZ", price)
    }
    try fixture.trade("2026-01-05T13:00", .sell, "50", "XYZ", "100")
    try fixture.expect(
      "2026-01-05T13:01",
      [
        .realizedPL: "3000", .realizedPLTodayAverage: "2000", .costOfPositions: "6000", .valueBought: "9000",
        .valueSold: "5000", .unrealizedPL: "3000",
      ])
  }

  /// Three for two: more shares, the same basis with its commission.
  @Test func splitKeepsTheBasis() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "55", "XYZ", "125", commission: "20")
    try fixture.split("2026-01-06T09:30", "XYZ", 3, 2)
    let state = try fixture.state("2026-01-06T10:00")
    #expect(state.positions[0].quantity == BookFixture.decimal("82.5"))
    #expect(state.positions[0].lots.cost == 6895)
    // The price of before the split is told in shares of after it, to twelve decimals.
    try fixture.expect(
      "2026-01-06T10:00", [.longMarketValue: "6874.9999999999725", .unrealizedPLAverage: "-0.0000000000275"])
    try fixture.price("2026-01-06T16:00", "XYZ", "84")
    try fixture.expect("2026-01-06T16:00", [.longMarketValue: "6930", .unrealizedPL: "35"])
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Rates that fills tell, and working orders in currency pairs.
@Suite struct ForexDealingTests {
  /// A dealer converts what a close realised at a rate of its own, which stays.
  @Test func convertedAtTheToldRate() throws {
    var fixture = try ForexBookTests.account()
    try fixture.trade("2026-01-05T10:00", .buy, "20000", "USDJPY", "150.00")
    try fixture.record(
      "2026-01-05T11:00",
      .trade(
        Trade(
          symbol: "USDJPY", side: .sell, quantity: 15000, price: BookFixture.decimal("149.20"), commission: 1,
          rate: BookFixture.decimal("0.0067"))))
    // −0.80 × 15,000 yen × 0.0067, and the commission
    try fixture.expect("2026-01-05T11:00", [.cash: "9918.6", .realizedPLToday: "-81.4", .commissionToday: "1"])
    try fixture.explains("2026-01-05T11:00")
    try fixture.rate("2026-01-06T09:00", "USDJPY", "140")
    try fixture.price("2026-01-06T09:00", "USDJPY", "140")
    try fixture.expect("2026-01-06T10:00", [.cash: "9918.6"])
    let rows = try AccountActivities(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-06T10:00"), in: MarketView(fixture.world)
    ).rows
    #expect(rows.last?.amount == BookFixture.decimal("-81.4"))
    try residualIsZero(fixture, through: "2026-01-07T20:00", days: 3)
  }

  /// With the rate told, a close needs none of the world.
  @Test func withoutARateOfTheWorld() throws {
    var fixture = try BookFixture.contracts(.forex, cash: "10000")
    try fixture.contract("EURSEK", .forex)
    try fixture.trade("2026-01-05T10:00", .buy, "1000", "EURSEK", "11")
    try fixture.record(
      "2026-01-05T11:00",
      .trade(
        Trade(
          symbol: "EURSEK", side: .sell, quantity: 1000, price: BookFixture.decimal("11.10"),
          rate: BookFixture.decimal("0.095"))))
    try fixture.expect("2026-01-05T11:00", [.cash: "10009.5", .equity: "10009.5"])
    try fixture.explains("2026-01-05T11:00")
  }

  /// Of each pair all buys, or all sells, beyond what is held, at the share and the rate of the moment.
  @Test func ordersReserveTheirDeposit() throws {
    var fixture = try ForexBookTests.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "50000", "EURUSD", limit: "1.08", duration: .gtc)
    try fixture.place("2026-01-05T10:00", "o2", .sell, "20000", "EURUSD", limit: "1.10", duration: .gtc)
    try fixture.place("2026-01-05T10:01", "o3", .sellShort, "30000", "EURGBP", limit: "0.85", duration: .gtc)
    // 50,000 × 1.0850 × 2 %, 30,000 × 1.0850 × 3 %
    try fixture.expect(
      "2026-01-05T10:30",
      [
        .openOrderMargin: "2061.5", .reservedByOrders: "2061.5", .reservedCash: "0", .dayTradeBuyingPower: "7938.5",
        .pendingOrders: "3", .initialRequirement: "0",
      ])
    try fixture.explains("2026-01-05T10:30")
    try fixture.trade("2026-01-05T11:00", .sell, "40000", "EURUSD", "1.0850")
    try fixture.share("2026-01-05T11:30", currency: .eur, "0.04")
    // Short 40,000: buys of 50,000 leave 10,000 long; sells add 20,000.
    try fixture.expect("2026-01-05T12:00", [.openOrderMargin: "2170", .initialRequirement: "1736"])
    try fixture.explains("2026-01-05T12:00")
  }

  /// Neither a rate of the base currency nor a price: unknown, never zero.
  @Test func unknownRate() throws {
    var fixture = try BookFixture.contracts(.forex, cash: "10000")
    try fixture.contract("EURUSD", .forex)
    try fixture.place("2026-01-05T10:00", "o1", .buy, "50000", "EURUSD", limit: "1.08", duration: .gtc)
    let sheet = try fixture.sheet("2026-01-05T10:30")
    #expect(sheet[.openOrderMargin] == nil && sheet[.dayTradeBuyingPower] == nil && sheet[.equity] == 10000)
    try fixture.explains("2026-01-05T10:30")
    try fixture.price("2026-01-05T10:40", "EURUSD", "1.1")
    try fixture.expect("2026-01-05T10:40", [.openOrderMargin: "1100"])
    try fixture.explains("2026-01-05T10:40")
  }
}

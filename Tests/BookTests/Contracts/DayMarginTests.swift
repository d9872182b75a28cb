import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Day margins within their hours, and settlements that come in the evening. 5 January 2026 is a Monday; Globex closes
/// at 17:00 New York.
@Suite struct DayMarginTests {
  /// Until 15 minutes before the close, or as the broker says; not while the market is closed.
  @Test(
    arguments: [
      ("2026-01-05T16:44", nil, "12100"), ("2026-01-05T16:45", nil, "48400"), ("2026-01-05T17:30", nil, "48400"),
      ("2026-01-05T18:00", nil, "12100"), ("2026-01-10T12:00", nil, "48400"), ("2026-01-05T16:59", 0, "12100"),
      ("2026-01-05T17:00", 0, "48400"), ("2026-01-05T15:29", 90, "12100"), ("2026-01-05T15:30", 90, "48400"),
    ] as [(String, Int?, String)])
  func hours(at: String, minutes: Int?, asked: String) throws {
    var house = ContractParameters()
    if let minutes { house.dayMarginEnds = minutes }
    let fixture = try FuturesBookTests.two(house: minutes == nil ? nil : house)
    let power = try BookFixture.decimal("39995") - BookFixture.decimal(asked)
    try fixture.expect(
      at,
      [
        .futuresDayMargin: asked, .dayTradeBuyingPower: power.description, .overnightBuyingPower: "-8405",
        .initialRequirement: "48400",
      ])
    try fixture.explains(at)
  }

  /// The day after Thanksgiving Globex closes early.
  @Test func earlyClose() throws {
    var fixture = try FuturesBookTests.two()
    try fixture.price("2026-11-27T12:00", "ESH26", "6000")
    try fixture.expect("2026-11-27T12:44", [.futuresDayMargin: "12100"])
    try fixture.expect("2026-11-27T12:45", [.futuresDayMargin: "48400"])
  }

  @Test(arguments: [-1, 1441]) func minutesOutOfRange(minutes: Int) throws {
    var house = ContractParameters()
    house.dayMarginEnds = minutes
    let error = #expect(throws: LedgerError.self) { try FuturesBookTests.two(house: house) }
    #expect(error?.code == .outOfRange && error?.field == "house.contracts.day_margin_ends")
  }

  /// Told after the close, before or after the roll: the next day starts from it; its history does not.
  @Test(arguments: ["2026-01-05T16:01", "2026-01-05T17:15", "2026-01-05T18:00", "2026-01-05T23:59"])
  func eveningSettlement(at: String) throws {
    var fixture = try FuturesBookTests.two()
    try fixture.price("2026-01-05T15:59", "ESH26", "5980")
    try fixture.settle(at, "ESH26", "5975")
    try fixture.price("2026-01-06T10:00", "ESH26", "6010")
    try fixture.expect(
      "2026-01-06T10:00",
      [
        .openTradeEquity: "1000", .startOfDayOpenTradeEquity: "-2500", .openTradeEquityToday: "3500",
        .unrealizedPLToday: "3500", .startOfDayEquity: "37495", .startOfDayInitialRequirement: "48400",
        .settledVariation: "-2500",
      ])
    try fixture.explains("2026-01-06T10:00")
    try residualIsZero(fixture, through: "2026-01-08T20:00", days: 4)
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-06T20:00"), in: MarketView(fixture.world))
    #expect(history.days[0].totalValue == 37995)
  }

  /// What traded after the close belongs to the next day, at its own price; the last settlement counts.
  @Test func tradesAfterTheClose() throws {
    var fixture = try FuturesBookTests.two()
    try fixture.price("2026-01-05T15:59", "ESH26", "5980")
    try fixture.trade("2026-01-05T16:30", .buy, "1", "ESH26", "5990")
    try fixture.settle("2026-01-05T16:40", "ESH26", "5900")
    try fixture.settle("2026-01-05T17:15", "ESH26", "5970")
    try fixture.trade("2026-01-05T17:20", .sell, "1", "ESH26", "5990")
    try fixture.expect("2026-01-05T18:00", [.startOfDayOpenTradeEquity: "-3000", .startOfDayEquity: "36995"])
    // (5990 − 5970) of what was sold of the close, and of the bought one nothing.
    try fixture.price("2026-01-05T18:30", "ESH26", "5990")
    try fixture.expect(
      "2026-01-05T18:30", [.openTradeEquity: "-500", .unrealizedPLToday: "1000", .realizedPLToday: "-500"])
    try fixture.explains("2026-01-05T18:30")
    try fixture.explains("2026-01-05T17:30")
  }

  /// A settlement of another day, or of what was bought after the close, is no start.
  @Test func otherSettlements() throws {
    var fixture = try FuturesBookTests.two()
    try fixture.contract("NQH26", .future, multiplier: "20")
    try fixture.margin("2026-01-02T00:00", "NQH26", initial: "33000")
    try fixture.price("2026-01-05T15:59", "ESH26", "5980")
    try fixture.trade("2026-01-05T16:30", .buy, "1", "NQH26", "20000")
    try fixture.settle("2026-01-05T17:00", "NQH26", "20100")
    try fixture.settle("2026-01-06T00:00", "ESH26", "5900")
    try fixture.expect(
      "2026-01-06T01:00",
      [.startOfDayOpenTradeEquity: "-2000", .openTradeEquity: "-8000", .unrealizedPLToday: "-6000"])
    try fixture.explains("2026-01-06T01:00")
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Returns of accounts whose lives are told by events.
@Suite struct ReturnsTests {
  /// The thirty days of the built example as an account: all the money in one fund, so that its value is what the
  /// example says.
  private static func thirtyDays() throws -> AccountHistory {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T16:00", .cash)
    try fixture.deposit("2026-01-05T16:00", "10000")
    try fixture.trade("2026-01-05T16:00", .buy, "10000", "XYZ", "1")
    // Day 10, before the deposit: 10,500. Day 20, before the withdrawal: 15,500 × 0.95 = 14,725.
    try fixture.price("2026-01-15T15:59", "XYZ", "1.05")
    try fixture.deposit("2026-01-15T16:00", "5250")
    try fixture.trade("2026-01-15T16:00", .buy, "5000", "XYZ", "1.05")
    try fixture.price("2026-01-23T16:00", "XYZ", "0.9975")
    try fixture.trade("2026-01-26T10:00", .sell, "2000", "XYZ", "0.9975")
    try fixture.withdraw("2026-01-26T10:00", "1995")
    try fixture.price("2026-02-04T16:00", "XYZ", "1.047375")
    return try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-02-04T20:00"), in: MarketView(fixture.world))
  }

  @Test func accountByEvents() throws {
    let returns = try #require(try Self.thirtyDays().returns(over: .sinceOpening))
    #expect(returns.startValue == 0)
    #expect(returns.netFlows == 13_255)
    #expect(returns.endValue == BookFixture.decimal("13615.875"))
    #expect(returns.gain == BookFixture.decimal("360.875"))
    #expect(returns.timeWeighted.value == BookFixture.decimal("0.047375"))
    #expect(returns.timeWeightedDaily.reason == nil)
    #expect(returns.moneyWeighted.reason == nil)
    #expect(returns.timeWeighted.annual == nil)
  }

  /// The numbers of the sheet through an account, to the digits that the sheet tells.
  @Test func builtExampleByEvents() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T10:00", .cash)
    try fixture.deposit("2026-01-05T10:00", "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.price("2026-01-15T15:59", "XYZ", "105")
    try fixture.deposit("2026-01-15T16:00", "5000")
    // 15,500 of which 5,000 in cash: the fund falls to 97.25 and the cash stays, 14,725 in all.
    try fixture.price("2026-01-23T16:00", "XYZ", "97.25")
    try fixture.trade("2026-01-25T15:00", .sell, "20", "XYZ", "97.25")
    try fixture.withdraw("2026-01-25T16:00", "2000")
    // 12,725 of which 4,945 in cash: 80 units at 105.203125.
    try fixture.price("2026-02-04T16:00", "XYZ", "105.203125")
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-02-04T20:00"), in: MarketView(fixture.world))
    let period = ReturnPeriod.days(from: CivilDate("2026-01-06"), to: CivilDate("2026-02-04"))
    let returns = try #require(history.returns(over: period))
    #expect(returns.startValue == 10_000 && returns.endValue == BookFixture.decimal("13361.25"))
    #expect(returns.gain == BookFixture.decimal("361.25"))
    #expect(returns.timeWeighted.value == BookFixture.decimal("0.047375"))
    #expect(returns.modifiedDietz.value == BookFixture.decimal("0.028519736842"))
    #expect(returns.moneyWeighted.value?.rounded(toScale: 7) == BookFixture.decimal("0.0285409"))
    #expect(returns.first == CivilDate("2026-01-06") && returns.last == CivilDate("2026-02-04"))
  }

  /// 100, +50 half-way through two years, 300 in the end: 50 % a year by money, 125 % in all.
  @Test func publicExampleByEvents() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T10:00", .cash)
    try fixture.deposit("2026-01-05T10:00", "100")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "1")
    try fixture.deposit("2027-01-05T16:00", "50")
    try fixture.price("2028-01-05T16:00", "XYZ", "2.5")
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2028-01-05T20:00"), in: MarketView(fixture.world))
    let period = ReturnPeriod.days(from: CivilDate("2026-01-06"), to: CivilDate("2028-01-05"))
    let returns = try #require(history.returns(over: period))
    #expect(returns.modifiedDietz.value == BookFixture.decimal("1.2"))
    #expect(returns.moneyWeighted.value == BookFixture.decimal("1.25"))
    #expect(returns.moneyWeighted.annual == BookFixture.decimal("0.5"))
    #expect(returns.timeWeighted.value == 1)
    // Flows at the start of the day: 150 on the day before nothing happens.
    #expect(returns.timeWeightedDaily.value == 1)
    #expect(history.returns(over: .yearToDate)?.first == CivilDate("2028-01-03"))
    #expect(history.returns(over: .monthToDate)?.first == CivilDate("2028-01-03"))
    #expect(history.returns(over: .oneYear)?.first == CivilDate("2027-01-06"))
    #expect(history.returns(over: .sinceOpening)?.from == BookFixture.at("2026-01-05T10:00"))
    #expect(history.returns(over: .days(from: CivilDate("2029-01-01"), to: nil)) == nil)
  }

  /// A price that is missing makes what rests on it undefined, with the reason, never zero.
  @Test func missingPricesAreSaid() throws {
    var fixture = BookFixture()
    try fixture.instrument("NEW")
    try fixture.open("2026-01-05T10:00", .cash)
    let holding = StatementPosition(symbol: "NEW", quantity: 10, averagePrice: 7)
    try fixture.record(
      "2026-01-05T11:00",
      .statement(Statement(cash: [StatementCash(currency: .usd, amount: 1000)], positions: [holding])))
    try fixture.price("2026-01-07T15:00", "NEW", "8")
    let market = MarketView(fixture.world)
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-08T20:00"), in: market)
    #expect(history.days.map(\.totalValue) == [nil, nil, 1080, 1080])
    #expect(history.days[0].unknown?.text(in: market) == "no price of NEW is known")
    #expect(history.days[0][.flows] == 0 && history.days[0][.residual] == nil)
    #expect(history.days[2][.start] == nil && history.days[2].unknown != nil)
    #expect(history.days[3].unknown == nil && history.days[3][.residual] == 0)
    let returns = try #require(history.returns(over: .sinceOpening))
    #expect(returns.timeWeighted.value == nil && returns.timeWeighted.reason == "the value at the start is unknown")
    #expect(returns.gain == nil)
  }

  /// What such an account is worth is what its statements report; where that came from they do not say.
  @Test func futuresAndForexHaveNone() throws {
    var fixture = BookFixture()
    try fixture.open("2026-01-05T10:00", .futures)
    try fixture.record(
      "2026-01-05T11:00",
      .statement(
        Statement(
          cash: [StatementCash(currency: .usd, amount: 1000)],
          figures: [NamedAmount(name: "equity", amount: 1200)])))
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-06T20:00"), in: MarketView(fixture.world))
    #expect(history.days.map(\.totalValue) == [1200, 1200])
    #expect(history.days[1][.flows] == nil)
    #expect(history.returns(over: .sinceOpening)?.timeWeighted.reason == "the account lives by its statements")
  }
}

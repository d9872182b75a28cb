import Margin
import Money
import Testing

/// Published and worked examples of futures requirements.
@Suite struct FuturesExamples {
  private static func margin(_ contracts: ExactDecimal, _ rates: FuturesRates) throws -> FuturesMargin {
    var margin = FuturesMargin()
    try margin.add(contracts, rates)
    return margin
  }

  /// A day rate of a quarter: power overnight is below zero without a call.
  @Test func dayRate() throws {
    let day = try #require(ExactDecimal("1406.25"))
    let margin = try Self.margin(1, FuturesRates(initial: 5625, maintenance: 5000, day: day))
    #expect(margin.day == day)
    #expect(try 3000 - margin.initial == -2625)
    #expect(try Self.margin(4, FuturesRates(initial: 3500, maintenance: 3000)).initial == 14000)
  }

  /// Two contracts: a call at settlement restores the initial requirement.
  @Test func call() throws {
    let margin = try Self.margin(-2, FuturesRates(initial: 24200, maintenance: 22000, day: 6050))
    #expect(margin.day == 12100)
    #expect(try margin.call(equity: 44000) == 0)
    #expect(try margin.call(equity: 37495) == 10905)
    #expect(try margin.call(equity: 37495, restoring: .maintenance) == 6505)
  }

  @Test(arguments: [(2, 1, 0, 1), (2, 0, 2, 0), (2, 0, 5, 1), (-1, 3, 2, 2), (0, 2, 3, 3), (-3, 2, 0, 0)])
  func worstOfWorkingOrders(held: Int, buys: Int, sells: Int, added: Int) throws {
    #expect(
      try FuturesMargin.worstAddition(
        held: ExactDecimal(held), buys: ExactDecimal(buys), sells: ExactDecimal(sells)) == ExactDecimal(added))
  }
}

import CivilTime
import Margin
import Money
import Testing

/// Published and worked examples of trading within the day.
@Suite struct DayTradingExamples {
  private static func execution(
    _ security: Int, _ quantity: Int, _ requirement: ExactDecimal, order: String? = nil
  ) -> DayTrading.Execution {
    DayTrading.Execution(
      security: security, quantity: ExactDecimal(quantity), requirementPerUnit: requirement, order: order)
  }

  /// Ten calls, one dear call, the first sold, puts, the second sold, the puts sold: options ask for their whole price.
  @Test func timeAndTickAgainstAggregate() throws {
    let day = try DayTrading(of: [
      Self.execution(1, 10, 200), Self.execution(2, 1, 1120), Self.execution(1, -10, 0), Self.execution(3, 5, 500),
      Self.execution(2, -1, 0), Self.execution(3, -5, 0),
    ])
    #expect(day.peakRequirement == 3620)
    #expect(day.aggregateRequirement == 5620)
    #expect(day.count == 3)
  }

  /// Gains of the day do not enlarge the power it began with.
  @Test func gainsDoNotHelp() throws {
    let day = try DayTrading(of: [
      Self.execution(1, 100, 200), Self.execution(1, -100, 0), Self.execution(1, 100, 300), Self.execution(1, -100, 0),
    ])
    #expect(day.peakRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: day.peakRequirement, excess: 25000) == 5000)
  }

  /// 70,000 and 50,000 at a quarter each, together and one after the other.
  @Test func togetherAndApart() throws {
    let quarter = ExactDecimal("0.25") ?? 0
    let together = try DayTrading(of: [
      Self.execution(1, 70000, quarter), Self.execution(2, 50000, quarter), Self.execution(1, -70000, 0),
      Self.execution(2, -50000, 0),
    ])
    #expect(together.peakRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: together.peakRequirement, excess: 25000) == 5000)
    let apart = try DayTrading(of: [
      Self.execution(1, 70000, quarter), Self.execution(1, -70000, 0), Self.execution(2, 50000, quarter),
      Self.execution(2, -50000, 0),
    ])
    #expect(apart.peakRequirement == 17500)
    #expect(apart.aggregateRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: apart.peakRequirement, excess: 25000) == 0)
  }

  @Test func counting() throws {
    func count(_ quantities: [Int], overnight: Int = 0) throws -> Int {
      try DayTrading(
        of: quantities.map { Self.execution(1, $0, 1) }, overnight: [1: ExactDecimal(overnight)]
      ).count
    }
    #expect(try count([100, 100, -100, -100]) == 1)
    #expect(try count([100, -100, 100, -100]) == 2)
    #expect(try count([-100, 100]) == 1)
    #expect(try count([-100, 100], overnight: 100) == 0)
    #expect(try count([-100, 100, -100], overnight: 100) == 1)
    #expect(try count([100, -200], overnight: 100) == 1)
    #expect(try count([100]) == 0)
  }

  /// Fills of one order are one trade.
  @Test func fillsOfOneOrder() throws {
    let day = try DayTrading(of: [
      Self.execution(1, 50, 1, order: "a"), Self.execution(1, 50, 1, order: "a"), Self.execution(1, -60, 0, order: "b"),
      Self.execution(1, -40, 0, order: "b"),
    ])
    #expect(day.count == 1)
    #expect(day.trades == 2)
  }

  @Test func pattern() {
    let day = PatternDayTrading.Day(dayTrades: 1, trades: 2)
    #expect(!PatternDayTrading(days: Array(repeating: day, count: 3)).isPattern)
    #expect(PatternDayTrading(days: Array(repeating: day, count: 4)).isPattern)
    // Four of seventy are less than six per cent, of sixty-six more.
    #expect(!PatternDayTrading(days: [.init(dayTrades: 4, trades: 70)]).isPattern)
    #expect(PatternDayTrading(days: [.init(dayTrades: 4, trades: 66)]).isPattern)
  }

  /// 10,000 in cash: 900 at 40, a fall to 38, 50 more at 38, all sold.
  @Test func intradayDeficit() throws {
    var margin = IntradayMargin()
    margin.note(level: 1000, before: 10000, equity: 10000)
    margin.note(level: -825, before: -350, equity: 8200)
    margin.note(level: 8675, before: -700, equity: 8675)
    #expect(margin.deficit == 825)
    #expect(try !margin.isMinor())
    var small = IntradayMargin()
    small.note(level: -410, before: 0, equity: 8200)
    #expect(try small.isMinor())
  }

  @Test(arguments: [
    ("2026-06-03", nil, DayTradingRegime.patternDayTrader), ("2026-06-04", nil, .intradayMargin),
    ("2026-06-08", "2026-06-09", .patternDayTrader), ("2026-06-09", "2026-06-09", .intradayMargin),
    ("2027-10-20", "2028-01-01", .patternDayTrader), ("2027-10-21", "2028-01-01", .intradayMargin),
    ("2026-01-05", "2025-01-01", .patternDayTrader),
  ])
  func regimes(date: String, switched: String?, regime: DayTradingRegime) throws {
    let date = try #require(CivilDate(date))
    #expect(DayTradingRegime.inForce(on: date, switchedOn: switched.flatMap { CivilDate($0) }) == regime)
  }
}

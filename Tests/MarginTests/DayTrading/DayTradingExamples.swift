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

  /// A day of these executions; what each closes follows from what was held, overnight and since.
  private static func day(
    _ executions: [DayTrading.Execution], overnight: [Int: ExactDecimal] = [:]
  ) throws -> DayTrading {
    var held = overnight
    return try DayTrading(
      of: executions.map { execution in
        var execution = execution
        let before = held[execution.security] ?? 0
        if before.isNegative != execution.quantity.isNegative {
          execution.closing = min(before.magnitude, execution.quantity.magnitude)
        }
        held[execution.security] = try before + execution.quantity
        return execution
      })
  }

  /// Ten calls, one dear call, the first sold, puts, the second sold, the puts sold: options ask for their whole price.
  @Test func timeAndTickAgainstAggregate() throws {
    let day = try Self.day([
      Self.execution(1, 10, 200), Self.execution(2, 1, 1120), Self.execution(1, -10, 0), Self.execution(3, 5, 500),
      Self.execution(2, -1, 0), Self.execution(3, -5, 0),
    ])
    #expect(day.peakRequirement == 3620)
    #expect(day.aggregateRequirement == 5620)
    #expect(day.turns == 3)
    #expect(day.peakSpans?.map(\.requirement) == [1120, 2500])
    #expect(day.openPeakRequirement == 3620 && day.openedRequirement == 5620)
  }

  /// Gains of the day do not enlarge the power it began with.
  @Test func gainsDoNotHelp() throws {
    let day = try Self.day([
      Self.execution(1, 100, 200), Self.execution(1, -100, 0), Self.execution(1, 100, 300), Self.execution(1, -100, 0),
    ])
    #expect(day.peakRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: day.peakRequirement, excess: 25000) == 5000)
  }

  /// 70,000 and 50,000 at a quarter each, together and one after the other.
  @Test func togetherAndApart() throws {
    let quarter = ExactDecimal("0.25") ?? 0
    let together = try Self.day([
      Self.execution(1, 70000, quarter), Self.execution(2, 50000, quarter), Self.execution(1, -70000, 0),
      Self.execution(2, -50000, 0),
    ])
    #expect(together.peakRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: together.peakRequirement, excess: 25000) == 5000)
    let apart = try Self.day([
      Self.execution(1, 70000, quarter), Self.execution(1, -70000, 0), Self.execution(2, 50000, quarter),
      Self.execution(2, -50000, 0),
    ])
    #expect(apart.peakRequirement == 17500)
    #expect(apart.aggregateRequirement == 30000)
    #expect(try PatternDayTrading.call(usage: apart.peakRequirement, excess: 25000) == 0)
  }

  @Test func counting() throws {
    func count(_ quantities: [Int], overnight: Int = 0) throws -> Int {
      try Self.day(quantities.map { Self.execution(1, $0, 1) }, overnight: [1: ExactDecimal(overnight)]).turns
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
    let day = try Self.day([
      Self.execution(1, 50, 1, order: "a"), Self.execution(1, 50, 1, order: "a"), Self.execution(1, -60, 0, order: "b"),
      Self.execution(1, -40, 0, order: "b"),
    ])
    #expect(day.turns == 1)
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

  /// Several opening trades and one closing: one day trade by turns, one for each opening by the other count.
  @Test func openings() throws {
    func counts(_ quantities: [Int], overnight: Int = 0) throws -> [Int] {
      let day = try Self.day(quantities.map { Self.execution(1, $0, 1) }, overnight: [1: ExactDecimal(overnight)])
      return [day.turns, day.openingsClosed]
    }
    #expect(try counts([100, 100, -200]) == [1, 2])
    #expect(try counts([100, 100, -100]) == [1, 1])
    #expect(try counts([100, -50, -50]) == [1, 1])
    #expect(try counts([100, -50, 50, -100]) == [2, 2])
    #expect(try counts([100, 100, -250], overnight: -50) == [1, 2])
  }

  /// What is still open counts in the day's commitment, not in its usage.
  @Test func stillOpen() throws {
    let day = try Self.day([
      Self.execution(1, 70, 1), Self.execution(2, 50, 1), Self.execution(2, -50, 0), Self.execution(3, 60, 1),
    ])
    #expect(day.peakRequirement == 50 && day.openPeakRequirement == 130 && day.openedRequirement == 180)
    #expect(day.openPeakSpans?.map(\.requirement) == [70, 60])
  }

  /// Beyond the limit the day is told by sums: all of it counts as open at one time. The counts go on.
  @Test(arguments: [DayTrading.recordLimit - 1, DayTrading.recordLimit, DayTrading.recordLimit + 1, 2000])
  func manyTrades(pairs: Int) throws {
    var executions: [DayTrading.Execution] = []
    for _ in 0..<pairs { executions += [Self.execution(1, 10, 3), Self.execution(1, -10, 0)] }
    let day = try Self.day(executions)
    #expect(day.turns == pairs && day.trades == 2 * pairs && day.aggregateRequirement == ExactDecimal(30 * pairs))
    #expect(day.isAggregate == (pairs > DayTrading.recordLimit))
    #expect(day.peakRequirement == (day.isAggregate ? day.aggregateRequirement : 30))
  }

  /// One lot of many openings, closed in unlike parts: what is taken out of the merged record adds up.
  @Test func mergedRecord() throws {
    let count = DayTrading.recordLimit + 50
    let openings = (0..<count).map { Self.execution(1, 1, ExactDecimal($0 % 7 + 1)) }
    let day = try Self.day(openings + [Self.execution(1, -count / 2, 0), Self.execution(1, count / 2 - count, 0)])
    #expect(day.isAggregate && day.aggregateRequirement == day.openedRequirement)
    #expect(day.turns == 1)
  }

  /// An opening whose requirement is unknown, and more securities than are kept.
  @Test func unknownAndMany() throws {
    var unknown = Self.execution(1, 5, 1)
    unknown.requirementPerUnit = nil
    #expect(try DayTrading(of: [unknown]).isUnknown)
    let many = try Self.day((0...DayTrading.recordLimit).map { Self.execution($0, 1, 2) })
    #expect(many.isAggregate && many.openedRequirement == ExactDecimal(2 * DayTrading.recordLimit + 2))
  }

  /// Peak and sum against a plain walk over every moment, on random days.
  @Test(arguments: 1...40) func peaksAgainstAPlainWalk(seed: Int) throws {
    var word = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((word >> 33) % UInt64(sides))
    }
    let executions = (0..<60).map { _ in
      Self.execution(roll(3), (roll(2) == 0 ? 1 : -1) * (1 + roll(9)), ExactDecimal(1 + roll(5)))
    }
    let day = try Self.day(executions)
    let plain = try PlainDay(executions)
    #expect(day.peakRequirement == plain.closedPeak && day.openPeakRequirement == plain.peak)
    #expect(try day.peakSpans?.reduce(.zero) { try $0 + $1.requirement } == plain.closedPeak)
    #expect(try day.openPeakSpans?.reduce(.zero) { try $0 + $1.requirement } == plain.peak)
  }

  /// 10,000 in cash: 900 at 40, a fall to 38, 50 more at 38.
  @Test func intradayDeficit() throws {
    let noon = try #require(Instant(rfc3339: "2026-06-05T12:00:00-04:00"))
    func note(_ level: ExactDecimal, equity: ExactDecimal = 8200, event: Int64 = 1) -> IntradayMargin.Note {
      IntradayMargin.Note(level: level, equity: equity, at: noon, event: event)
    }
    var margin = IntradayMargin()
    try margin.note(note(1000))
    try margin.note(note(-825))
    #expect(try margin.deficit(countingDeposits: true) == 825)
    #expect(try !IntradayMargin.isMinor(825, equity: 8200))
    #expect(try IntradayMargin.isMinor(410, equity: 8200) && !IntradayMargin.isMinor(411, equity: 8200))
    #expect(try IntradayMargin.isMinor(1000, equity: 90_000) && !IntradayMargin.isMinor(1001, equity: 90_000))
    // A deposit of the same day may count from its start; what is lowered after it does not profit from it twice.
    try margin.deposited(1000)
    #expect(try margin.deficit(countingDeposits: true) == 0)
    #expect(try margin.deficit(countingDeposits: false) == 825)
    try margin.note(note(-200, event: 2))
    #expect(try margin.deficit(countingDeposits: true) == 200)
    margin.noteUnknown()
    #expect(try margin.deficit(countingDeposits: true) == nil)
    // Two legs of one order at one moment are one transaction.
    var spread = IntradayMargin()
    try spread.note(note(-500), order: "a")
    #expect(spread.isPart(of: "a", at: noon) && !spread.isPart(of: "b", at: noon))
    spread.beginNextPart()
    try spread.note(note(-20), order: "a")
    #expect(try spread.deficit(countingDeposits: true) == 20)
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

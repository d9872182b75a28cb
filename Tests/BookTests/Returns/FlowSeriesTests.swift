import Book
import Money
import Testing

/// The ways to say what a period earned, on numbers alone.
@Suite struct FlowSeriesTests {
  private static func decimal(_ text: String) -> ExactDecimal { BookFixture.decimal(text) }

  /// Thirty days: 10,000; +5,000 on day 10 at 10,500; −2,000 on day 20 at 14,725; 13,361.25 in the end.
  private static var thirtyDays: FlowSeries {
    FlowSeries(
      start: 10_000, end: decimal("13361.25"),
      flows: [
        FlowSeries.Flow(remaining: third(2), amount: 5_000, valueBefore: 10_500),
        FlowSeries.Flow(remaining: third(1), amount: -2_000, valueBefore: 14_725),
      ])
  }

  private static func third(_ count: Int) -> ExactDecimal {
    (try? ExactDecimal(count).divided(by: 3, scale: 28)) ?? .zero
  }

  @Test func builtExample() {
    #expect(Self.thirtyDays.timeWeighted().value == Self.decimal("0.047375"))
    #expect(Self.thirtyDays.modifiedDietz().value == Self.decimal("0.028519736842"))
    // 2.85409 % in the sheet; more digits by an independent computation.
    #expect(Self.thirtyDays.moneyWeighted().value?.rounded(toScale: 7) == Self.decimal("0.0285409"))
  }

  @Test func publicExample() {
    let series = FlowSeries(
      start: 100, end: 300, flows: [FlowSeries.Flow(remaining: Self.decimal("0.5"), amount: 50)])
    #expect(series.modifiedDietz().value == Self.decimal("1.2"))
    // 50 % a year, 125 % over the two years.
    #expect(series.moneyWeighted().value == Self.decimal("1.25"))
  }

  @Test(arguments: [
    // Nothing invested, nothing earned.
    (start: "0", end: "0", flows: [(String, String)](), rate: String?.none, reason: "nothing was invested"),
    ("100", "0", [], "-1", ""),
    ("100", "110", [], "0.1", ""),
    ("100", "-5", [], nil, "no rate leads from start to end"),
    ("0", "110", [("1", "100")], "0.1", ""),
    // −100 + 230 − 132: both 10 % and 20 % for each half.
    ("100", "-132", [("0.5", "-230")], nil, "more than one rate may lead from start to end"),
    // In and out and in again, never below zero: one rate, although the signs change three times.
    ("100", "100", [("0.75", "-50"), ("0.25", "50")], "0", ""),
    ("1000000", "1", [], "-0.999999", ""),
    ("1", "1000000", [], "999999", ""),
  ])
  func moneyWeighted(
    start: String, end: String, flows: [(String, String)], rate: String?, reason: String
  ) {
    let series = FlowSeries(
      start: Self.decimal(start), end: Self.decimal(end),
      flows: flows.map { FlowSeries.Flow(remaining: Self.decimal($0.0), amount: Self.decimal($0.1)) })
    let found = series.moneyWeighted()
    #expect(found.value == rate.map(Self.decimal))
    #expect(found.reason == (reason.isEmpty ? nil : reason))
  }

  /// The rate found makes the flows grow to the end: checked by whole powers, without logarithms.
  @Test(arguments: 1...40) func theRateSolvesTheEquation(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let steps = 4
    let growth = dice.decimal(700, 1500, scale: 3)
    var balance = dice.decimal(1_000, 90_000)
    var series = FlowSeries(start: balance, end: .zero)
    for step in 1..<steps {
      balance = try balance * growth
      let amount = dice.decimal(-400, 900)
      balance = try balance + amount
      series.flows.append(
        FlowSeries.Flow(
          remaining: try ExactDecimal(steps - step).divided(by: ExactDecimal(steps), scale: 28), amount: amount))
    }
    series.end = try balance * growth
    let whole = try growth * growth * growth * growth - 1
    let found = try #require(series.moneyWeighted().value)
    #expect(try (found - whole).magnitude < Self.decimal("0.00000000001"))
  }

  @Test func timeWeightedNeedsTheValuesBefore() {
    var series = Self.thirtyDays
    series.flows[1].valueBefore = nil
    #expect(series.timeWeighted() == ReturnRate(value: nil, annual: nil, reason: "the value before a flow is unknown"))
    #expect(FlowSeries(start: 0, end: 5).timeWeighted().reason == "the capital was not above zero")
    #expect(FlowSeries(start: 5, end: -1).timeWeighted().reason == "the value fell below zero")
    // A total withdrawal and a later start: the time between does not count.
    let paused = FlowSeries(
      start: 100, end: 66,
      flows: [
        FlowSeries.Flow(remaining: Self.decimal("0.5"), amount: -110, valueBefore: 110),
        FlowSeries.Flow(remaining: Self.decimal("0.25"), amount: 60, valueBefore: 0),
      ])
    #expect(paused.timeWeighted().value == Self.decimal("0.21"))
  }
}

extension ReturnRate {
  init(value: ExactDecimal?, annual: ExactDecimal?, reason: String?) {
    self = FlowSeries(start: .zero, end: .zero).modifiedDietz()
    self.value = value
    self.annual = annual
    self.reason = reason
  }
}

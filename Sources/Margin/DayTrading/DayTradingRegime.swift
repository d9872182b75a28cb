public import CivilTime

/// Which rule on trading within the day gates an account. Brokers may move from the old to the new one at a date of
/// their own, so the account says when; the figures of both are always worked out.
public enum DayTradingRegime: String, Sendable, CaseIterable {
  /// FINRA 4210(f)(8)(B): pattern day traders, 25,000 of equity, power by the excess of the close before.
  case patternDayTrader = "pattern_day_trader"
  /// FINRA 4210(d)(2) as amended by SR-FINRA-2025-017: the intraday margin level of the moment.
  case intradayMargin = "intraday_margin"

  /// First day of the old rule (SR-NASD-2000-03).
  public static let patternBegins = day(2001, 9, 28)
  /// First day on which a broker may use the new rule (FINRA Regulatory Notice 26-10).
  public static let intradayBegins = day(2026, 6, 4)
  /// Last day of the phase-in: from the day after every broker uses the new rule.
  public static let phaseInEnds = day(2027, 10, 20)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return date
  }

  /// The rule in force on a day.
  ///
  /// - Parameter switchedOn: the broker's own first day of the new rule; nil: the first day on which it was possible.
  ///   Days outside the phase-in are moved to its nearer end.
  public static func inForce(on date: CivilDate, switchedOn: CivilDate?) -> DayTradingRegime {
    let last = phaseInEnds.advanced(byDays: 1)
    let first = min(max(switchedOn ?? intradayBegins, intradayBegins), last)
    return date < first ? .patternDayTrader : .intradayMargin
  }
}

public import CivilTime

/// A span of trading days over which an account's return is told. Each ends at the close of the last day of the
/// history unless it says otherwise, and starts at the close before its first day.
public enum ReturnPeriod: Sendable, Equatable {
  case monthToDate
  case quarterToDate
  case yearToDate
  case oneYear
  case sinceOpening
  /// From a day to a day, both included; nil: the first, the last.
  case days(from: CivilDate?, to: CivilDate?)

  /// The periods that every account has, with their names in interfaces.
  public static let standard: [(name: String, period: ReturnPeriod)] = [
    ("mtd", .monthToDate), ("qtd", .quarterToDate), ("ytd", .yearToDate), ("1y", .oneYear),
    ("since_opening", .sinceOpening),
  ]

  /// The first and the last day, seen from the last day of a history; nil: open.
  func days(on today: CivilDate) -> (first: CivilDate?, last: CivilDate?) {
    switch self {
    case .monthToDate: (CivilDate(year: today.year, month: today.month, day: 1), today)
    case .quarterToDate: (CivilDate(year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1), today)
    case .yearToDate: (CivilDate(year: today.year, month: 1, day: 1), today)
    case .oneYear: (today.advanced(byMonths: -12).advanced(byDays: 1), today)
    case .sinceOpening: (nil, today)
    case .days(let first, let last): (first, last)
    }
  }
}

/// Begin and end of daylight time in one year, in seconds since 1970 on the clock the rule counts by. South of the
/// equator the end comes first.
struct DaylightYear: Sendable {
  let start: Int64
  let end: Int64

  /// No daylight time.
  static let none = DaylightYear(start: .max, end: .max)

  func contains(_ seconds: Int64) -> Bool {
    start <= end ? start <= seconds && seconds < end : seconds >= start || seconds < end
  }
}

extension DaylightRule {
  /// The years worked out once; the last row holds beyond them.
  private static let tableYears = 1967...2100

  /// One table per rule, by raw value.
  private static let tables: [[DaylightYear]] = allCases.map { rule in
    rule == .never ? [] : tableYears.map { rule.workOut($0) }
  }

  /// Daylight time of a year.
  func daylight(in year: Int) -> DaylightYear {
    Self.tableYears ~= year ? Self.tables[rawValue][year - Self.tableYears.lowerBound] : workOut(year)
  }

  private func workOut(_ year: Int) -> DaylightYear {
    guard let row = rows.last(where: { $0.since <= year }), let start = row.start, let end = row.end else {
      return .none
    }
    return DaylightYear(
      start: Int64(start.dayNumber(in: year)) * 86_400 + Int64(row.startHour) * 3600,
      end: Int64(end.dayNumber(in: year)) * 86_400 + Int64(row.endHour) * 3600)
  }
}

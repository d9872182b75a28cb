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
  private static let firstYear = 1967
  private static let yearCount = 134

  /// The years of all rules, one rule after the other.
  private static let table: [DaylightYear] = allCases.flatMap { rule in
    (firstYear..<firstYear + yearCount).map { rule.workOut($0) }
  }

  /// Whether daylight time holds at a second of the clock that the rule counts by.
  func holds(at second: Int64) -> Bool {
    // Years of average length stray by two days at most from those of the calendar, and no rule moves clocks within
    // five days of New Year: so the guess finds a year that gives the right answer.
    let guess = Int(floorDivide(second, 31_556_952)) + 1970
    let index = guess - Self.firstYear
    if index >= 0 && index < Self.yearCount { return Self.table[rawValue * Self.yearCount + index].contains(second) }
    return workOut(CivilDate(dayNumber: Int32(floorDivide(second, 86_400))).year).contains(second)
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

import CivilTime

extension OptionLife {
  /// The last day of options that deliver nothing but cash since a merger: that of the next standard expiration, the
  /// third Friday of the month, or of the one after where the units were converted after the Tuesday of its week (OCC
  /// Rule 807 and Information Memo 23707; SEC Release 34-55124). Series that end earlier keep their day.
  ///
  /// - Parameter day: of the conversion. Nil before 2008, when such options lived on to their day.
  static func expiration(ofCashSince day: CivilDate) -> CivilDate? {
    guard day.year >= 2008 else { return nil }
    let friday = standardExpiration(inMonthOf: day)
    let tuesday = friday.advanced(byDays: -3)
    return day <= tuesday ? friday : standardExpiration(inMonthOf: day.startOfMonth.advanced(byMonths: 1))
  }

  private static func standardExpiration(inMonthOf day: CivilDate) -> CivilDate {
    let first = day.startOfMonth
    let untilFriday = (Weekday.friday.rawValue - first.weekday.rawValue + 7) % 7
    return first.advanced(byDays: untilFriday + 14)
  }
}

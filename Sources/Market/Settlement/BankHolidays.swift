public import CivilTime

/// Weekdays on which the banks of a country are closed, as far as they decide whether trades settle.
public enum BankHolidays {
  /// Holidays of the Federal Reserve Banks, by the rule of 5 U.S.C. 6103 as the Reserve Banks observe it: a holiday on
  /// a Sunday moves to Monday, one on a Saturday is not made up for. Good from 1986 (Martin Luther King day) on.
  public static func isFederalReserveHoliday(_ date: CivilDate) -> Bool {
    let weekday = weekdayFromMonday(date)
    guard weekday < 5 else { return false }
    let (month, day) = (date.month, date.day)
    if weekday == 0 {
      // Third Monday of January and February, last of May, first of September, second of October.
      switch (month, day) {
      case (1, 15...21), (2, 15...21), (5, 25...31), (9, 1...7), (10, 8...14): return true
      default: break
      }
    }
    if month == 11, weekday == 3, 22...28 ~= day { return true }
    if isFixed(month, day, year: date.year) { return true }
    guard weekday == 0 else { return false }
    let sunday = CivilDate(dayNumber: date.dayNumber - 1)
    return isFixed(sunday.month, sunday.day, year: sunday.year)
  }

  /// Days on which the Toronto exchanges trade but Canadian banks do not clear: Remembrance Day, and since 2021 the
  /// National Day for Truth and Reconciliation; on a weekend they are kept on the Monday after.
  public static func isCanadianHoliday(_ date: CivilDate) -> Bool {
    let weekday = weekdayFromMonday(date)
    guard weekday < 5 else { return false }
    for back in 0...(weekday == 0 ? 2 : 0) {
      let kept = CivilDate(dayNumber: date.dayNumber - Int32(back))
      switch (kept.month, kept.day) {
      case (11, 11): return true
      case (9, 30): return kept.year >= 2021
      default: break
      }
    }
    return false
  }

  /// New Year, Juneteenth (since 2022, its first weekday), Independence Day, Veterans Day, Christmas.
  private static func isFixed(_ month: Int, _ day: Int, year: Int) -> Bool {
    switch (month, day) {
    case (1, 1), (7, 4), (11, 11), (12, 25): true
    case (6, 19): year >= 2022
    default: false
    }
  }

  /// 0 for Monday to 6 for Sunday.
  private static func weekdayFromMonday(_ date: CivilDate) -> Int { Int((date.dayNumber % 7 + 10) % 7) }
}

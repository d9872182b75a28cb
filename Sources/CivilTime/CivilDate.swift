/// A day of the proleptic Gregorian calendar, without time and zone: a count of days, so that comparing and adding are
/// integer arithmetic.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var dayNumber: Int32

  /// The day that lies `dayNumber` days after 1970-01-01.
  @inlinable
  public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// A day by its parts; nil when there is no such day, or for a year outside 0...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard 0...9999 ~= year, 1...12 ~= month, 1...Self.days(inMonth: month, of: year) ~= day else { return nil }
    self.init(dayNumber: Self.dayNumber(year: year, month: month, day: day))
  }

  /// The year; may lie outside 0...9999 for days that were counted, not written.
  public var year: Int { parts.year }
  /// The month, 1...12.
  public var month: Int { parts.month }
  /// The day of the month, 1...31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday. The shift makes every day number positive and is a whole number of weeks.
    let index = (Int(dayNumber) + 3 + 7 * 400_000_000) % 7
    guard let weekday = Weekday(rawValue: index + 1) else { preconditionFailure("a remainder of 7 is below 7") }
    return weekday
  }

  /// The day `days` later, or earlier when negative.
  @inlinable
  public func advanced(byDays days: Int) -> CivilDate { CivilDate(dayNumber: Int32(Int(dayNumber) + days)) }

  /// The number of days from this day to `other`; negative when `other` is earlier.
  @inlinable
  public func days(until other: CivilDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

  /// The same day of the month `months` later; the month's last day where that day does not exist (31 January plus one
  /// month is the last of February).
  public func advanced(byMonths months: Int) -> CivilDate {
    let parts = parts
    let count = parts.year * 12 + parts.month - 1 + months
    let month = count - 12 * floorDivide(count, 12) + 1
    let year = floorDivide(count, 12)
    let day = min(parts.day, Self.days(inMonth: month, of: year))
    return CivilDate(dayNumber: Self.dayNumber(year: year, month: month, day: day))
  }

  /// The first day of this day's month.
  public var startOfMonth: CivilDate { advanced(byDays: 1 - day) }

  /// Whether 29 February exists in `year`.
  public static func isLeap(_ year: Int) -> Bool { year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The length of a month (1...12).
  public static func days(inMonth month: Int, of year: Int) -> Int {
    // 31 days in 1, 3, 5, 7, 8, 10, 12: the lowest bit of the month flips after July.
    month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month ^ month >> 3) & 1)
  }

  @inlinable
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: Strideable {
  @inlinable
  public func advanced(by days: Int) -> CivilDate { advanced(byDays: days) }

  @inlinable
  public func distance(to other: CivilDate) -> Int { days(until: other) }
}

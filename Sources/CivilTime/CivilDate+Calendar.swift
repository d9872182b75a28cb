/// Day numbers to calendar parts and back, without tables or loops. Years begin in March inside, so that the leap day
/// comes last; months then follow the line 30.6 × month.
extension CivilDate {
  /// Year, month and day in one go.
  public var parts: (year: Int, month: Int, day: Int) {
    // Counted from the first of March of the year −5,880,000, before any 32-bit day number.
    let shifted = UInt64(Int64(dayNumber) + Self.shiftDays)
    let century = (4 * shifted + 3) / 146_097
    let dayOfCentury = (4 * shifted + 3) % 146_097 / 4
    let yearOfCentury = (4 * dayOfCentury + 3) / 1461
    let dayOfYear = (4 * dayOfCentury + 3) % 1461 / 4
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5) + 1
    let afterDecember = monthFromMarch >= 10
    let month = Int(monthFromMarch) + (afterDecember ? -9 : 3)
    let year = Int(100 * century + yearOfCentury) - Self.shiftYears + (afterDecember ? 1 : 0)
    return (year, month, day)
  }

  /// The day number of a date whose parts are known to exist.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let beforeMarch = month < 3
    let shiftedYear = year + shiftYears - (beforeMarch ? 1 : 0)
    let century = shiftedYear / 100
    let leapDays = shiftedYear / 4 - century + century / 4
    let monthFromMarch = month + (beforeMarch ? 9 : -3)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return Int32(shiftedYear * 365 + leapDays + dayOfYear - Int(shiftDays))
  }

  private static let shiftYears = 5_880_000
  /// Days from 1 March of the year −5,880,000 to 1970-01-01: 14,700 cycles of 400 years, and 719,468 days from 1 March
  /// of the year 0.
  private static let shiftDays: Int64 = 14_700 * 146_097 + 719_468
}

/// The quotient rounded toward minus infinity; the divisor is positive.
@inlinable
func floorDivide<Number: SignedInteger>(_ dividend: Number, _ divisor: Number) -> Number {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

import CivilTime
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2026-01-05", 20_458, .monday), ("1900-03-01", -25_508, .thursday), ("2100-02-28", 47_540, .sunday),
    ("0000-01-01", -719_528, .saturday), ("9999-12-31", 2_932_896, .friday),
  ])
  func knownDays(text: String, number: Int32, weekday: Weekday) throws {
    let date = try #require(CivilDate(text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
    #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
  }

  /// Walks four centuries day by day beside a calendar that only counts.
  @Test func everyDayOfFourCenturies() throws {
    var (year, month, day) = (1799, 12, 31)
    var date = try #require(CivilDate(year: year, month: month, day: day))
    for _ in 0..<146_098 {
      day += 1
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      if day > [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] {
        (month, day) = (month + 1, 1)
      }
      if month > 12 { (year, month) = (year + 1, 1) }
      let next = date.advanced(byDays: 1)
      try #require(next.parts == (year, month, day))
      try #require(CivilDate(year: year, month: month, day: day) == next)
      try #require(next.weekday.rawValue == date.weekday.rawValue % 7 + 1)
      date = next
    }
  }

  @Test func theEndsOfTheDayNumbers() {
    #expect(CivilDate(dayNumber: .max).parts == (5_881_580, 7, 11))
    #expect(CivilDate(dayNumber: .min).parts == (-5_877_641, 6, 23))
    #expect(CivilDate(dayNumber: .min).description == "-5877641-06-23")
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "2026-1-05", "2026-01-5",
    "20260105", "2026-01-05 ", " 2026-01-05", "2026/01/05", "+2026-01-05", "-0001-01-01", "２026-01-05", "", "2026-01-",
  ])
  func textThatIsNoDay(text: String) { #expect(CivilDate(text) == nil) }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-01-15", -1, "2025-12-15"), ("2026-12-31", 2, "2027-02-28"), ("2026-05-05", 0, "2026-05-05"),
    ("0001-01-01", -12, "0000-01-01"),
  ])
  func months(from text: String, months: Int, to result: String) throws {
    #expect(try #require(CivilDate(text)).advanced(byMonths: months).description == result)
  }

  @Test func rangesOfDays() throws {
    let first = try #require(CivilDate("2026-02-27"))
    let last = try #require(CivilDate("2026-03-02"))
    #expect((first...last).map(\.day) == [27, 28, 1, 2])
    #expect((first...last).filter(\.weekday.isWeekend).count == 2)
    #expect(first.days(until: last) == 3 && last.days(until: first) == -3)
    #expect(last.startOfMonth.description == "2026-03-01")
  }
}

import CivilTime
import Market
import Testing

/// Facts of the exchanges' own holiday notices, against the generated tables.
struct CalendarTests {
  private static func weekdays(_ year: Int) -> [CivilDate] {
    (day("\(year)-01-01").dayNumber...day("\(year)-12-31").dayNumber).map(CivilDate.init(dayNumber:))
      .filter { !$0.weekday.isWeekend }
  }

  @Test(arguments: [
    (2026, "0101 0119 0216 0403 0525 0619 0703 0907 1126 1225", "1127 1224"),
    (2027, "0101 0118 0215 0326 0531 0618 0705 0906 1125 1224", "1126"),
  ])
  func newYorkClosuresAndHalfDays(year: Int, closed: String, early: String) {
    let calendar = TradingCalendar.newYork
    func codes(_ days: [CivilDate]) -> String {
      days.map { String($0.description.filter { $0 != "-" }.suffix(4)) }.joined(separator: " ")
    }
    let days = Self.weekdays(year)
    #expect(codes(days.filter { !calendar.isTradingDay($0) }) == closed)
    #expect(codes(days.filter { calendar.session(on: $0)?.isEarly == true }) == early)
  }

  /// Totals as the generator prints them.
  @Test(arguments: [
    ("XNYS", 1990, 253), ("XNYS", 2001, 248), ("XNYS", 2012, 250), ("XNYS", 2025, 250), ("XNYS", 2049, 251),
    ("XNAS", 2026, 251), ("ARCX", 2027, 251), ("XTSE", 2026, 251), ("XTSX", 2024, 252), ("XLON", 2022, 250),
    ("XPAR", 2021, 258), ("XETR", 2016, 255), ("XAMS", 1992, 253), ("XSWX", 2023, 251), ("XTKS", 2019, 241),
    ("XHKG", 2017, 246), ("XASX", 2026, 254), ("CMES", 2025, 257), ("XCBT", 2026, 258), ("XCBF", 2025, 250),
  ])
  func sessionsPerYear(name: String, year: Int, total: Int) throws {
    let calendar = try #require(TradingCalendar.named(name))
    let days = (from: day("\(year)-01-01"), to: day("\(year)-12-31"))
    #expect(calendar.tradingDays(from: days.from, to: days.to).count == total)
    #expect(calendar.countTradingDays(from: days.from, to: days.to) == total)
  }

  @Test(arguments: [
    ("XNYS", "2026-11-27", "2026-11-27T09:30:00-05:00", "2026-11-27T13:00:00-05:00", true),
    ("XNYS", "2026-07-06", "2026-07-06T09:30:00-04:00", "2026-07-06T16:00:00-04:00", false),
    ("XNYS", "1990-12-24", "1990-12-24T09:30:00-05:00", "1990-12-24T14:00:00-05:00", true),
    ("XLON", "2026-12-24", "2026-12-24T08:00:00Z", "2026-12-24T12:30:00Z", true),
    ("XTKS", "2024-11-01", "2024-11-01T09:00:00+09:00", "2024-11-01T15:00:00+09:00", false),
    ("XTKS", "2024-11-05", "2024-11-05T09:00:00+09:00", "2024-11-05T15:30:00+09:00", false),
    ("XHKG", "2011-03-04", "2011-03-04T10:00:00+08:00", "2011-03-04T16:00:00+08:00", false),
    ("XCME", "2026-01-05", "2026-01-04T17:00:00-06:00", "2026-01-05T16:00:00-06:00", false),
    ("XCME", "2026-11-26", "2026-11-25T17:00:00-06:00", "2026-11-26T12:00:00-06:00", true),
    ("24/5", "2026-01-05", "2026-01-04T17:00:00-05:00", "2026-01-05T17:00:00-05:00", false),
    ("24/7", "2026-01-04", "2026-01-04T00:00:00Z", "2026-01-05T00:00:00Z", false),
  ])
  func hours(name: String, date: String, open: String, close: String, early: Bool) throws {
    let session = try #require(TradingCalendar.named(name)?.session(on: day(date)))
    #expect(session.open == moment(open))
    #expect(session.close == moment(close))
    #expect(session.isEarly == early)
    #expect(session.date == day(date))
  }

  @Test func neighboursAreStrictAndRollsAreNot() {
    let calendar = TradingCalendar.newYork
    #expect(calendar.previousTradingDay(before: day("2026-01-20")) == day("2026-01-16"))
    #expect(calendar.nextTradingDay(after: day("2026-01-16")) == day("2026-01-20"))
    #expect(calendar.onOrBefore(day("2026-01-20")) == day("2026-01-20"))
    #expect(calendar.onOrBefore(day("2026-01-19")) == day("2026-01-16"))
    #expect(calendar.onOrAfter(day("2026-01-17")) == day("2026-01-20"))
    #expect(calendar.nextTradingDay(after: day("2001-09-10")) == day("2001-09-17"))
    #expect(calendar.tradingDay(day("2026-01-16"), offset: 1) == day("2026-01-20"))
    #expect(calendar.tradingDay(day("2026-01-19"), offset: 1) == day("2026-01-20"))
    #expect(calendar.tradingDay(day("2026-01-20"), offset: -4) == day("2026-01-13"))
    #expect(calendar.tradingDays(from: day("2026-01-20"), to: day("2026-01-19")).isEmpty)
  }

  @Test(arguments: [
    ("2026-01-05T16:00:00-05:00", "2026-01-05", "2026-01-06"),
    ("2026-01-05T15:59:59-05:00", "2026-01-02", "2026-01-05"),
    ("2026-01-05T09:00:00-05:00", "2026-01-02", "2026-01-05"),
    ("2026-01-18T12:00:00-05:00", "2026-01-16", "2026-01-20"),
    ("2026-11-27T13:00:00-05:00", "2026-11-27", "2026-11-30"),
    ("2026-11-27T12:59:59-05:00", "2026-11-25", "2026-11-27"),
  ])
  func closesAroundAMoment(at: String, last: String, next: String) {
    let calendar = TradingCalendar.newYork
    let before = calendar.lastClose(atOrBefore: moment(at))
    let after = calendar.nextClose(after: moment(at))
    #expect(before.date == day(last))
    #expect(before.close == calendar.close(on: day(last)))
    #expect(after.date == day(next))
    #expect(calendar.tradingDay(at: moment(at)) == day(next))
  }

  @Test func openMomentsIncludeTheOpeningOnly() throws {
    let calendar = TradingCalendar.newYork
    #expect(calendar.isOpen(at: moment("2026-01-05T09:30:00-05:00")))
    #expect(!calendar.isOpen(at: moment("2026-01-05T16:00:00-05:00")))
    #expect(!calendar.isOpen(at: moment("2026-01-04T12:00:00-05:00")))
    let globex = try #require(TradingCalendar.named("XCME"))
    #expect(globex.session(at: moment("2026-01-04T18:00:00-05:00"))?.date == day("2026-01-05"))
    #expect(!globex.isOpen(at: moment("2026-01-05T16:30:00-06:00")))
  }

  @Test func outsideTheTableWeekdaysAreTakenAndSaidToBe() {
    let calendar = TradingCalendar.newYork
    #expect(calendar.firstDate == day("1990-01-01"))
    #expect(calendar.lastDate == day("2049-12-31"))
    #expect(calendar.isTabulated(day("2049-12-31")))
    #expect(!calendar.isTabulated(day("2050-01-01")))
    #expect(!calendar.isTradingDay(day("2050-01-01")))
    #expect(calendar.isTradingDay(day("2050-07-04")))
    #expect(calendar.isTradingDay(day("1989-12-25")))
    #expect(!calendar.isTradingDay(day("1966-07-03")))
    #expect(calendar.session(on: day("2050-07-04"))?.close == moment("2050-07-04T16:00:00-04:00"))
    #expect(TradingCalendar.forex.lastDate == nil)
    #expect(TradingCalendar.everyDay.isTabulated(day("2200-01-01")))
    #expect(TradingCalendar.named("XXXX") == nil)
  }

  /// The bit per day against the plain statement of the weekend, over every calendar's whole table.
  @Test(arguments: TradingCalendar.names)
  func everySessionClosesAfterItOpens(name: String) throws {
    let calendar = try #require(TradingCalendar.named(name))
    let (first, last) = (calendar.firstDate ?? day("2020-01-01"), calendar.lastDate ?? day("2021-01-01"))
    var previousClose: Instant?
    for date in calendar.tradingDays(from: first, to: last) {
      let session = try #require(calendar.session(on: date))
      #expect(name == "24/7" || !date.weekday.isWeekend)
      #expect(session.open < session.close)
      #expect(calendar.lastClose(atOrBefore: session.close).date == date)
      if let previousClose { #expect(previousClose <= session.open) }
      previousClose = session.close
    }
    #expect(name == "24/7" || calendar.zone != .utc)
  }
}

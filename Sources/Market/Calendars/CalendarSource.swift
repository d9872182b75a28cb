import CivilTime

/// A calendar as its generated file tells it: text that is read once, at first use.
///
/// `hours` is `date open close` per period, separated by `; `; `years` has a line per year whose marks are explained
/// in scripts/calendars.py. Times are signed `HHMM` from the midnight that begins the session's date.
struct CalendarSource: Sendable {
  let name: String
  let zone: String
  let hours: String
  let years: String

  /// Every tabulated calendar.
  static let all: [CalendarSource] = [
    .xnys, .xtse, .xlon, .xpar, .xetr, .xams, .xswx, .xtks, .xhkg, .xasx, .cmes, .xcbf,
  ]
}

/// Opening and closing time of a session, in seconds from the midnight that begins its date; a session that opens
/// the evening before has a negative opening.
struct SessionHours: Sendable, Hashable {
  var open: Int32
  var close: Int32
}

/// A calendar made ready for use: a bit per day, and the days whose hours are not the regular ones.
struct CalendarTable: Sendable {
  /// The first and the last day that the table covers.
  private(set) var firstDay: Int32 = 0
  private(set) var lastDay: Int32 = -1
  private(set) var words: [UInt64] = []
  /// Regular hours by period, ascending by first day.
  private(set) var periods: [(from: Int32, hours: SessionHours)] = []
  /// Days with other hours, ascending; `exceptionHours` stands beside.
  private(set) var exceptionDays: [Int32] = []
  private(set) var exceptionHours: [SessionHours] = []

  /// A calendar without table: every weekday is a session with these hours.
  init(weekdays hours: SessionHours) {
    periods = [(from: .min, hours: hours)]
  }

  init(_ source: CalendarSource) {
    readHours(source.hours)
    var text = MarkReader(source.years)
    while let year = text.year() {
      if words.isEmpty { firstDay = Self.day(year, 101) }
      lastDay = Self.day(year, 1231)
      open(through: lastDay)
      while let mark = text.mark() { apply(mark, on: Self.day(year, mark.monthAndDay)) }
    }
  }

  /// Monday to Friday; 1970-01-01 was a Thursday.
  static func isWeekday(_ day: Int32) -> Bool {
    let shifted = (day % 7 + 10) % 7
    return shifted < 5
  }

  @inline(__always)
  func isSession(_ day: Int32) -> Bool {
    guard day >= firstDay, day <= lastDay else { return Self.isWeekday(day) }
    let offset = Int(day &- firstDay)
    return words[offset >> 6] >> UInt64(offset & 63) & 1 == 1
  }

  /// The regular hours on a day.
  func regularHours(_ day: Int32) -> SessionHours {
    (periods.last { $0.from <= day } ?? periods[0]).hours
  }

  /// The hours of a session, and whether its close is earlier than the regular one.
  func hours(_ day: Int32) -> (hours: SessionHours, isEarly: Bool) {
    let regular = regularHours(day)
    var low = 0
    var high = exceptionDays.count
    while low < high {
      let middle = (low + high) / 2
      if exceptionDays[middle] < day { low = middle + 1 } else { high = middle }
    }
    guard low < exceptionDays.count, exceptionDays[low] == day else { return (regular, false) }
    return (exceptionHours[low], exceptionHours[low].close < regular.close)
  }

  private static func day(_ year: Int32, _ monthAndDay: Int32) -> Int32 {
    guard let date = CivilDate(year: Int(year), month: Int(monthAndDay / 100), day: Int(monthAndDay % 100)) else {
      preconditionFailure("no such day in a calendar: \(monthAndDay) of \(year)")
    }
    return date.dayNumber
  }

  /// Lengthens the bits to a day, all weekdays taken for sessions.
  private mutating func open(through last: Int32) {
    let opened = Int32(words.count * 64)
    words.append(contentsOf: repeatElement(0, count: max(0, Int(last - firstDay) / 64 + 1 - words.count)))
    // A year that continues on a second line opens no days a second time: its bits exist already.
    for day in firstDay + opened..<max(firstDay + opened, firstDay + Int32(words.count * 64))
    where Self.isWeekday(day) { set(day, true) }
  }

  private mutating func set(_ day: Int32, _ isSession: Bool) {
    let offset = Int(day - firstDay)
    let bit: UInt64 = 1 << UInt64(offset & 63)
    if isSession { words[offset >> 6] |= bit } else { words[offset >> 6] &= ~bit }
  }

  private mutating func readHours(_ text: String) {
    for period in text.split(separator: ";") {
      let parts = period.split(separator: " ")
      guard parts.count == 3, let date = CivilDate(String(parts[0])), let open = Int32(parts[1]),
        let close = Int32(parts[2])
      else { preconditionFailure("hours of a calendar: \(period)") }
      let hours = SessionHours(open: Self.seconds(open), close: Self.seconds(close))
      periods.append((from: date.dayNumber, hours: hours))
    }
  }

  private mutating func apply(_ mark: MarkReader.Mark, on day: Int32) {
    set(day, mark.isSession)
    guard mark.open != nil || mark.close != nil else { return }
    var hours = regularHours(day)
    if let open = mark.open { hours.open = Self.seconds(open) }
    if let close = mark.close { hours.close = Self.seconds(close) }
    exceptionDays.append(day)
    exceptionHours.append(hours)
  }

  /// Signed `HHMM` as seconds.
  private static func seconds(_ time: Int32) -> Int32 { (time / 100 * 60 + time % 100) * 60 }
}

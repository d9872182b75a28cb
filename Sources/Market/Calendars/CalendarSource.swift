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
    let lines = source.years.split(separator: "\n").map { $0.split(separator: " ") }
    guard let first = lines.first.flatMap({ Int($0[0]) }), let last = lines.last.flatMap({ Int($0[0]) }),
      let start = CivilDate(year: first, month: 1, day: 1), let end = CivilDate(year: last, month: 12, day: 31)
    else { preconditionFailure("calendar \(source.name) has no years") }
    firstDay = start.dayNumber
    lastDay = end.dayNumber
    words = Array(repeating: 0, count: Int(lastDay - firstDay) / 64 + 1)
    for day in firstDay...lastDay where Self.isWeekday(day) { set(day, true) }
    for line in lines {
      guard let year = Int(line[0]) else { preconditionFailure("calendar \(source.name): \(line[0])") }
      for mark in line.dropFirst() { read(mark, year: year) }
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

  private mutating func set(_ day: Int32, _ isSession: Bool) {
    let offset = Int(day - firstDay)
    let bit: UInt64 = 1 << UInt64(offset & 63)
    if isSession { words[offset >> 6] |= bit } else { words[offset >> 6] &= ~bit }
  }

  private mutating func readHours(_ text: String) {
    for period in text.split(separator: ";") {
      let parts = period.split(separator: " ")
      guard parts.count == 3, let date = CivilDate(String(parts[0])) else {
        preconditionFailure("hours of a calendar: \(period)")
      }
      let hours = SessionHours(open: Self.seconds(parts[1]), close: Self.seconds(parts[2]))
      periods.append((from: date.dayNumber, hours: hours))
    }
  }

  /// One mark: `MMDD` closed, `MMDD+` a weekend session, `@HHMM` opens then, `-HHMM` closes then.
  private mutating func read(_ mark: Substring, year: Int) {
    guard mark.utf8.count >= 4, let code = Int(mark.prefix(4)),
      let date = CivilDate(year: year, month: code / 100, day: code % 100)
    else { preconditionFailure("calendar mark \(mark) of \(year)") }
    let day = date.dayNumber
    var rest = mark.dropFirst(4)
    set(day, !rest.isEmpty)
    if rest.first == "+" { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return }
    var hours = regularHours(day)
    if rest.first == "@" {
      hours.open = Self.seconds(rest.dropFirst().prefix(4))
      rest = rest.dropFirst(5)
    }
    if rest.first == "-" { hours.close = Self.seconds(rest.dropFirst()) }
    exceptionDays.append(day)
    exceptionHours.append(hours)
  }

  private static func seconds(_ text: Substring) -> Int32 {
    guard let value = Int32(text) else { preconditionFailure("time of a calendar: \(text)") }
    return (value / 100 * 60 + value % 100) * 60
  }
}

public import CivilTime

/// The days and hours on which a market trades.
///
/// Days are tabulated (see ``firstDate``, ``lastDate``); outside the table every weekday is taken for a trading day
/// with the nearest regular hours, and ``isTabulated(_:)`` says so.
public struct TradingCalendar: Sendable {
  let table: Storage

  /// Everything behind one reference, so that copying a calendar costs nothing.
  final class Storage: Sendable {
    let name: String
    let zone: MarketZone
    let days: CalendarTable
    let isEveryDay: Bool

    init(name: String, zone: MarketZone, days: CalendarTable, isEveryDay: Bool = false) {
      self.name = name
      self.zone = zone
      self.days = days
      self.isEveryDay = isEveryDay
    }
  }

  init(_ table: Storage) { self.table = table }

  /// The calendar's own name: a market identifier code, `CMES` for Globex, `24/5` or `24/7`.
  public var name: String { table.name }

  /// The zone of its days and hours.
  public var zone: MarketZone { table.zone }

  /// The first tabulated day; nil for a calendar by rule (`24/5`, `24/7`).
  public var firstDate: CivilDate? {
    table.days.words.isEmpty ? nil : CivilDate(dayNumber: table.days.firstDay)
  }

  /// The last tabulated day; nil for a calendar by rule, which has no end.
  public var lastDate: CivilDate? {
    table.days.words.isEmpty ? nil : CivilDate(dayNumber: table.days.lastDay)
  }

  /// Whether the answer for this day is certain: in the table, or by a rule that has no exceptions.
  public func isTabulated(_ date: CivilDate) -> Bool {
    table.days.words.isEmpty || (table.days.firstDay...table.days.lastDay).contains(date.dayNumber)
  }

  /// Whether there is a session on this date.
  public func isTradingDay(_ date: CivilDate) -> Bool { isSession(date.dayNumber) }

  func isSession(_ day: Int32) -> Bool { table.isEveryDay || table.days.isSession(day) }

  /// The last trading day strictly before a date.
  public func previousTradingDay(before date: CivilDate) -> CivilDate {
    onOrBefore(CivilDate(dayNumber: date.dayNumber - 1))
  }

  /// The first trading day strictly after a date.
  public func nextTradingDay(after date: CivilDate) -> CivilDate {
    onOrAfter(CivilDate(dayNumber: date.dayNumber + 1))
  }

  /// The date itself if it is a trading day, else the last one before.
  public func onOrBefore(_ date: CivilDate) -> CivilDate {
    var day = date.dayNumber
    while !isSession(day) { day -= 1 }
    return CivilDate(dayNumber: day)
  }

  /// The date itself if it is a trading day, else the first one after.
  public func onOrAfter(_ date: CivilDate) -> CivilDate {
    var day = date.dayNumber
    while !isSession(day) { day += 1 }
    return CivilDate(dayNumber: day)
  }

  /// The trading day `count` sessions after a date (before it, when negative); a date that is not a trading day
  /// counts from the last one before it (the first one after it, when negative). Zero rolls to `onOrBefore`.
  public func tradingDay(_ date: CivilDate, offset count: Int) -> CivilDate {
    var found = count < 0 ? onOrAfter(date) : onOrBefore(date)
    for _ in 0..<abs(count) {
      found = count < 0 ? previousTradingDay(before: found) : nextTradingDay(after: found)
    }
    return found
  }

  /// The trading days from one date to another, both included; empty when the first lies after the second.
  public func tradingDays(from first: CivilDate, to last: CivilDate) -> [CivilDate] {
    guard first <= last else { return [] }
    var days: [CivilDate] = []
    days.reserveCapacity(Int(last.dayNumber - first.dayNumber) * 5 / 7 + 2)
    for day in first.dayNumber...last.dayNumber where isSession(day) { days.append(CivilDate(dayNumber: day)) }
    return days
  }

  /// How many trading days lie from one date to another, both included.
  public func countTradingDays(from first: CivilDate, to last: CivilDate) -> Int {
    guard first <= last else { return 0 }
    var count = 0
    for day in first.dayNumber...last.dayNumber where isSession(day) { count += 1 }
    return count
  }
}

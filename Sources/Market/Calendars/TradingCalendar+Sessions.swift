public import CivilTime

/// One trading day's regular session.
public struct TradingSession: Sendable, Hashable {
  /// The trading day; futures and currencies open the evening before.
  public let date: CivilDate
  /// The opening.
  public let open: Instant
  /// The official close.
  public let close: Instant
  /// Whether it closes before the regular time.
  public let isEarly: Bool

  /// Whether the moment lies inside: the opening does, the close does not.
  public func contains(_ instant: Instant) -> Bool { open <= instant && instant < close }
}

extension TradingCalendar {
  /// The session of a date; nil when the market is closed.
  public func session(on date: CivilDate) -> TradingSession? {
    guard isTradingDay(date) else { return nil }
    let (hours, isEarly) = table.days.hours(date.dayNumber)
    return TradingSession(
      date: date, open: instant(date, hours.open), close: instant(date, hours.close), isEarly: isEarly)
  }

  /// The close of a date's session; nil when the market is closed.
  public func close(on date: CivilDate) -> Instant? {
    guard isTradingDay(date) else { return nil }
    return instant(date, table.days.hours(date.dayNumber).hours.close)
  }

  /// The latest official close at or before a moment, and the trading day that it ended.
  public func lastClose(atOrBefore instant: Instant) -> (date: CivilDate, close: Instant) {
    var date = onOrBefore(zone.date(of: instant))
    while true {
      if let close = close(on: date), close <= instant { return (date, close) }
      date = previousTradingDay(before: date)
    }
  }

  /// The first official close after a moment, and the trading day that it ends.
  public func nextClose(after instant: Instant) -> (date: CivilDate, close: Instant) {
    var date = onOrAfter(zone.date(of: instant))
    while true {
      if let close = close(on: date), close > instant { return (date, close) }
      date = nextTradingDay(after: date)
    }
  }

  /// The session that a moment lies in; nil outside regular hours.
  public func session(at instant: Instant) -> TradingSession? {
    let today = zone.date(of: instant)
    for date in [today, CivilDate(dayNumber: today.dayNumber + 1)] {
      if let session = session(on: date), session.contains(instant) { return session }
    }
    return nil
  }

  /// Whether a moment lies in regular hours.
  public func isOpen(at instant: Instant) -> Bool { session(at: instant) != nil }

  /// The trading day that a moment belongs to: its date if that is a trading day whose session has not closed, else
  /// the next one. Orders and fills after the close of the last session count for the coming day.
  public func tradingDay(at instant: Instant) -> CivilDate { nextClose(after: instant).date }

  /// A wall-clock time that may lie on the day before (negative) or end at midnight (86,400).
  private func instant(_ date: CivilDate, _ seconds: Int32) -> Instant {
    switch seconds {
    case ..<0: zone.instant(of: CivilDate(dayNumber: date.dayNumber - 1), secondsOfDay: Int(seconds) + 86_400)
    case 86_400...: zone.instant(of: CivilDate(dayNumber: date.dayNumber + 1), secondsOfDay: Int(seconds) - 86_400)
    default: zone.instant(of: date, secondsOfDay: Int(seconds))
    }
  }
}

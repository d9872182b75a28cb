import CivilTime
import Ledger
import Market

/// When orders end by themselves.
enum OrderEnd {
  /// Trading goes on for four hours after the close, so that it ends earlier on early days (NYSE and Nasdaq: 17:00
  /// after a close at 13:00), and at 20:00 at the latest.
  static var extendedSeconds: (afterClose: Int64, latest: Int) { (4 * 3600, 20 * 3600) }

  /// - Parameters:
  ///   - told: as the teller said; goes before what follows from the duration.
  ///   - instruments: what trades; contracts end with their last trading day.
  /// - Returns: nil where nothing ends it.
  static func moment(
    _ duration: Order.Duration, placed: Instant, told: Instant?, _ instruments: [Instrument]
  ) -> Instant? {
    var ends: [Instant] = []
    if let end = told ?? moment(duration, placed: placed, instruments[0].calendar) { ends.append(end) }
    for instrument in instruments {
      guard let last = instrument.option.map(OptionLife.lastTradingDay) ?? instrument.future?.expiration else {
        continue
      }
      let calendar = instrument.calendar
      if let close = calendar.close(on: calendar.onOrBefore(last)) { ends.append(close) }
    }
    return ends.min()
  }

  private static func moment(_ duration: Order.Duration, placed: Instant, _ calendar: TradingCalendar) -> Instant? {
    switch duration {
    case .gtc, .gtd: nil
    case .day, .ioc, .fok, .atClose: calendar.nextClose(after: placed).close
    case .atOpen: nextOpen(after: placed, calendar)
    case .extendedHours: nextEvening(after: placed, calendar)
    }
  }

  private static func nextOpen(after placed: Instant, _ calendar: TradingCalendar) -> Instant? {
    var date = calendar.nextClose(after: placed).date
    while let session = calendar.session(on: date), session.open <= placed {
      date = calendar.nextTradingDay(after: date)
    }
    return calendar.session(on: date)?.open
  }

  private static func nextEvening(after placed: Instant, _ calendar: TradingCalendar) -> Instant {
    var date = calendar.onOrAfter(calendar.zone.date(of: placed))
    while evening(of: date, calendar) <= placed { date = calendar.nextTradingDay(after: date) }
    return evening(of: date, calendar)
  }

  private static func evening(of date: CivilDate, _ calendar: TradingCalendar) -> Instant {
    let latest = calendar.zone.instant(of: date, secondsOfDay: extendedSeconds.latest)
    return calendar.close(on: date).map { min($0.advanced(bySeconds: extendedSeconds.afterClose), latest) } ?? latest
  }
}

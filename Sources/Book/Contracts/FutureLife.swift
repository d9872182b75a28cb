import CivilTime
import Market

/// When futures end.
enum FutureLife {
  /// The last day on which it trades: where that has no session, the session before.
  static func lastDay(_ expires: CivilDate) -> CivilDate { Boundary.calendar.onOrBefore(expires) }

  /// The first roll after the last day, when Globex opens for the next: what nobody closed by then is settled.
  static func end(_ expires: CivilDate) -> Instant {
    Boundary.roll(on: Boundary.calendar.nextTradingDay(after: expires), .futuresOpen).at
  }

  /// From here on fills are refused: the day is over, or the contract has ended.
  static func lastTrade(_ expires: CivilDate) -> Instant {
    min(end(expires), MarketZone.newYork.instant(of: expires.advanced(byDays: 1), secondsOfDay: 0))
  }
}

import CivilTime
import Market

/// When options end (balances.md §4.6).
enum OptionLife {
  /// The last day on which it may be used: an expiration on a day without a session is the session before.
  static func lastDay(_ expires: CivilDate) -> CivilDate { Boundary.calendar.onOrBefore(expires) }

  /// The first roll after the expiration day: what nobody told by then ends by itself.
  static func end(_ expires: CivilDate) -> Instant {
    Boundary.roll(on: Boundary.calendar.nextTradingDay(after: expires), .midnight).at
  }
}

extension InstrumentTraits {
  /// An option's roll has passed: no price of it counts any more.
  func hasEnded(at instant: Instant) -> Bool {
    // No roll lies before midnight in London.
    guard let expires, instant.seconds >= (Int64(expires.dayNumber) + 1) * 86_400 else { return false }
    return instant >= OptionLife.end(expires)
  }
}

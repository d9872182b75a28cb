import CivilTime
import Market

/// When options end (balances.md §4.6).
enum OptionLife {
  /// The last day on which it may be used: an expiration on a day without a session is the session before.
  static func lastDay(_ expires: CivilDate) -> CivilDate { Boundary.calendar.onOrBefore(expires) }

  /// The last day on which it trades: one that a morning settles trades until the session before.
  static func lastTradingDay(_ contract: OptionContract) -> CivilDate {
    let last = lastDay(contract.expiration)
    return contract.morningSettlement == nil ? last : Boundary.calendar.previousTradingDay(before: last)
  }

  /// The first roll after the expiration day: what nobody told by then ends by itself.
  static func end(_ expires: CivilDate) -> Instant {
    Boundary.roll(on: Boundary.calendar.nextTradingDay(after: expires), .midnight).at
  }
}

extension InstrumentTraits {
  /// The first roll after the last day of an option or a future; nil for what has none.
  var ends: Instant? {
    guard let expires else { return nil }
    return kind == .future ? FutureLife.end(expires) : OptionLife.end(expires)
  }

  /// The roll has passed at which it ends: no price of it counts any more.
  func hasEnded(at instant: Instant) -> Bool {
    // No roll lies before the evening of the last day.
    guard let expires, instant.seconds >= Int64(expires.dayNumber) * 86_400 + 72_000, let ends else { return false }
    return instant >= ends
  }
}

import CivilTime
import Market

/// The next moment at which an account changes by the calendar alone.
struct Boundary: Sendable, Equatable {
  enum Kind: Sendable { case close, roll }
  var kind: Kind
  /// The trading day that closes, or that starts.
  var date: CivilDate
  var at: Instant

  /// The calendar by which accounts live.
  static let calendar = TradingCalendar.newYork

  /// The first boundary after an opening.
  static func first(after at: Instant) -> Boundary {
    let date = MarketZone.newYork.date(of: at)
    if calendar.isTradingDay(date), let session = calendar.session(on: date), at <= session.close {
      return Boundary(kind: .close, date: date, at: session.close)
    }
    return roll(on: calendar.nextTradingDay(after: date))
  }

  /// The trading day that a moment belongs to; after a close it is the day that has closed, until the next begins.
  static func tradingDay(of at: Instant) -> CivilDate {
    let date = MarketZone.newYork.date(of: at)
    return calendar.isTradingDay(date) ? date : calendar.nextTradingDay(after: date)
  }

  var following: Boundary {
    switch kind {
    case .close: .roll(on: Self.calendar.nextTradingDay(after: date))
    case .roll: .close(on: date)
    }
  }

  static func roll(on date: CivilDate) -> Boundary {
    Boundary(kind: .roll, date: date, at: MarketZone.newYork.instant(of: date, secondsOfDay: 0))
  }

  static func close(on date: CivilDate) -> Boundary {
    guard let session = calendar.session(on: date) else { preconditionFailure("\(date) has no session") }
    return Boundary(kind: .close, date: date, at: session.close)
  }
}

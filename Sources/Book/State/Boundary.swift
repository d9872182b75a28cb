import CivilTime
import Market

/// The next moment at which an account changes by the calendar alone.
struct Boundary: Sendable, Equatable {
  enum Kind: Sendable { case close, roll }
  var kind: Kind
  /// The trading day that closes, or that starts.
  var date: CivilDate
  var at: Instant
  var rollTime: RollTime

  /// The calendar by which accounts live.
  static let calendar = TradingCalendar.newYork

  /// The first boundary after an opening.
  static func first(after at: Instant, _ rollTime: RollTime) -> Boundary {
    let date = MarketZone.newYork.date(of: at)
    if calendar.isTradingDay(date), let session = calendar.session(on: date), at <= session.close {
      return close(on: date, rollTime)
    }
    return roll(on: calendar.nextTradingDay(after: date), rollTime)
  }

  var following: Boundary {
    switch kind {
    case .close: .roll(on: Self.calendar.nextTradingDay(after: date), rollTime)
    case .roll: .close(on: date, rollTime)
    }
  }

  static func roll(on date: CivilDate, _ rollTime: RollTime) -> Boundary {
    let midnight = rollTime == .midnight ? tabulated(date)?.roll : nil
    return Boundary(kind: .roll, date: date, at: midnight ?? rollTime.start(of: date), rollTime: rollTime)
  }

  static func close(on date: CivilDate, _ rollTime: RollTime) -> Boundary {
    guard let at = tabulated(date)?.close ?? calendar.close(on: date) else {
      preconditionFailure("\(date) has no session")
    }
    return Boundary(kind: .close, date: date, at: at, rollTime: rollTime)
  }

  /// When a day starts, and when it closes if it is a trading day.
  private struct Day {
    var roll: Instant
    var close: Instant?
  }

  /// The days that most accounts live in, worked out once: every account passes them.
  private static let days: [Day] = (firstDay..<firstDay + 24 * 366).map { number in
    let date = CivilDate(dayNumber: number)
    return Day(roll: MarketZone.newYork.startOfDay(date), close: calendar.close(on: date))
  }
  /// 2009-12-31.
  private static let firstDay: Int32 = 14_609

  private static func tabulated(_ date: CivilDate) -> Day? {
    let index = Int(date.dayNumber) - Int(firstDay)
    return index >= 0 && index < days.count ? days[index] : nil
  }
}

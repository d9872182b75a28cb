import Ambient
import CivilTime

/// The time of a loop's turn and the Date field of its second.
struct LoopClock {
  private let surroundings: any Surroundings
  /// Monotonic nanoseconds at the start of this turn.
  private(set) var nanoseconds: UInt64 = 0
  private var second = Int64.min
  /// `Mon, 05 Jan 2026 14:30:00 GMT`
  private(set) var date: [UInt8] = []

  init(_ surroundings: any Surroundings) {
    self.surroundings = surroundings
    _ = turn()
  }

  /// Reads the clocks; true when the Date field has changed.
  mutating func turn() -> Bool {
    nanoseconds = surroundings.monotonicNanoseconds()
    let now = surroundings.now()
    if now.seconds == second { return false }
    second = now.seconds
    date = DateField.bytes(of: now)
    return true
  }
}

/// The date form of HTTP.
enum DateField {
  static func bytes(of instant: Instant) -> [UInt8] {
    let date = MarketZone.utc.date(of: instant)
    let second = MarketZone.utc.secondsOfDay(of: instant)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = days[((Int(date.dayNumber) % 7) + 7) % 7]
    let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    return Array("\(weekday), \(twoDigits(date.day)) \(months[date.month - 1]) \(date.year) \(time) GMT".utf8)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

import CivilTime
import Synchronization

/// Counts the requests of each key over a minute that moves with the clock, second by second.
final class RateMeter: Sendable {
  /// What a key may still do: the figures of the response's fields.
  struct Allowance: Sendable {
    var limit: Int
    var remaining: Int
    /// Seconds until the oldest counted second leaves the minute.
    var reset: Int
  }

  fileprivate struct Minute: Sendable {
    private var counts = [Int](repeating: 0, count: 60)
    private(set) var sum = 0
    private var second: Int64 = 0
    /// Seconds until a counted request leaves, as of `second`; 60 while none is counted.
    private(set) var reset = 60

    /// Drops the seconds that have left the minute.
    mutating func advance(to now: Int64) {
      guard now > second else { return }
      for passed in 1...min(60, now - second) {
        let slot = Int((second + passed) % 60)
        sum -= counts[slot]
        counts[slot] = 0
      }
      second = now
      reset = (1...60).first { counts[Int((now + Int64($0)) % 60)] > 0 } ?? 60
    }

    mutating func count() {
      counts[Int(second % 60)] += 1
      sum += 1
    }
  }

  /// The minute of one key.
  final class Window: Sendable {
    fileprivate let minute = Mutex(Minute())
  }

  let limit: Int
  private let windows = Mutex<[String: Window]>([:])

  init(limit: Int) { self.limit = limit }

  /// The minute of a known key, always the same one.
  func window(of clientID: String) -> Window {
    windows.withLock { windows in
      if let window = windows[clientID] { return window }
      let window = Window()
      windows[clientID] = window
      return window
    }
  }

  /// Counts a request of a known key; what is left after it, or nil when nothing was.
  func admit(_ window: Window, at now: Instant) -> Allowance? {
    window.minute.withLock { minute in
      minute.advance(to: now.seconds)
      guard minute.sum < limit else { return nil }
      minute.count()
      return Allowance(limit: limit, remaining: limit - minute.sum, reset: minute.reset)
    }
  }

  /// What a key that has nothing left waits for; of a caller that is no key, everything.
  func allowance(_ window: Window?) -> Allowance {
    guard let window else { return Allowance(limit: limit, remaining: limit, reset: 60) }
    return window.minute.withLock { Allowance(limit: limit, remaining: limit - $0.sum, reset: $0.reset) }
  }
}

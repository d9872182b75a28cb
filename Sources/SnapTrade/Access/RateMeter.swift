import Ambient
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

  private struct Minute: Sendable {
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

  let limit: Int
  private let surroundings: any Surroundings
  private let minutes = Mutex<[String: Minute]>([:])

  init(limit: Int, surroundings: any Surroundings) {
    self.limit = limit
    self.surroundings = surroundings
  }

  /// Counts a request of a known key; what is left after it, or nil when nothing was.
  func admit(_ clientID: String) -> Allowance? {
    let now = surroundings.now().seconds
    return minutes.withLock { minutes in
      Self.with(&minutes[clientID, default: Minute()]) { minute in
        minute.advance(to: now)
        guard minute.sum < limit else { return nil }
        minute.count()
        return Allowance(limit: limit, remaining: limit - minute.sum, reset: minute.reset)
      }
    }
  }

  /// What a key that has nothing left waits for; of a caller that is no key, everything.
  func allowance(_ clientID: String?) -> Allowance {
    let minute = clientID.flatMap { clientID in minutes.withLock { $0[clientID] } }
    return Allowance(limit: limit, remaining: limit - (minute?.sum ?? 0), reset: minute?.reset ?? 60)
  }

  /// Changes a key's minute in place.
  private static func with<Value>(_ minute: inout Minute, _ body: (inout Minute) -> Value) -> Value { body(&minute) }
}

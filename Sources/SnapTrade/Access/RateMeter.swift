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
    var counts = [Int](repeating: 0, count: 60)
    var sum = 0
    var second: Int64 = 0

    /// Drops the seconds that have left the minute.
    mutating func advance(to now: Int64) {
      guard now > second else { return }
      for passed in 1...min(60, max(1, now - second)) {
        let slot = Int((second + passed) % 60)
        sum -= counts[slot]
        counts[slot] = 0
      }
      second = now
    }

    /// Seconds until a counted request leaves; 60 while none is counted.
    func reset() -> Int {
      for age in 1...60 where counts[Int((second + Int64(age)) % 60)] > 0 { return age }
      return 60
    }
  }

  private let limit: Int
  private let surroundings: any Surroundings
  private let minutes = Mutex<[String: Minute]>([:])

  init(limit: Int, surroundings: any Surroundings) {
    self.limit = limit
    self.surroundings = surroundings
  }

  /// Counts a request of a known key; false when the key has none left.
  func admits(_ clientID: String) -> Bool {
    let now = surroundings.now().seconds
    return minutes.withLock { minutes in
      Self.with(&minutes, clientID) { minute in
        minute.advance(to: now)
        guard minute.sum < limit else { return false }
        minute.counts[Int(minute.second % 60)] += 1
        minute.sum += 1
        return true
      }
    }
  }

  func allowance(_ clientID: String?) -> Allowance {
    guard let clientID else { return Allowance(limit: limit, remaining: limit, reset: 60) }
    return minutes.withLock { minutes in
      guard let minute = minutes[clientID] else { return Allowance(limit: limit, remaining: limit, reset: 60) }
      return Allowance(limit: limit, remaining: max(0, limit - minute.sum), reset: minute.reset())
    }
  }

  func secondsToWait(_ clientID: String) -> Int { allowance(clientID).reset }

  /// Changes a key's minute in place.
  private static func with<Value>(
    _ minutes: inout [String: Minute], _ clientID: String, _ body: (inout Minute) -> Value
  ) -> Value {
    body(&minutes[clientID, default: Minute()])
  }
}

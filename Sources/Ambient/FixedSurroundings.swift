public import CivilTime
import Synchronization

/// Surroundings that stand still until they are told to move, with chance from a seed: two runs with the same calls are
/// the same. For tests, drills and virtual clocks. May be shared between threads.
public final class FixedSurroundings: Surroundings {
  private struct State {
    var now: Instant
    var monotonic: UInt64
    var random: UInt64
  }

  private let state: Mutex<State>

  /// Surroundings at a moment (unless told, a Monday on which New York opens: 2026-01-05T14:30:00Z) with the chance of
  /// a seed.
  public init(now: Instant = Instant(seconds: 1_767_623_400), seed: UInt64 = 1) {
    state = Mutex(State(now: now, monotonic: 1_000_000_000, random: seed))
  }

  /// The moment that was set.
  public func now() -> Instant { state.withLock { $0.now } }

  /// Grows with every step forward of `now`, and never goes back.
  public func monotonicNanoseconds() -> UInt64 { state.withLock { $0.monotonic } }

  /// Sets the wall clock, forward or back.
  public func set(_ now: Instant) {
    state.withLock { state in
      let step = state.now.microseconds(until: now)
      if step > 0 { state.monotonic += UInt64(step) * 1000 }
      state.now = now
    }
  }

  /// Moves both clocks forward by microseconds, and returns the new moment.
  @discardableResult
  public func advance(byMicroseconds step: Int64) -> Instant {
    precondition(step >= 0, "a step forward is not negative; set(_:) can go back")
    return state.withLock { state in
      state.monotonic += UInt64(step) * 1000
      state.now = state.now.advanced(byMicroseconds: step)
      return state.now
    }
  }

  /// Moves both clocks forward by seconds, and returns the new moment.
  @discardableResult
  public func advance(bySeconds step: Int64) -> Instant { advance(byMicroseconds: step * 1_000_000) }

  /// The next bytes of the seed's sequence (SplitMix64); predictable, and so never for keys that matter.
  public func randomBytes(_ count: Int) -> [UInt8] {
    state.withLock { state in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      var word: UInt64 = 0
      for index in 0..<count {
        if index % 8 == 0 { word = Self.next(&state.random) }
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
      return bytes
    }
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

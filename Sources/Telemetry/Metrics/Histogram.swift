import Synchronization

/// How often a measured value fell into each of some ranges.
public final class Histogram: Sendable {
  /// What is measured; decides how bounds and sum are printed.
  public enum Unit: Sendable, Hashable {
    /// Plain numbers: bytes, rows.
    case count
    /// Spans in nanoseconds, printed in seconds as Prometheus wants them.
    case nanoseconds
  }

  /// Bounds for the spans of requests: 100 µs to 10 s, in nanoseconds.
  public static let requestBounds = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
    250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
  ]

  struct State {
    /// One for each bound, not added up, and one for what exceeds the last.
    var counts: [Int]
    var sum = 0
  }

  let unit: Unit
  let bounds: [Int]
  private let state: Mutex<State>

  init(unit: Unit, bounds: [Int]) {
    precondition(!bounds.isEmpty && zip(bounds, bounds.dropFirst()).allSatisfy(<), "bounds must ascend")
    self.unit = unit
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  /// Notes one measured value, in the unit of the histogram.
  public func note(_ value: Int) {
    let place = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.sum &+= value
    }
  }

  /// Notes one span in nanoseconds.
  public func note(_ nanoseconds: UInt64) { note(Int(clamping: nanoseconds)) }

  var snapshot: State { state.withLock { $0 } }
}

import Synchronization

/// A figure that only grows: requests answered, bytes sent.
public final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// Adds `amount`, which is not negative.
  public func add(_ amount: Int = 1) {
    precondition(amount >= 0, "a counter only grows")
    value.wrappingAdd(amount, ordering: .relaxed)
  }

  /// The sum so far.
  public var total: Int { value.load(ordering: .relaxed) }
}

/// A figure that goes up and down: open connections, length of a queue.
public final class Gauge: Sendable {
  private let level = Atomic<Int>(0)

  /// Sets the figure.
  public func set(_ value: Int) { level.store(value, ordering: .relaxed) }

  /// Changes the figure by `amount`, which may be negative.
  public func add(_ amount: Int) { level.wrappingAdd(amount, ordering: .relaxed) }

  /// The figure now.
  public var value: Int { level.load(ordering: .relaxed) }
}

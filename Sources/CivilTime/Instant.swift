/// A moment, counted in microseconds since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before.
  public var microseconds: Int64

  /// The moment `microseconds` after 1970-01-01T00:00:00Z.
  @inlinable
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The moment `seconds` after 1970-01-01T00:00:00Z.
  @inlinable
  public init(seconds: Int64) { self.microseconds = seconds * 1_000_000 }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  @inlinable
  public var seconds: Int64 { floorDivide(microseconds, 1_000_000) }

  /// The moment `seconds` later, or earlier when negative.
  @inlinable
  public func advanced(bySeconds seconds: some BinaryInteger) -> Instant {
    Instant(microseconds: microseconds + Int64(seconds) * 1_000_000)
  }

  /// The moment `microseconds` later, or earlier when negative.
  @inlinable
  public func advanced(byMicroseconds microseconds: some BinaryInteger) -> Instant {
    Instant(microseconds: self.microseconds + Int64(microseconds))
  }

  /// Microseconds from this moment to `other`; negative when `other` is earlier.
  @inlinable
  public func microseconds(until other: Instant) -> Int64 { other.microseconds - microseconds }

  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
}

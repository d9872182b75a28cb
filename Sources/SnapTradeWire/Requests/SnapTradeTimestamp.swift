public import CivilTime

/// The time that a signed request carries: whole seconds since 1970.
public struct SnapTradeTimestamp: Sendable, Hashable {
  /// How far a request's time may be from the server's, in seconds; the service does not publish its own figure.
  public static let usualWindow: Int64 = 300

  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64

  /// Takes digits alone, eleven at most: milliseconds have thirteen and are refused, as the service does.
  public init?(_ text: String) {
    let digits = text.utf8
    guard !digits.isEmpty, digits.count <= 11 else { return nil }
    var seconds: Int64 = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      seconds = seconds * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    self.seconds = seconds
  }

  /// Whether it is near enough to now, before or after; some clients round up to the next second.
  public func isFresh(now: Instant, window: Int64 = usualWindow) -> Bool {
    abs(now.seconds - seconds) <= window
  }
}

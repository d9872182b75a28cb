/// What a listener takes from strangers before it refuses.
public struct HTTPLimits: Sendable {
  /// Bytes of a request line and its fields; beyond it 431, or 414 when the line alone is longer.
  public var headBytes = 16 * 1024
  /// Bytes of a request's target; beyond it 414.
  public var targetBytes = 8 * 1024
  /// Fields of a request; beyond it 431.
  public var fields = 100
  /// Bytes of a request's body; beyond it 413. A route may have its own.
  public var bodyBytes = 1024 * 1024
  /// Bytes of bodies held for all connections of a loop together; beyond it 503.
  public var heldBodyBytes = 256 * 1024 * 1024
  /// Bytes that are read and thrown away after a refusal, so that the client sees the answer before the reset.
  public var discardedBytes = 4 * 1024 * 1024
  /// Connections of the listener; further ones are answered 503 and closed.
  public var connections = 8192
  /// Requests that one connection is served in one turn before others have theirs.
  public var requestsPerTurn = 16

  /// How long a connection may stay without a request.
  public var idle: Duration = .seconds(75)
  /// From the first byte of a head (or from the connection) to its end; beyond it 408.
  public var head: Duration = .seconds(10)
  /// Grace for a body or an answer in transfer; behind it `minimumBytesPerSecond` holds.
  public var transfer: Duration = .seconds(20)
  /// The slowest transfer that is borne once the grace is used up, averaged since its start.
  public var minimumBytesPerSecond = 1024
  /// How long a refused connection is read from before it is closed.
  public var linger: Duration = .seconds(2)

  public init() {}

  var headLimits: HeadLimits { HeadLimits(bytes: headBytes, target: targetBytes, fields: fields) }
}

extension Duration {
  /// Whole nanoseconds; negative durations are zero.
  var nanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    return seconds < 0 ? 0 : UInt64(seconds) * 1_000_000_000 + UInt64(max(0, attoseconds) / 1_000_000_000)
  }
}

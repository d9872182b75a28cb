/// How the SnapTrade API is served.
public struct SnapTradeOptions: Sendable {
  /// Scheme, host and port under which people reach this server; nil: as the request's own Host field says.
  public var origin: String?
  /// Seconds by which a request's timestamp may differ from now.
  public var timestampWindow: Int64 = 300
  /// Requests of one key within any minute; further ones are answered 429.
  public var requestsPerMinute = 6_000_000
  /// Bytes of a request's body.
  public var bodyBytes = 256 * 1024

  public init() {}
}

/// A request's head as read from the wire, with what its fields say about the connection and the body.
struct RequestHead: Sendable {
  /// How the body is delimited.
  enum Framing: Sendable, Equatable {
    case none
    case length(Int)
    case chunked
  }

  var method: String
  var target: String
  var headers: HTTPHeaders
  var framing: Framing
  /// HTTP/1.1, not 1.0.
  var isCurrent: Bool
  /// HTTP/1.1 without `Connection: close`.
  var keepsAlive: Bool
  /// HTTP/1.1 with `Expect: 100-continue`.
  var expectsContinue: Bool
  /// Host name without its port, lower case; nil in HTTP/1.0 without a Host field.
  var host: [UInt8]?
}

/// How much of a request's head is read.
struct HeadLimits: Sendable {
  /// Bytes of the request line and all fields.
  var bytes: Int
  /// Bytes of the target.
  var target: Int
  /// Number of fields.
  var fields: Int
}

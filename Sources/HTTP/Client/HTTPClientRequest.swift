/// A request to another server.
public struct HTTPClientRequest: Sendable {
  public var method: String
  /// Absolute, `http` or `https`; sent as it stands: nothing in the path is normalised, a fragment is left out.
  public var url: String
  public var headers: HTTPHeaders
  public var body: [UInt8]
  /// From the start to the last byte of the answer; nil for the client's own.
  public var timeout: Duration?
  /// Bytes of the answer's body; nil for the client's own.
  public var responseBytes: Int?

  public init(
    method: String = "GET", url: String, headers: HTTPHeaders = [:], body: [UInt8] = [], timeout: Duration? = nil,
    responseBytes: Int? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.responseBytes = responseBytes
  }
}

/// What a client waits for and takes.
public struct HTTPClientLimits: Sendable {
  /// Until the connection stands, name look-up and TLS included.
  public var connect: Duration = .seconds(10)
  /// From the start to the last byte of the answer.
  public var total: Duration = .seconds(30)
  /// Bytes of an answer's body.
  public var responseBytes = 16 * 1024 * 1024
  /// Bytes of an answer's fields.
  public var headBytes = 64 * 1024
  /// Requests under way; further ones are refused.
  public var transfers = 1024
  /// Connections at once, and to one host; further requests wait for one.
  public var connections = 256
  public var connectionsPerHost = 32
  /// Redirects that are followed; their addresses are checked like the first.
  public var redirects = 0

  public init() {}
}

/// Why a request to another server has no answer.
public struct HTTPClientError: Error, Sendable, Equatable {
  /// The kind of failure; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    /// The URL is none, or its scheme is neither `http` nor `https`.
    case url
    /// The name is not known.
    case resolve
    /// Nobody answers at the address.
    case connect
    /// The address is one that the client may not go to.
    case refusedAddress = "refused_address"
    case timeout
    /// The answer is larger than allowed.
    case tooLarge = "too_large"
    case tls
    /// More requests are under way than allowed.
    case overloaded
    case cancelled
    /// The other end broke the rules or the connection.
    case other
  }

  public var code: Code
  /// One sentence without URL, fields or body.
  public var text: String

  public init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }
}

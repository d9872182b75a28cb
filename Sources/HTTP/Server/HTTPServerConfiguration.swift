/// One listener.
public struct HTTPServerConfiguration: Sendable {
  /// Address or name to bind, `127.0.0.1`, `::1`, `0.0.0.0`, `localhost`.
  public var host: String
  /// Port to bind; 0 picks a free one.
  public var port: Int
  /// Host names that are answered besides `127.0.0.1`, `localhost`, `[::1]` and the bound address.
  public var allowedHosts: [String] = []
  /// Threads that serve; nil is one per core.
  public var loops: Int?
  public var limits = HTTPLimits()
  /// The form of refusals made before a handler is asked.
  public var errors: ErrorRenderer = HTTPError.plainText
  /// Body limit of the request whose head this is, nil for `limits.bodyBytes`. The body is still empty.
  public var bodyLimit: (@Sendable (HTTPRequest) -> Int?)?
  /// Called on a serving thread some 10 ms after requests were answered, and when it ends: the time to write what was
  /// collected over them.
  public var writeCollected: (@Sendable () -> Void)?

  public init(host: String = "127.0.0.1", port: Int) {
    self.host = host
    self.port = port
  }

  /// A listener whose refusals and body limits are those of the router's API.
  public init(host: String = "127.0.0.1", port: Int, router: Router) {
    self.init(host: host, port: port)
    errors = { error, request in router.refusal(error, request) }
    bodyLimit = { request in router.bodyLimit(for: request) }
  }
}

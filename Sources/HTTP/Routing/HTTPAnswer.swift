/// What a handler says to a request: the response, or how to come by it.
///
/// A handler that needs not wait gives its response at once, and no task is made for it.
public enum HTTPAnswer: Sendable {
  case ready(HTTPResponse)
  /// Run as a task on the thread that serves the connection.
  case later(@Sendable () async -> HTTPResponse)

  /// The response, waited for where it has to be.
  public func response() async -> HTTPResponse {
    switch self {
    case .ready(let response): response
    case .later(let work): await work()
    }
  }
}

extension Router {
  /// What a handler says that may know its response at once: the response, or how to come by it.
  public enum Reply: Sendable {
    case ready(HTTPResponse)
    /// What it throws is refused as the API says it.
    case later(@Sendable () async throws -> HTTPResponse)
  }

  /// Answers one route; runs on the thread that serves the connection and must not wait.
  public typealias PromptHandler = @Sendable (HTTPRequest, PathParameters) throws -> Reply
}

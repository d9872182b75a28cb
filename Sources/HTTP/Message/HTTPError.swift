/// What the HTTP room refuses or cannot do. Each API turns it into its own body through an `ErrorRenderer`.
public struct HTTPError: Error, Sendable {
  /// Why; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    case malformedRequest = "malformed_request"
    case malformedPath = "malformed_path"
    case malformedQuery = "malformed_query"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case timedOut = "request_timeout"
    case bodyTooLarge = "body_too_large"
    case targetTooLong = "target_too_long"
    case expectationFailed = "expectation_failed"
    case misdirected = "misdirected_request"
    case headTooLarge = "head_too_large"
    case handlerFailed = "internal_error"
    case unknownTransferCoding = "unknown_transfer_coding"
    case overloaded = "overloaded"
    case unknownVersion = "unknown_http_version"
    case cannotListen = "cannot_listen"

    /// The status that says it.
    public var status: Int {
      switch self {
      case .malformedRequest, .malformedPath, .malformedQuery: 400
      case .notFound: 404
      case .methodNotAllowed: 405
      case .timedOut: 408
      case .bodyTooLarge: 413
      case .targetTooLong: 414
      case .expectationFailed: 417
      case .misdirected: 421
      case .headTooLarge: 431
      case .handlerFailed, .cannotListen: 500
      case .unknownTransferCoding: 501
      case .overloaded: 503
      case .unknownVersion: 505
      }
    }
  }

  public var code: Code
  /// One sentence that may be shown to anyone.
  public var text: String
  /// The methods that the path knows, with `methodNotAllowed`; the `Allow` field is set from it, whatever renders.
  public var allow: [String]
  /// What a handler threw, with `handlerFailed`: for the log and for renderers that know the type, not for people.
  public var cause: (any Error)?

  public init(_ code: Code, _ text: String, allow: [String] = [], cause: (any Error)? = nil) {
    self.code = code
    self.text = text
    self.allow = allow
    self.cause = cause
  }

  /// The status that says it.
  public var status: Int { code.status }
}

/// Turns a refusal into an API's own error body. The request is nil when none could be read.
public typealias ErrorRenderer = @Sendable (HTTPError, HTTPRequest?) -> HTTPResponse

extension HTTPError {
  /// One line of plain text; for listeners that have no form of their own.
  public static let plainText: ErrorRenderer = { error, _ in
    HTTPResponse(status: error.status, contentType: "text/plain; charset=utf-8", body: Array((error.text + "\n").utf8))
  }
}

public import WireMembers

extension V3 {
  /// What is wrong, in one word.
  public enum ErrorWord: CodedWord {
    case badRequest
    case unauthorized
    case forbidden
    case notFound
    case tooManyRequests
    case internalServerError
    case notImplemented
    case serviceUnavailable
    case gatewayTimeout
    /// A code outside the documents.
    case other(String)

    public static let table = WordTable<ErrorWord>([
      .init(.badRequest, "BadRequest"),
      .init(.unauthorized, "Unauthorized"),
      .init(.forbidden, "Forbidden"),
      .init(.notFound, "NotFound"),
      .init(.tooManyRequests, "TooManyRequests"),
      .init(.internalServerError, "InternalServerError"),
      .init(.notImplemented, "NotImplemented"),
      .init(.serviceUnavailable, "ServiceUnavailable"),
      .init(.gatewayTimeout, "GatewayTimeout"),
    ])

    public var unknownCode: String? {
      if case .other(let code) = self { code } else { nil }
    }

    /// The word of an HTTP status.
    public init(status: Int) {
      self =
        switch status {
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 429: .tooManyRequests
        case 501: .notImplemented
        case 503: .serviceUnavailable
        case 504: .gatewayTimeout
        case 500...: .internalServerError
        default: .badRequest
        }
    }
  }

  /// Body of an answer that is not 200: `{"Error":"BadRequest","Message":"…"}`.
  public struct ErrorBody: WireObject {
    public var error: ErrorWord?
    public var message: String?

    public init() {}

    public init(status: Int, message: String) {
      error = ErrorWord(status: status)
      self.message = message
    }

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("Error", &error)
      pass.text("Message", &message)
    }
  }
}

public import WireMembers

/// Class of a nested error. Callers branch on it and on the status, never on the text.
public enum ErrorType: CodedWord {
  case validation
  case badRequest
  case authentication
  case authorization
  case notFound
  case conflict
  case rateLimit
  case preconditionFailed
  case timeout
  case internalError
  case database
  case externalService
  case serviceUnavailable
  case unknown
  case grpc
  case queue
  case jsonParsing
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<ErrorType>([
    .init(.validation, "VALIDATION"),
    .init(.badRequest, "BAD_REQUEST"),
    .init(.authentication, "AUTHENTICATION"),
    .init(.authorization, "AUTHORIZATION"),
    .init(.notFound, "NOT_FOUND"),
    .init(.conflict, "CONFLICT"),
    .init(.rateLimit, "RATE_LIMIT"),
    .init(.preconditionFailed, "PRECONDITION_FAILED"),
    .init(.timeout, "TIMEOUT"),
    .init(.internalError, "INTERNAL"),
    .init(.database, "DATABASE"),
    .init(.externalService, "EXTERNAL_SERVICE"),
    .init(.serviceUnavailable, "SERVICE_UNAVAILABLE"),
    .init(.unknown, "UNKNOWN"),
    .init(.grpc, "GRPC"),
    .init(.queue, "QUEUE"),
    .init(.jsonParsing, "JSON_PARSING"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// HTTP status of an answer with this type.
  public var status: Int {
    switch self {
    case .validation, .badRequest, .jsonParsing: 400
    case .authentication: 401
    case .authorization: 403
    case .notFound: 404
    case .conflict: 409
    case .preconditionFailed: 412
    case .rateLimit: 429
    case .serviceUnavailable: 503
    case .timeout: 504
    default: 500
    }
  }

  /// The type that answers with this status carry, for bodies that name none.
  public init(status: Int) {
    self =
      switch status {
      case 400, 422: .badRequest
      case 401: .authentication
      case 403: .authorization
      case 404: .notFound
      case 409: .conflict
      case 412: .preconditionFailed
      case 429: .rateLimit
      case 500: .internalError
      case 502, 503: .serviceUnavailable
      case 504: .timeout
      default: .unknown
      }
  }
}

import AriesWire
import HTTP
import JSON
import WireMembers

/// A refusal in the API's nested form. `message` may be shown to anyone.
struct AriesFailure: Error, Sendable {
  var type: ErrorType
  /// Word for programs.
  var code: String
  var message: String
  /// The parameter or member that is at fault.
  var field: String?
  /// Where the type's own status does not say it.
  var status: Int?

  init(_ type: ErrorType, _ code: String, _ message: String, field: String? = nil, status: Int? = nil) {
    self.type = type
    self.code = code
    self.message = message
    self.field = field
    self.status = status
  }

  /// A parameter that cannot be meant.
  static func invalid(_ field: String, _ reason: String) -> AriesFailure {
    AriesFailure(.validation, "INVALID_PARAMETER", "\(field): \(reason)", field: field)
  }

  static let unauthorized = AriesFailure(
    .authentication, "UNAUTHORIZED", "A valid access token is needed in the Authorization header.",
    field: "Authorization")
  static let accountNotFound = AriesFailure(
    .notFound, "ACCOUNT_NOT_FOUND", "There is no such account, or it is not visible to you.", field: "id")
  static let balancesUnavailable = AriesFailure(
    .serviceUnavailable, "BALANCES_UNAVAILABLE", "The account cannot be read now.")

  static func missingScope(_ scopes: [String]) -> AriesFailure {
    AriesFailure(
      .authorization, "INSUFFICIENT_SCOPE", "The token lacks the scope \(scopes.joined(separator: " or ")).",
      field: "scope")
  }
}

extension AriesFailure {
  /// What a refusal of the HTTP room is in this API.
  init(_ error: HTTPError) {
    switch error.code {
    case .notFound: self.init(.notFound, "ROUTE_NOT_FOUND", error.text, field: "path")
    case .methodNotAllowed: self.init(.badRequest, "METHOD_NOT_ALLOWED", error.text, field: "method", status: 405)
    case .malformedPath: self.init(.badRequest, "MALFORMED_PATH", error.text, field: "path")
    case .malformedQuery: self.init(.badRequest, "MALFORMED_QUERY", error.text, field: "query")
    case .handlerFailed:
      self =
        (error.cause as? AriesFailure)
        ?? AriesFailure(.internalError, "INTERNAL_ERROR", "The request could not be answered.")
    default: self.init(ErrorType(status: error.status), error.code.rawValue.uppercased(), error.text)
    }
    if case .handlerFailed = error.code { return }
    status = error.status
  }

  func response(to request: HTTPRequest?) -> HTTPResponse {
    var body = ErrorBody(type: type, code: code, message: message, requestID: request?.identifier)
    body.error?.details = field.map { ["field": .string($0)] }
    var response = HTTPResponse.json(body.jsonBytes, status: status ?? type.status)
    if response.status == 401 { response.headers.add("WWW-Authenticate", "Bearer") }
    return response
  }
}

public import BookWire
import HTTP
import Identity
import JSON
import Journal
import Keeper
import Ledger
import Money

/// A refusal of the book API: its status and the body that says why.
public struct BookAPIError: Error, Sendable {
  public var status: Int
  public var fault: BookFault
  /// Seconds after which the same request may do better.
  var retryAfter: Int?
  /// What the token would have to allow.
  var missing: BookScope?

  init(_ status: Int, _ fault: BookFault) {
    self.status = status
    self.fault = fault
  }

  init(_ status: Int, _ code: String, field: String? = nil, _ message: String) {
    self.init(status, BookFault(code: code, field: field, message: message))
  }

  static func unknownAccount() -> BookAPIError {
    BookAPIError(404, "unknown_account", field: "account", "There is no such account.")
  }

  /// The response as the API says it.
  var response: HTTPResponse {
    var writer = JSONWriter()
    fault.write(to: &writer)
    var response = HTTPResponse.json(writer.bytes, status: status)
    response.headers.add("Cache-Control", "no-store")
    if status == 401 { response.headers.add("WWW-Authenticate", "Bearer") }
    if let missing {
      response.headers.add("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"\(missing.rawValue)\"")
    }
    if let retryAfter { response.headers.add("Retry-After", String(retryAfter)) }
    return response
  }
}

// One table from the errors of the rooms below to the API's own.
extension BookAPIError {
  /// A text that is no event.
  init(_ error: EventError, index: Int? = nil) {
    let status = error.code == .tooLarge ? 413 : 400
    self.init(
      status, BookFault(code: error.code.rawValue, field: error.field, index: index, message: error.text))
  }

  /// Events that the book did not take.
  init(_ error: KeeperError) {
    let status: Int
    switch error.code {
    case .refused: status = 422
    case .missingID: status = 400
    case .idReused: status = 409
    case .tooMany: status = 413
    case .busy, .closed, .storage, .damaged: status = 503
    }
    let code = error.code == .refused ? error.reason?.code.rawValue : nil
    self.init(
      status,
      BookFault(
        code: code ?? error.code.rawValue, field: error.reason?.field, index: error.index, message: error.text))
    if error.code == .busy { retryAfter = 1 }
  }

  /// A question that the book cannot answer.
  init(_ error: LedgerError) {
    self.init(422, BookFault(code: error.code.rawValue, field: error.field, message: error.text))
  }

  /// A token that cannot be kept.
  init(_ error: IdentityError) {
    let status =
      switch error.code {
      case .invalid: 400
      case .tooMany: 413
      default: 503
      }
    self.init(status, error.code == .invalid ? "bad_value" : error.code.rawValue, error.text)
  }

  init(_ error: JSONError) {
    let status = error.code == .limit ? 413 : 400
    self.init(status, "malformed", error.text)
  }

  /// A refusal of the server or its router.
  init(_ error: HTTPError) {
    self.init(error.status, error.code.rawValue, error.text)
  }

  /// The API's form for everything that a route or the server below it refuses.
  static let renderer: ErrorRenderer = { error, _ in
    switch error.cause {
    case let own as BookAPIError: own.response
    case let refused as LedgerError: BookAPIError(refused).response
    case is MoneyError: BookAPIError(LedgerError(.overflow, "The amounts do not fit a number.")).response
    case let unknown as IdentityError: BookAPIError(unknown).response
    case let unwritten as KeeperError: BookAPIError(unwritten).response
    default: BookAPIError(error).response
    }
  }
}

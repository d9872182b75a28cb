import HTTP
import Hub
import SnapTradeWire

/// A request that is not answered with what it asked for.
struct Refusal: Error, Sendable {
  var body: SnapTradeErrorBody
  /// Seconds after which the request may be repeated; nil leaves that to the caller.
  var retryAfter: Int?

  init(_ code: SnapTradeErrorCode, detail: String? = nil) {
    body = SnapTradeErrorBody(code, detail: detail)
  }

  static func throttled(seconds: Int) -> Refusal {
    var refusal = Refusal(.throttled)
    refusal.body = .throttled(seconds: seconds)
    refusal.retryAfter = seconds
    return refusal
  }

  /// What is wrong with a member of the body or a parameter.
  init(_ error: SnapTradeWireError) {
    self.init(.invalidInput, detail: "The request holds invalid input. \(error.description)")
  }

  /// The hub's refusals, one by one.
  init(_ error: HubError) {
    switch error.code {
    case .userExists: self.init(.userExists)
    case .unknownUser: self.init(.notFound, detail: error.text)
    case .unknownConnection, .unknownAccount: self.init(.notFound)
    case .unknownBroker, .invalidInput, .wrongPhase, .tooMany:
      self.init(.invalidInput, detail: error.field.map { "\($0): \(error.text)" } ?? error.text)
    case .credentialsRefused: self.init(.noPermission, detail: "The brokerage does not accept these credentials.")
    case .rightsMissing: self.init(.brokerageKeyLacksRights)
    case .brokerUnavailable: self.init(.brokerageUnavailable)
    case .differentLogin: self.init(.differentLogin)
    case .connectionDisabled: self.init(.connectionDisabled)
    case .alreadyDisabled: self.init(.connectionAlreadyDisabled)
    case .refreshTooSoon: self.init(.refreshTooSoon)
    case .featureOff: self.init(.featureNotEnabled)
    case .storage: self.init(.unexpected)
    }
  }

  /// Refusals of the HTTP layer itself.
  init(_ error: HTTPError) {
    switch error.code {
    case .notFound: self.init(.notFound)
    case .methodNotAllowed: self.init(.methodNotAllowed)
    case .bodyTooLarge, .headTooLarge, .targetTooLong: self.init(.payloadTooLarge, detail: error.text)
    case .malformedRequest, .malformedPath, .malformedQuery, .expectationFailed:
      self.init(.invalidInput, detail: error.text)
    default: self.init(.unexpected)
    }
    body.status = error.status
  }

  var response: HTTPResponse {
    var response = HTTPResponse.json(body.jsonBytes(), status: body.status)
    if let retryAfter { response.headers.add("Retry-After", String(retryAfter)) }
    return response
  }
}

import HTTP
import TradeStationWire
import WireMembers

/// A refusal in the API's own words. `message` may be shown to anyone.
struct TradeStationFailure: Error, Sendable {
  var status: Int
  var message: String

  init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }

  /// A request that cannot be meant: names the field and says what is wrong with it.
  static func invalid(_ field: String, _ reason: String) -> TradeStationFailure {
    TradeStationFailure(400, "Invalid Request. \(field): \(reason)")
  }

  static let unauthorized = TradeStationFailure(401, "Unauthorized")
  static let forbidden = TradeStationFailure(403, "Forbidden")
  static let notFound = TradeStationFailure(404, "Not Found")
  static let otherOwner = TradeStationFailure(401, "User is not authorized to retrieve this account")
  static let internalError = TradeStationFailure(500, "Unknown internal service error")
  static let unavailable = TradeStationFailure(503, "Unknown internal service error. The book cannot be read now.")
}

extension TradeStationFailure {
  /// What a refusal of the HTTP room is in this API.
  init(_ error: HTTPError) {
    switch error.code {
    case .notFound: self = .notFound
    case .methodNotAllowed: self = TradeStationFailure(405, "Method Not Allowed")
    case .malformedPath, .malformedQuery, .malformedRequest:
      self = TradeStationFailure(400, "Invalid Request. " + error.text)
    case .handlerFailed: self = (error.cause as? TradeStationFailure) ?? .internalError
    default: self = TradeStationFailure(error.status, error.text)
    }
  }

  /// The answer; errors of the service carry the request's identifier, by which the log knows it.
  func response(to request: HTTPRequest?) -> HTTPResponse {
    if let request, request.path.lowercased().hasPrefix("/v3/") {
      return .tradeStation(V3.ErrorBody(status: status, message: message).jsonBytes, status: status)
    }
    let trace = status >= 500 ? request.map { Self.uuid($0.identifier) } : nil
    let body = ErrorBody(statusCode: status, message: message, traceID: trace)
    var response = HTTPResponse.tradeStation(body.jsonBytes, status: status)
    if status == 401 { response.headers.add("WWW-Authenticate", "Bearer") }
    return response
  }

  private static func uuid(_ identifier: String) -> String {
    var text = ""
    for (index, character) in identifier.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(character)
    }
    return text
  }
}

extension HTTPResponse {
  /// JSON with the exact content type that clients of this API compare.
  static func tradeStation(_ body: [UInt8], status: Int = 200) -> HTTPResponse {
    var response = HTTPResponse(status: status, contentType: "application/json; charset=utf-8", body: body)
    response.headers.add("Cache-Control", "private")
    return response
  }
}

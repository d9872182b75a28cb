import BrokerDesk
import HTTP
import Identity

/// Finds out who asks and whether the scopes are enough.
struct AccessGate: Sendable {
  let identity: Identity

  /// The grant of the request's token; nil when there is none that is good.
  func grant(of request: HTTPRequest) -> Grant? {
    request.headers.withFirst("Authorization") { field in
      Bearer.token(in: field).flatMap { identity.bearer($0, kind: .aries) }
    } ?? nil
  }

  /// The grant of a request whose route takes any one of the scopes.
  func grant(of request: HTTPRequest, anyOf scopes: [String]) throws -> Grant {
    guard let grant = grant(of: request) else { throw AriesFailure.unauthorized }
    guard scopes.contains(where: grant.allows) else { throw AriesFailure.missingScope(scopes) }
    return grant
  }
}

/// The scopes that routes ask for.
enum Scope {
  static let accounts = "account:information"
  static let positions = "position:information"
  static let orders = "order:information"
}

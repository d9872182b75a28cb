import BrokerDesk
import HTTP
import Identity

/// Finds out who asks, by every way in which clients of this API send their token.
struct AccessGate: Sendable {
  let identity: Identity

  /// The scope that reading accounts takes.
  static let reading = "readaccount"

  /// The grant of the request's token; the field is looked at first, then the query.
  func grant(of request: HTTPRequest) throws -> Grant {
    guard let token = try Self.token(in: request), let grant = identity.bearer(token, kind: .tradestation) else {
      throw TradeStationFailure.unauthorized
    }
    return grant
  }

  /// The grant of a request that wants to read accounts.
  func reader(_ request: HTTPRequest) throws -> Grant { try checked(try grant(of: request)) }

  /// The same of a request of the newer API, which takes the token in the field alone.
  func headerReader(_ request: HTTPRequest) throws -> Grant {
    guard let token = request.headers.first("Authorization").flatMap({ Bearer.token(in: $0) }),
      let grant = identity.bearer(token, kind: .tradestation)
    else { throw TradeStationFailure.unauthorized }
    return try checked(grant)
  }

  private func checked(_ grant: Grant) throws -> Grant {
    guard grant.scopes.contains(where: { $0.lowercased() == Self.reading }) else {
      throw TradeStationFailure.forbidden
    }
    return grant
  }

  private static func token(in request: HTTPRequest) throws -> String? {
    if let field = request.headers.first("Authorization") {
      if let token = Bearer.token(in: field) { return token }
      // The oldest documents send the bare token.
      if !field.isEmpty, !field.contains(" ") { return field }
    }
    guard !request.query.isEmpty else { return nil }
    guard let items = try? request.queryItems() else { return nil }
    return items["access_token"] ?? items["oauth_token"]
  }
}

import Ambient
import Crypto
import HTTP
import Hub
import Identity
import Keeper
import SnapTradeWire

/// Lets a request in or says why not, always in the same order: credentials are there, client known, timestamp near
/// now, signature right, user's pair right. Only then do route, body and fields matter.
struct Gate: Sendable {
  let hub: Hub
  let identity: Identity
  let options: SnapTradeOptions
  let meter: RateMeter

  /// - Parameter needsUser: whether the call is made for a user; a pair that is there is checked in any case.
  func caller(_ request: HTTPRequest, needsUser: Bool) throws(Refusal) -> Caller {
    let query = request.query
    let credentials = Credentials(query: query)
    guard let clientID = credentials.clientID, let timestamp = credentials.timestamp,
      let signature = request.headers.first("Signature")
    else { throw Refusal(.notAuthenticated) }
    guard let key = SnapTradeKey(clientID: clientID, in: identity) else { throw Refusal(.unknownClient) }
    guard let stamp = SnapTradeTimestamp(timestamp),
      stamp.isFresh(now: hub.keeper.surroundings.now(), window: options.timestampWindow)
    else { throw Refusal(.invalidTimestamp) }
    guard isSigned(request, query, signature, key) else { throw Refusal(.signatureNotVerified) }
    let user = try self.user(credentials, key, isNeeded: needsUser)
    guard let allowance = meter.admit(clientID) else {
      throw Refusal.throttled(seconds: meter.allowance(clientID).reset)
    }
    return Caller(key: key, user: user, allowance: allowance)
  }

  private func isSigned(_ request: HTTPRequest, _ query: String, _ signature: String, _ key: SnapTradeKey) -> Bool {
    guard let code = Base64.decode(signature), code.count == HMACKey.length else { return false }
    let input = SignatureInput(path: request.path, query: query, body: request.body)
    return input.isSigned { key.signing.isAuthentic(code, for: $0) }
  }

  private func user(_ credentials: Credentials, _ key: SnapTradeKey, isNeeded: Bool) throws(Refusal) -> HubUser? {
    guard let userID = credentials.userID, let secret = credentials.userSecret else {
      if isNeeded { throw Refusal(.missingUser) }
      return nil
    }
    guard let user = hub.authenticate(clientID: key.clientID, userID: userID, secret: secret) else {
      throw Refusal(.invalidUser)
    }
    return user
  }
}

import Ambient
import CivilTime
import Crypto
import HTTP
import Hub
import Identity
import Keeper
import SnapTradeWire

/// Lets a request in or says why not, always in the same order: credentials are there, client known, timestamp near
/// now, signature right, user's pair right. Only then do route, body and fields matter.
final class Gate: Sendable {
  let hub: Hub
  let options: SnapTradeOptions
  let meter: RateMeter
  private let keys: SnapTradeKeys

  init(hub: Hub, identity: Identity, options: SnapTradeOptions, meter: RateMeter) {
    self.hub = hub
    self.options = options
    self.meter = meter
    keys = SnapTradeKeys(identity, meter)
  }

  /// - Parameter needsUser: whether the call is made for a user; a pair that is there is checked in any case.
  func caller(_ request: HTTPRequest, needsUser: Bool) throws(Refusal) -> Caller {
    try request.withTarget { (path, query) throws(Refusal) in
      try caller(request, path, query, needsUser: needsUser)
    }
  }

  private func caller(
    _ request: HTTPRequest, _ path: UnsafeBufferPointer<UInt8>, _ query: UnsafeBufferPointer<UInt8>, needsUser: Bool
  ) throws(Refusal) -> Caller {
    let credentials = Credentials(query: query)
    guard let clientID = credentials.clientID, let timestamp = credentials.timestamp,
      request.headers.contains("Signature")
    else { throw Refusal(.notAuthenticated) }
    guard let key = keys.key(clientID) else { throw Refusal(.unknownClient) }
    let now = hub.keeper.surroundings.now()
    guard let stamp = SnapTradeTimestamp(timestamp), stamp.isFresh(now: now, window: options.timestampWindow)
    else { throw Refusal(.invalidTimestamp) }
    guard isSigned(request, path, query, key.signing) else { throw Refusal(.signatureNotVerified) }
    let user = try self.user(credentials, key, isNeeded: needsUser)
    guard let allowance = meter.admit(key.window, at: now) else {
      throw Refusal.throttled(seconds: meter.allowance(key.window).reset)
    }
    return Caller(key: key, user: user, allowance: allowance)
  }

  /// The likeliest text of a request without body is authenticated as it lies in the target; whatever else a client may
  /// have signed is put together first.
  private func isSigned(
    _ request: HTTPRequest, _ path: UnsafeBufferPointer<UInt8>, _ query: UnsafeBufferPointer<UInt8>, _ key: HMACKey
  ) -> Bool {
    guard let code = request.headers.withFirst("Signature", { Base64.decode($0) }) ?? nil,
      code.count == HMACKey.length
    else { return false }
    if request.body.isEmpty {
      var authentication = HMACKey.Authentication(key)
      if PlainSignature.pieces(path: path, query: query, { authentication.update($0) }),
        authentication.isAuthentic(code)
      {
        return true
      }
    }
    let input = SignatureInput(path: request.path, query: request.query, body: request.body)
    return input.isSigned { key.isAuthentic(code, for: $0) }
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

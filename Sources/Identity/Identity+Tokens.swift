import Ambient
import CivilTime
import Crypto
import Store
import Synchronization

extension Identity {
  /// Issues a token for scopes that the caller has checked. It ends with its lifetime or with the process.
  public func issueAccessToken(for client: Client, scopes: [String], lifetimeSeconds: Int) -> AccessToken {
    let token = newToken()
    let now = surroundings.now()
    let expires = now.advanced(bySeconds: Int64(lifetimeSeconds))
    let digest = accessDigest(token, client.kind)
    state.withLock { $0.tokens.put(digest, client: client.key, scopes: scopes, expires: expires, now: now) }
    return AccessToken(token: token, scopes: scopes, lifetimeSeconds: lifetimeSeconds, expires: expires)
  }

  /// What a token allows at an API; nil when it is unknown or has ended.
  ///
  /// For the book API the client's secret is itself a token that does not end.
  public func bearer(_ token: String, kind: Client.Kind) -> Grant? {
    var token = token
    return token.withUTF8 { bearer($0, kind: kind) }
  }

  /// The same for a token given by its bytes.
  public func bearer(_ token: UnsafeBufferPointer<UInt8>, kind: Client.Kind) -> Grant? {
    guard !token.isEmpty, token.count <= IdentityLimits.secret else { return nil }
    let digest = keys.digest(Self.accessPurpose, kind.rawValue, last: token)
    let now = surroundings.now()
    let found = state.withLock { state in state.tokens.grant(of: digest, in: state.clients, now: now) }
    if found != nil || kind != .book { return found }
    let bearer = bearerDigest(String(decoding: token, as: UTF8.self))
    return state.withLock { $0.clients.bearing(bearer) }.map { Grant(client: $0.client, scopes: $0.client.scopes) }
  }

  /// Issues a token that buys access tokens, on disk when this returns.
  ///
  /// - Parameters:
  ///   - lifetimeSeconds: nil: it lives as long as its client.
  ///   - token: a text of the caller's choice in place of a random one.
  public func issueRefreshToken(
    for client: Client, scopes: [String], lifetimeSeconds: Int? = nil, token: String? = nil
  ) async throws(IdentityError) -> String {
    let token = token ?? newToken()
    guard !token.isEmpty, token.utf8.count <= IdentityLimits.secret else {
      throw IdentityError(.invalid, "A refresh token has 1 to \(IdentityLimits.secret) bytes.")
    }
    let expires = lifetimeSeconds.map { surroundings.now().advanced(bySeconds: Int64($0)) }
    let record = RefreshRecord(client: client, scopes: scopes, expires: expires)
    var batch = newBatch()
    batch.put(record.bytes, key: refreshKey(token, client.kind), in: RefreshRecord.collection)
    try await write(batch)
    return token
  }

  /// What a refresh token allows; nil when it is unknown or has ended, or its client is gone.
  ///
  /// The caller compares `client` with who presents it: a token is bound to the client it was issued for.
  public func refresh(_ token: String, kind: Client.Kind) throws(IdentityError) -> Grant? {
    guard !token.isEmpty, token.utf8.count <= IdentityLimits.secret,
      let bytes = try store.readDocument(refreshKey(token, kind), in: RefreshRecord.collection),
      let record = RefreshRecord(bytes: bytes), record.kind == kind
    else { return nil }
    if let expires = record.expires, expires <= surroundings.now() { return nil }
    return client(record.client, kind: kind).map { Grant(client: $0, scopes: record.scopes) }
  }

  /// Ends a refresh token.
  public func revokeRefreshToken(_ token: String, kind: Client.Kind) async throws(IdentityError) {
    var batch = newBatch()
    batch.delete(key: refreshKey(token, kind), in: RefreshRecord.collection)
    try await write(batch)
  }

  private func accessDigest(_ token: String, _ kind: Client.Kind) -> [UInt8] {
    keys.digest(Self.accessPurpose, kind.rawValue, token)
  }

  private static var accessPurpose: String { "access token" }

  private func refreshKey(_ token: String, _ kind: Client.Kind) -> String {
    Hex.encode(keys.digest("refresh token", kind.rawValue, token))
  }
}

import CivilTime

/// Access tokens in memory: digests with their ends, bounded per client.
struct TokenTable: Sendable {
  private final class Token: Sendable {
    let client: String
    let scopes: [String]
    let expires: Instant

    init(client: String, scopes: [String], expires: Instant) {
      self.client = client
      self.scopes = scopes
      self.expires = expires
    }
  }

  private struct Held: Sendable {
    let token: Token
    /// What it allows, as of a revision of the clients.
    var grant: (allowed: Grant, revision: Int)?
  }

  private var held: [[UInt8]: Held] = [:]
  /// Digests of each client in order of issue.
  private var order: [String: [[UInt8]]] = [:]

  mutating func put(_ digest: [UInt8], client: String, scopes: [String], expires: Instant, now: Instant) {
    var digests = order[client, default: []]
    digests.removeAll { digest in
      guard let known = held[digest], known.token.expires > now else {
        held[digest] = nil
        return true
      }
      return false
    }
    while digests.count >= IdentityLimits.tokensPerClient { held[digests.removeFirst()] = nil }
    digests.append(digest)
    order[client] = digests
    held[digest] = Held(token: Token(client: client, scopes: scopes, expires: expires))
  }

  /// What a token that has not ended allows; nil when its client is gone.
  mutating func grant(of digest: [UInt8], in clients: ClientTable, now: Instant) -> Grant? {
    guard let known = held[digest], known.token.expires > now else { return nil }
    if let grant = known.grant, grant.revision == clients.revision { return grant.allowed }
    guard let record = clients.record(at: known.token.client) else { return nil }
    let grant = Grant(client: record.client, scopes: known.token.scopes)
    held[digest]?.grant = (grant, clients.revision)
    return grant
  }

  /// Ends every token of a client.
  mutating func revoke(client: String) {
    for digest in order.removeValue(forKey: client) ?? [] { held[digest] = nil }
  }
}

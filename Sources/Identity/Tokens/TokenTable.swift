import CivilTime

/// Access tokens in memory: digests with their ends, bounded per client.
struct TokenTable: Sendable {
  private struct Held: Sendable {
    var client: String
    var scopes: [String]
    var expires: Instant
  }

  private var held: [[UInt8]: Held] = [:]
  /// Digests of each client in order of issue.
  private var order: [String: [[UInt8]]] = [:]

  mutating func put(_ digest: [UInt8], client: String, scopes: [String], expires: Instant, now: Instant) {
    var digests = order[client, default: []]
    digests.removeAll { digest in
      guard let known = held[digest], known.expires > now else {
        held[digest] = nil
        return true
      }
      return false
    }
    while digests.count >= IdentityLimits.tokensPerClient { held[digests.removeFirst()] = nil }
    digests.append(digest)
    order[client] = digests
    held[digest] = Held(client: client, scopes: scopes, expires: expires)
  }

  /// The client's place and the scopes of a token that has not ended.
  func find(_ digest: [UInt8], now: Instant) -> (client: String, scopes: [String])? {
    guard let known = held[digest], known.expires > now else { return nil }
    return (known.client, known.scopes)
  }

  /// Ends every token of a client.
  mutating func revoke(client: String) {
    for digest in order.removeValue(forKey: client) ?? [] { held[digest] = nil }
  }
}

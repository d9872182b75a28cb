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

  /// A digest of 32 bytes. Any part of it is as good as random.
  private struct Mark: Hashable, Sendable {
    private let words: [4 of UInt64]

    init(_ digest: [UInt8]) {
      precondition(digest.count == 32, "digests are those of SHA-256")
      words = InlineArray { word in digest[word * 8..<word * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    }

    static func == (left: Mark, right: Mark) -> Bool {
      left.words.indices.allSatisfy { left.words[$0] == right.words[$0] }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }
  }

  private struct Held: Sendable {
    let token: Token
    /// What it allows, as of a revision of the clients.
    var grant: (allowed: Grant, revision: Int)?
  }

  private var held: [Mark: Held] = [:]
  /// Digests of each client in order of issue.
  private var order: [String: [Mark]] = [:]

  mutating func put(_ digest: [UInt8], client: String, scopes: [String], expires: Instant, now: Instant) {
    let mark = Mark(digest)
    var marks = order[client, default: []]
    marks.removeAll { mark in
      guard let known = held[mark], known.token.expires > now else {
        held[mark] = nil
        return true
      }
      return false
    }
    while marks.count >= IdentityLimits.tokensPerClient { held[marks.removeFirst()] = nil }
    marks.append(mark)
    order[client] = marks
    held[mark] = Held(token: Token(client: client, scopes: scopes, expires: expires))
  }

  /// What a token that has not ended allows; nil when its client is gone.
  mutating func grant(of digest: [UInt8], in clients: ClientTable, now: Instant) -> Grant? {
    let mark = Mark(digest)
    guard let known = held[mark], known.token.expires > now else { return nil }
    if let grant = known.grant, grant.revision == clients.revision { return grant.allowed }
    guard let record = clients.record(at: known.token.client) else { return nil }
    let grant = Grant(client: record.client, scopes: known.token.scopes)
    held[mark]?.grant = (grant, clients.revision)
    return grant
  }

  /// Ends every token of a client.
  mutating func revoke(client: String) {
    for mark in order.removeValue(forKey: client) ?? [] { held[mark] = nil }
  }
}

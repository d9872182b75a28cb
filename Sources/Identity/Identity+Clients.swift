import Ambient
public import Crypto
import Store
import Synchronization

extension Identity {
  /// Registers a client, or gives a known one a new secret and new terms; tokens it had end then.
  ///
  /// An empty identifier or secret gets a random one. The secret is told here and never again.
  public func register(
    _ client: Client, secret: String? = nil
  ) async throws(IdentityError) -> (client: Client, secret: String) {
    var client = client
    if client.id.isEmpty { client.id = newIdentifier(client.kind) }
    try client.check()
    let secret = secret ?? newToken()
    guard !secret.isEmpty, secret.utf8.count <= IdentityLimits.secret else {
      throw IdentityError(.invalid, "A secret has 1 to \(IdentityLimits.secret) bytes.")
    }
    let key = client.key
    guard state.withLock({ $0.clients.count < IdentityLimits.clients || $0.clients[client.id, client.kind] != nil })
    else { throw IdentityError(.tooMany, "At most \(IdentityLimits.clients) clients can be registered.") }
    var batch = newBatch()
    var record = ClientRecord(client: client, secret: secretDigest(secret, client.id, client.kind))
    if client.kind == .book { record.bearer = bearerDigest(secret) }
    if client.kind == .snaptrade {
      record.sealed = try vault.seal(Array(secret.utf8), name: Self.clientVaultName(client), adding: &batch)
      record.consumerKey = HMACKey(secret)
    }
    batch.put(record.bytes, key: key, in: ClientRecord.collection)
    try await write(batch)
    state.withLock { state in
      state.tokens.revoke(client: key)
      state.clients.put(record)
      noteChangeOfClients()
    }
    return (client, secret)
  }

  /// Forgets a client: its tokens end, what was sealed for it cannot be opened again.
  public func remove(_ id: String, kind: Client.Kind) async throws(IdentityError) {
    guard let client = client(id, kind: kind) else { return }
    var batch = newBatch()
    batch.delete(key: client.key, in: ClientRecord.collection)
    vault.destroy(Self.clientVaultName(client), adding: &batch)
    try await write(batch)
    state.withLock { state in
      state.tokens.revoke(client: client.key)
      state.clients.remove(client.key)
      noteChangeOfClients()
    }
  }

  /// The client when the secret is its own, else nil; takes the same time for any secret.
  public func authenticate(clientID: String, secret: String, kind: Client.Kind) -> Client? {
    guard secret.utf8.count <= IdentityLimits.secret, clientID.utf8.count <= IdentityLimits.identifier else {
      return nil
    }
    let record = state.withLock { $0.clients[clientID, kind] }
    let digest = secretDigest(secret, clientID, kind)
    let isRight = constantTimeEqual(digest, record?.secret ?? [UInt8](repeating: 0, count: digest.count))
    return isRight ? record?.client : nil
  }

  /// The client of that identifier.
  public func client(_ id: String, kind: Client.Kind) -> Client? { state.withLock { $0.clients[id, kind]?.client } }

  /// All clients of a kind, by identifier.
  public func clients(of kind: Client.Kind) -> [Client] { state.withLock { $0.clients.clients(of: kind) } }

  /// The key with which a SnapTrade client signs.
  public func consumerKey(of clientID: String) -> HMACKey? {
    state.withLock { $0.clients[clientID, .snaptrade]?.consumerKey }
  }

  private func secretDigest(_ secret: String, _ id: String, _ kind: Client.Kind) -> [UInt8] {
    keys.digest("client secret", kind.rawValue, id, secret)
  }

  func bearerDigest(_ token: String) -> [UInt8] { keys.digest("bearer secret", token) }

  private func newIdentifier(_ kind: Client.Kind) -> String {
    let text = Hex.encode(surroundings.randomBytes(16))
    return kind == .tradestation ? text.uppercased() : text
  }
}

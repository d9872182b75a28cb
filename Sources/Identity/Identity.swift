public import Ambient
import Crypto
public import Store
import Synchronization

/// Who may ask: clients, their secrets and tokens, once for all APIs, and the vault for what must not lie open.
///
/// Secrets and refresh tokens are stored as digests under a key that follows from the master key; access tokens live in
/// memory only and end with the process. Secrets are compared in constant time.
public final class Identity: Sendable {
  /// Seals and opens; shared with whoever keeps credentials of others.
  public let vault: Vault

  let store: SQLiteStore
  let surroundings: any Surroundings
  let keys: KeyRing
  let state: Mutex<State>
  private let revision = Atomic(0)

  /// Grows with every change of the clients: what was made of a client holds as long as this stays the same.
  public var clientsRevision: Int { revision.load(ordering: .acquiring) }

  /// To be called under the lock, behind a change of the clients.
  func noteChangeOfClients() { revision.add(1, ordering: .releasing) }

  struct State: Sendable {
    var clients = ClientTable()
    var tokens = TokenTable()
    var hasCheck: Bool
  }

  /// Reads the clients of the store. `DIR/master.key` is made when neither it nor anything sealed is there.
  public init(
    store: SQLiteStore, surroundings: any Surroundings, masterKeyDirectory: String
  ) throws(IdentityError) {
    let hasCheck = try Vault.hasCheck(in: store)
    let master = try MasterKey.load(directory: masterKeyDirectory, mayMake: !hasCheck, surroundings: surroundings)
    self.store = store
    self.surroundings = surroundings
    keys = KeyRing(master: master)
    vault = Vault(store: store, surroundings: surroundings, keys: keys)
    guard try vault.isMasterKeyRight() ?? true else {
      throw IdentityError(.wrongMasterKey, "The store was sealed with another master key.")
    }
    state = Mutex(State(clients: try Self.load(store, vault), hasCheck: hasCheck))
  }

  /// A batch that also carries the master key's check, as long as the store has none.
  func newBatch() -> Batch {
    var batch = Batch()
    if !state.withLock({ $0.hasCheck }) { vault.addCheck(to: &batch) }
    return batch
  }

  func write(_ batch: Batch) async throws(IdentityError) {
    try await store.write(batch)
    state.withLock { $0.hasCheck = true }
  }

  /// A new opaque text of 256 random bits.
  func newToken() -> String { Base64URL.encode(surroundings.randomBytes(32)) }

  private static func load(_ store: SQLiteStore, _ vault: Vault) throws(IdentityError) -> ClientTable {
    var table = ClientTable()
    var cursor: String?
    while true {
      let page: [StoredDocument]
      do {
        page = try store.reader.documents(in: ClientRecord.collection, after: cursor)
      } catch {
        throw IdentityError(.storeFailed, error.text, detail: error.detail)
      }
      for document in page {
        var record = try ClientRecord(bytes: document.value)
        if let sealed = record.sealed {
          record.consumerKey = HMACKey(try vault.open(sealed, name: clientVaultName(record.client)))
        }
        table.put(record)
      }
      guard page.count == StoreLimits.listedDocuments, let last = page.last else { return table }
      cursor = last.key
    }
  }

  static func clientVaultName(_ client: Client) -> String { "client/" + client.key }
}

import Ambient
public import Keeper
import Store
import Synchronization

/// Users, their connections to brokers, and the mirrors that these keep in the book.
///
/// What a broker reports enters the book as one commit, so that a reader sees all of it or nothing.
public final class Hub: Sendable {
  public let keeper: Keeper
  public let catalogue: any BrokerCatalogue
  public let options: HubOptions
  let vault: any CredentialVault
  let state: Mutex<HubState>
  let activityShelf = ActivityShelf()

  /// Reads users and connections from the keeper's store.
  public init(
    keeper: Keeper, vault: any CredentialVault, catalogue: any BrokerCatalogue, options: HubOptions = HubOptions()
  ) throws(HubError) {
    self.keeper = keeper
    self.vault = vault
    self.catalogue = catalogue
    self.options = options
    state = Mutex(try Self.load(keeper.store))
  }

  /// Names of the hub's documents.
  enum Collection {
    static let users = "hub.users"
    static let connections = "hub.connections"
    static let credentials = "hub.credentials"
    static let histories = "hub.histories"
    static let activities = "hub.activities"
  }

  /// Changes memory and disk in the same order; returns when the change is on disk.
  func change<Value: Sendable>(
    _ body: (inout HubState, inout Batch) throws(HubError) -> Value
  ) async throws(HubError) -> Value {
    let result: Result<Value, HubError> = await withCheckedContinuation { continuation in
      state.withLock { state in
        var batch = Batch()
        do throws(HubError) {
          let value = try body(&state, &batch)
          guard !batch.isEmpty else { return continuation.resume(returning: .success(value)) }
          keeper.store.submit(batch) { written in
            continuation.resume(returning: written.map { value }.mapError { HubError(.storage, $0.text) })
          }
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }

  private static func load(_ store: SQLiteStore) throws(HubError) -> HubState {
    var state = HubState()
    try each(store, Collection.users) { (bytes) throws(HubError) in
      guard let user = HubUser(document: bytes) else { throw damaged }
      state.put(user)
    }
    var connections: [Connection] = []
    try each(store, Collection.connections) { (bytes) throws(HubError) in
      guard let connection = Connection(document: bytes) else { throw damaged }
      connections.append(connection)
    }
    connections.sort { ($0.createdAt, $0.name, $0.identifier) < ($1.createdAt, $1.name, $1.identifier) }
    for connection in connections { state.put(connection) }
    return state
  }

  private static var damaged: HubError { HubError(.storage, "A stored user or connection cannot be read.") }

  private static func each(
    _ store: SQLiteStore, _ collection: String, _ take: ([UInt8]) throws(HubError) -> Void
  ) throws(HubError) {
    var cursor: String?
    while true {
      let page: [StoredDocument]
      do {
        page = try store.reader.documents(in: collection, after: cursor)
      } catch {
        throw HubError(.storage, error.text)
      }
      for document in page { try take(document.value) }
      guard let last = page.last else { return }
      cursor = last.key
    }
  }
}

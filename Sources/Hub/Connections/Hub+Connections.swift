public import Ambient
import CivilTime
import Keeper
import Store
import Synchronization

extension Hub {
  /// The user's connections, oldest first.
  public func connections(of user: HubUser) -> [Connection] {
    state.withLock { $0.connections(of: user.identifier) }
  }

  /// The user's connection; a stranger's is unknown.
  public func connection(_ identifier: UUIDValue, of user: HubUser) throws(HubError) -> Connection {
    try state.withLock { (state) throws(HubError) in try state.connection(identifier, of: user.identifier) }
  }

  /// Ends reading from the broker; the mirror goes on answering.
  public func disable(_ identifier: UUIDValue, of user: HubUser) async throws(HubError) {
    try await apply(.disable, to: identifier, of: user.identifier)
  }

  /// Removes a connection, its credentials and what was kept of its accounts' history and activities.
  public func delete(_ identifier: UUIDValue, of user: HubUser) async throws(HubError) {
    try await apply(.delete, to: identifier, of: user.identifier)
  }

  /// Feeds the state machine and carries out what it asks for, except the reading of the broker, which the caller
  /// starts when the answer contains `.synchronise`.
  @discardableResult
  func apply(
    _ input: Connection.Input, to identifier: UUIDValue, of user: UUIDValue? = nil
  ) async throws(HubError) -> [Connection.Action] {
    let now = keeper.surroundings.now()
    let (actions, accounts) = try await change { (state, batch) throws(HubError) in
      guard var connection = state.connections[identifier], user == nil || connection.user == user else {
        throw HubError(.unknownConnection, "There is no such connection.")
      }
      let actions = try connection.take(input, at: now)
      Self.carry(out: actions, for: connection, &state, &batch)
      return (actions, connection.accounts)
    }
    if actions.contains(.remove) {
      for account in accounts { activityShelf.drop(account.identifier) }
    }
    if actions.contains(.destroyCredentials) {
      do {
        try await vault.destroy(Self.vaultName(identifier))
      } catch {
        throw HubError(.storage, "The credentials could not be destroyed.")
      }
    }
    return actions
  }

  static func carry(
    out actions: [Connection.Action], for connection: Connection, _ state: inout HubState, _ batch: inout Batch
  ) {
    let key = connection.identifier.description
    if actions.contains(.endSession) { state.sessions[connection.identifier] = nil }
    guard actions.contains(.remove) else {
      state.put(connection)
      if actions.contains(.save) { batch.put(connection.document, key: key, in: Collection.connections) }
      return
    }
    state.remove(connection)
    batch.delete(key: key, in: Collection.connections)
    batch.delete(key: key, in: Collection.credentials)
    for account in connection.accounts {
      batch.delete(key: account.identifier.description, in: Collection.histories)
      batch.delete(key: account.identifier.description, in: Collection.activities)
    }
  }

  /// The vault's name for a connection's credentials.
  static func vaultName(_ identifier: UUIDValue) -> String { "connection/\(identifier)" }
}

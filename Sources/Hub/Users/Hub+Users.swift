import Ambient
import CivilTime
import Keeper
import Store
import Synchronization

extension Hub {
  /// Registers a user under a key; the secret is told here and never again.
  public func register(
    clientID: String, userID: String
  ) async throws(HubError) -> (user: HubUser, secret: String) {
    guard !userID.isEmpty, userID.utf8.count <= HubLimits.userID else {
      throw HubError(.invalidInput, field: "userId", "A user's name has 1 to \(HubLimits.userID) bytes.")
    }
    let secret = newSecret()
    let user = HubUser(clientID: clientID, userID: userID, secret: secret, registeredAt: keeper.surroundings.now())
    try await change { (state, batch) throws(HubError) in
      guard state.users[HubState.UserKey(clientID: clientID, userID: userID)] == nil else {
        throw HubError(.userExists, field: "userId", "A user of this name exists.")
      }
      guard state.counts[clientID] ?? 0 < HubLimits.users else {
        throw HubError(.tooMany, "A key has at most \(HubLimits.users) users.")
      }
      state.put(user)
      batch.put(user.document, key: user.identifier.description, in: Collection.users)
    }
    return (user, secret)
  }

  /// The user's names under a key, in order.
  public func users(of clientID: String) -> [String] {
    state.withLock { state in
      state.users.keys.filter { $0.clientID == clientID }.map(\.userID)
    }.sorted()
  }

  public func user(clientID: String, userID: String) -> HubUser? {
    state.withLock { $0.users[HubState.UserKey(clientID: clientID, userID: userID)] }
  }

  /// The user when the secret is the user's own.
  public func authenticate(clientID: String, userID: String, secret: String) -> HubUser? {
    guard let user = user(clientID: clientID, userID: userID), user.isSecret(secret) else { return nil }
    return user
  }

  /// Gives the user another secret; the old one ends at once.
  public func rotateSecret(of user: HubUser) async throws(HubError) -> String {
    let secret = newSecret()
    try await change { (state, batch) throws(HubError) in
      guard let known = state.usersByIdentifier[user.identifier] else {
        throw HubError(.unknownUser, "There is no such user.")
      }
      let rotated = known.rotated(to: secret)
      state.put(rotated)
      batch.put(rotated.document, key: rotated.identifier.description, in: Collection.users)
    }
    return secret
  }

  /// Removes a user with all connections, credentials and histories.
  public func deleteUser(clientID: String, userID: String) async throws(HubError) {
    guard let user = user(clientID: clientID, userID: userID) else {
      throw HubError(.unknownUser, field: "userId", "There is no such user.")
    }
    for connection in connections(of: user) { try await delete(connection.identifier, of: user) }
    try await change { (state, batch) throws(HubError) in
      state.remove(user)
      batch.delete(key: user.identifier.description, in: Collection.users)
    }
  }

  /// A secret in the form of the ones that clients know: a random UUID.
  private func newSecret() -> String { UUIDValue.random(keeper.surroundings).description }
}

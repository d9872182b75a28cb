import Ambient
import CivilTime

/// What a hub knows, in memory; users and connections stand in the store too.
struct HubState: Sendable {
  struct UserKey: Hashable, Sendable {
    var clientID: String
    var userID: String
  }

  private(set) var users: [UserKey: HubUser] = [:]
  private(set) var usersByIdentifier: [UUIDValue: HubUser] = [:]
  /// Users per key.
  private(set) var counts: [String: Int] = [:]
  private(set) var connections: [UUIDValue: Connection] = [:]
  /// By user, in order of creation.
  private(set) var connectionsOf: [UUIDValue: [UUIDValue]] = [:]
  /// Account to connection.
  private(set) var connectionOf: [UUIDValue: UUIDValue] = [:]
  /// Logins with the tokens they obtained.
  var sessions: [UUIDValue: any Broker] = [:]
  /// Connections whose broker is being read.
  var running: Set<UUIDValue> = []
  /// When each connection was last refreshed by hand.
  var refreshedAt: [UUIDValue: Instant] = [:]

  mutating func put(_ user: HubUser) {
    let key = UserKey(clientID: user.clientID, userID: user.userID)
    if users.updateValue(user, forKey: key) == nil { counts[user.clientID, default: 0] += 1 }
    usersByIdentifier[user.identifier] = user
  }

  mutating func remove(_ user: HubUser) {
    let key = UserKey(clientID: user.clientID, userID: user.userID)
    if users.removeValue(forKey: key) != nil { counts[user.clientID, default: 1] -= 1 }
    usersByIdentifier[user.identifier] = nil
    connectionsOf[user.identifier] = nil
  }

  mutating func put(_ connection: Connection) {
    if let known = connections.updateValue(connection, forKey: connection.identifier) {
      for account in known.accounts where connectionOf[account.identifier] == known.identifier {
        connectionOf[account.identifier] = nil
      }
    } else {
      connectionsOf[connection.user, default: []].append(connection.identifier)
    }
    for account in connection.accounts { connectionOf[account.identifier] = connection.identifier }
  }

  mutating func remove(_ connection: Connection) {
    guard let known = connections.removeValue(forKey: connection.identifier) else { return }
    for account in known.accounts where connectionOf[account.identifier] == known.identifier {
      connectionOf[account.identifier] = nil
    }
    connectionsOf[known.user]?.removeAll { $0 == known.identifier }
    sessions[known.identifier] = nil
    refreshedAt[known.identifier] = nil
  }

  /// The user's connection; a stranger's is as if it were not there.
  func connection(_ identifier: UUIDValue, of user: UUIDValue) throws(HubError) -> Connection {
    guard let connection = connections[identifier], connection.user == user else {
      throw HubError(.unknownConnection, "There is no such connection.")
    }
    return connection
  }

  /// The user's connections, oldest first.
  func connections(of user: UUIDValue) -> [Connection] {
    (connectionsOf[user] ?? []).compactMap { connections[$0] }
  }
}

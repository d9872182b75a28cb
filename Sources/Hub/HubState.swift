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
  /// Where each account stands.
  private(set) var places: [UUIDValue: Place] = [:]
  /// Answers that were made of mirrors, until mirror or connection changes.
  var answers: [UUIDValue: Answer] = [:]
  /// Logins with the tokens they obtained.
  var sessions: [UUIDValue: any Broker] = [:]
  /// Connections whose broker is being read.
  var running: Set<UUIDValue> = []
  /// When each connection was last refreshed by hand.
  var refreshedAt: [UUIDValue: Instant] = [:]

  /// An account within its connection.
  struct Place: Sendable {
    var connection: UUIDValue
    var user: UUIDValue
    /// Position in the connection's list.
    var index: Int
    /// The mirror's counter in the book, once it was looked up; it never changes.
    var key: Int?
  }

  /// An answer, and the account of which it was made as the keeper's token names it.
  struct Answer: Sendable {
    nonisolated(unsafe) var token: AnyObject
    var bytes: [UInt8]
  }

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
      forgetAccounts(of: known)
    } else {
      connectionsOf[connection.user, default: []].append(connection.identifier)
    }
    for (index, account) in connection.accounts.enumerated() {
      places[account.identifier] = Place(
        connection: connection.identifier, user: connection.user, index: index)
    }
  }

  mutating func remove(_ connection: Connection) {
    guard let known = connections.removeValue(forKey: connection.identifier) else { return }
    forgetAccounts(of: known)
    connectionsOf[known.user]?.removeAll { $0 == known.identifier }
    sessions[known.identifier] = nil
    refreshedAt[known.identifier] = nil
  }

  private mutating func forgetAccounts(of connection: Connection) {
    for account in connection.accounts {
      answers[account.identifier] = nil
      if places[account.identifier]?.connection == connection.identifier { places[account.identifier] = nil }
    }
  }

  /// Notes the counter of an account's mirror.
  mutating func note(key: Int, of account: UUIDValue) { places[account]?.key = key }

  /// The account's place, if it is the user's.
  func place(of account: UUIDValue, for user: HubUser) throws(HubError) -> Place {
    guard let place = places[account], place.user == user.identifier else {
      throw HubError(.unknownAccount, "There is no such account.")
    }
    return place
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

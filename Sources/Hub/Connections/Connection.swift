public import Ambient
public import CivilTime

/// A login of one user at one broker, as a state machine: `pending → syncing → connected ⇄ disabled → deleted`.
///
/// A value: `take(_:at:)` gives the next state and says what is to be done. Credentials are not in it.
public struct Connection: Sendable, Equatable {
  public enum Phase: String, Sendable, CaseIterable {
    /// Made, nothing asked of the broker yet.
    case pending
    /// The first synchronisation runs.
    case syncing
    case connected
    /// The broker can no longer be asked; the mirror goes on answering.
    case disabled
    case deleted
  }

  public enum Access: String, Sendable, CaseIterable {
    case read, trade
  }

  /// A state that tests and drills ask for.
  public enum Drill: String, Sendable, CaseIterable {
    case none
    /// Somebody else holds the synchronisation's lock.
    case locked
    /// The broker fails whenever it is asked.
    case broken
  }

  public let identifier: UUIDValue
  /// The user's identifier.
  public let user: UUIDValue
  /// Slug of the broker.
  public let broker: String
  public let name: String
  public let createdAt: Instant
  public var access: Access
  public internal(set) var phase: Phase = .pending
  public internal(set) var updatedAt: Instant
  public internal(set) var disabledAt: Instant?
  /// When everything was last synchronised.
  public internal(set) var syncedAt: Instant?
  public internal(set) var accounts: [LinkedAccount] = []
  public internal(set) var drill: Drill = .none

  public init(
    identifier: UUIDValue, user: UUIDValue, broker: String, name: String, access: Access, createdAt: Instant
  ) {
    self.identifier = identifier
    self.user = user
    self.broker = broker
    self.name = name
    self.access = access
    self.createdAt = createdAt
    updatedAt = createdAt
  }

  public var isDisabled: Bool { phase == .disabled }

  public func account(_ identifier: UUIDValue) -> LinkedAccount? { accounts.first { $0.identifier == identifier } }
}

extension Connection {
  /// What can happen to a connection.
  public enum Input: Sendable, Equatable {
    /// The broker let the user in; these are its accounts.
    case began([LinkedAccount])
    /// The broker was read; these are its accounts now.
    case synced([LinkedAccount])
    /// One account was read on its own.
    case accountSynced(UUIDValue)
    case credentialsRefused
    case disable
    /// The owner signed in again.
    case signedIn
    case delete
    case drill(Drill)
  }

  /// What is to be done because of it.
  public enum Action: Sendable, Equatable {
    case save
    case synchronise
    /// Forget tokens that were obtained with the credentials.
    case endSession
    case destroyCredentials
    case remove
  }

  /// The next state; throws and changes nothing when the input does not fit the phase.
  public mutating func take(_ input: Input, at now: Instant) throws(HubError) -> [Action] {
    guard phase != .deleted else { throw HubError(.unknownConnection, "There is no such connection.") }
    switch input {
    case .began(let accounts): return try begin(accounts, now)
    case .synced(let accounts): return try settle(accounts, now)
    case .accountSynced(let account): return settle(account, now)
    case .credentialsRefused: return isDisabled ? [] : disabling(now)
    case .disable:
      guard !isDisabled else { throw HubError(.alreadyDisabled, "This connection is already disabled.") }
      return disabling(now)
    case .signedIn: return signIn(now)
    case .delete:
      phase = .deleted
      updatedAt = now
      return [.endSession, .destroyCredentials, .remove]
    case .drill(let drill):
      self.drill = drill
      return [.save]
    }
  }

  private mutating func begin(_ accounts: [LinkedAccount], _ now: Instant) throws(HubError) -> [Action] {
    guard phase == .pending else { throw HubError(.wrongPhase, "The connection has begun before.") }
    phase = .syncing
    self.accounts = accounts
    updatedAt = now
    return [.save, .synchronise]
  }

  private mutating func settle(_ accounts: [LinkedAccount], _ now: Instant) throws(HubError) -> [Action] {
    guard phase == .syncing || phase == .connected else {
      throw HubError(.connectionDisabled, "The connection was disabled while it was read.")
    }
    phase = .connected
    self.accounts = accounts
    syncedAt = now
    updatedAt = now
    return [.save]
  }

  /// Ages of single accounts need not be on disk: after a restart the older age is told.
  private mutating func settle(_ account: UUIDValue, _ now: Instant) -> [Action] {
    if let index = accounts.firstIndex(where: { $0.identifier == account }) { accounts[index].syncedAt = now }
    return []
  }

  private mutating func disabling(_ now: Instant) -> [Action] {
    phase = .disabled
    disabledAt = now
    updatedAt = now
    return [.endSession, .save]
  }

  private mutating func signIn(_ now: Instant) -> [Action] {
    phase = syncedAt == nil ? .syncing : .connected
    disabledAt = nil
    drill = .none
    updatedAt = now
    return [.endSession, .save, .synchronise]
  }
}

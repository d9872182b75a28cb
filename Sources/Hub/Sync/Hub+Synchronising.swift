public import Ambient
import Book
public import CivilTime
import Keeper
import Ledger
import Store
import Synchronization

extension Hub {
  /// Reads everything of a connection from its broker and commits it in one piece.
  ///
  /// One at a time: a second call while one runs is told that the broker is busy. A login that the broker refuses
  /// disables the connection.
  public func synchronise(_ identifier: UUIDValue) async throws(HubError) {
    try await exclusively(identifier) { (connection) throws(HubError) in
      let broker = try await session(of: connection)
      let budget = budget(options.syncMilliseconds)
      let accounts = try await ask { () throws(BrokerError) in try await broker.accounts(within: budget) }
      guard accounts.count <= HubLimits.accounts else {
        throw HubError(.tooMany, "A connection has at most \(HubLimits.accounts) accounts.")
      }
      var snapshots: [BrokerSnapshot] = []
      for account in accounts {
        snapshots.append(
          try await ask { () throws(BrokerError) in try await broker.snapshot(of: account, within: budget) })
      }
      let linked = try await commit(snapshots, of: connection)
      await keepHistories(of: accounts, linked, through: broker, within: budget)
      await keepActivities(of: accounts, linked, through: broker, within: budget)
      try await apply(.synced(linked), to: identifier)
    }
  }

  /// Reads one account alone, within the time that a live read may take.
  func synchronise(_ account: LinkedAccount, of identifier: UUIDValue) async throws(HubError) {
    try await exclusively(identifier) { (connection) throws(HubError) in
      let broker = try await session(of: connection)
      guard let book = keeper.snapshot.account(account.mirror) else {
        throw HubError(.brokerUnavailable, "The account has not been read yet.")
      }
      let known = BrokerAccount(identifier: account.brokerAccount, profile: book.state.profile)
      let snapshot = try await ask { () throws(BrokerError) in
        try await broker.snapshot(of: known, within: budget(options.liveMilliseconds))
      }
      _ = try await commit([snapshot], of: connection)
      try await apply(.accountSynced(account.identifier), to: identifier)
    }
  }

  /// Synchronises every connection that was last read before `moment`, oldest first; how many were read.
  @discardableResult
  public func synchroniseAll(readBefore moment: Instant) async -> Int {
    let due = state.withLock { state in
      state.connections.values.filter { $0.phase != .disabled && ($0.syncedAt ?? $0.createdAt) < moment }
    }.sorted { ($0.syncedAt ?? $0.createdAt, $0.identifier) < ($1.syncedAt ?? $1.createdAt, $1.identifier) }
    var read = 0
    for connection in due {
      do throws(HubError) {
        try await synchronise(connection.identifier)
        read += 1
      } catch {
        continue
      }
    }
    return read
  }

  /// Holds the connection's lock for a reading of its broker; drills stand in for what goes wrong in life.
  private func exclusively(
    _ identifier: UUIDValue, _ body: (Connection) async throws(HubError) -> Void
  ) async throws(HubError) {
    let busy = HubError(.brokerUnavailable, "The connection is being synchronised.")
    let connection = try state.withLock { (state) throws(HubError) in
      guard let connection = state.connections[identifier] else {
        throw HubError(.unknownConnection, "There is no such connection.")
      }
      guard !connection.isDisabled else {
        throw HubError(.connectionDisabled, "The connection is disabled.")
      }
      guard connection.drill != .locked, state.running.insert(identifier).inserted else { throw busy }
      return connection
    }
    defer { state.withLock { _ = $0.running.remove(identifier) } }
    guard connection.drill != .broken else {
      throw HubError(.brokerUnavailable, "Unable to sync with brokerage account. The brokerage does not answer.")
    }
    do throws(HubError) {
      try await body(connection)
    } catch {
      if error.code == .credentialsRefused { _ = try? await apply(.credentialsRefused, to: identifier) }
      throw error
    }
  }

  /// Puts what the broker reported into the book, in one commit.
  private func commit(
    _ snapshots: [BrokerSnapshot], of connection: Connection
  ) async throws(HubError) -> [LinkedAccount] {
    guard let user = state.withLock({ $0.usersByIdentifier[connection.user] }) else {
      throw HubError(.unknownUser, "There is no such user.")
    }
    let book = keeper.snapshot
    var events = mirrorEvents(in: book.world, owner: user.owner, connection.broker)
    var linked: [LinkedAccount] = []
    for snapshot in snapshots {
      let name = LinkedAccount.identifier(
        user: connection.user, broker: connection.broker, account: snapshot.account.identifier)
      var link =
        connection.account(name)
        ?? LinkedAccount(identifier: name, brokerAccount: snapshot.account.identifier, linkedAt: events.at)
      link.syncedAt = events.at
      linked.append(link)
      events.add(snapshot, mirror: link.mirror, book: book.account(link.mirror))
    }
    try await append(events.events)
    return linked
  }

  func mirrorEvents(in world: World, owner: String, _ broker: String) -> MirrorEvents {
    MirrorEvents(
      world: world, owner: owner, broker: broker.lowercased(), at: keeper.surroundings.now(),
      synchronisation: UUIDValue.random(keeper.surroundings))
  }

  func append(_ events: [Event]) async throws(HubError) {
    guard !events.isEmpty else { return }
    do throws(KeeperError) {
      _ = try await keeper.append(events)
    } catch {
      throw error.code == .refused
        ? HubError(.brokerUnavailable, "Unable to sync with brokerage account. \(error.text)")
        : HubError(.storage, error.text)
    }
  }

  func budget(_ milliseconds: Int64) -> BrokerBudget {
    BrokerBudget(milliseconds: milliseconds, surroundings: keeper.surroundings)
  }

  /// The broker's refusals in the hub's words.
  func ask<Answer>(_ question: () async throws(BrokerError) -> Answer) async throws(HubError) -> Answer {
    do throws(BrokerError) {
      return try await question()
    } catch {
      switch error.code {
      case .credentialsRefused: throw HubError(.credentialsRefused, error.text)
      case .forbidden: throw HubError(.rightsMissing, error.text)
      case .unavailable, .notFound, .malformed: throw HubError(.brokerUnavailable, error.text)
      }
    }
  }
}

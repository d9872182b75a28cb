public import Ambient
import CivilTime
import Keeper
import Store
import Synchronization

extension Hub {
  /// Connects a user to a broker, or mends the connection `reconnecting`.
  ///
  /// Returns when the first synchronisation has ended; a broker that fails in it leaves a connection that is tried
  /// again later. The same accounts at the same broker lead to the same connection.
  public func connect(
    _ user: HubUser, to slug: String, with credentials: BrokerCredentials, access: Connection.Access? = nil,
    reconnecting: UUIDValue? = nil
  ) async throws(HubError) -> Connection {
    guard let listing = catalogue.listing(slug) else {
      throw HubError(.unknownBroker, field: "broker", "There is no such brokerage.")
    }
    try credentials.checked(for: listing)
    guard let broker = catalogue.broker(listing.slug, credentials: credentials) else {
      throw HubError(.unknownBroker, field: "broker", "There is no such brokerage.")
    }
    let mended = try reconnecting.map { (identifier) throws(HubError) in try connection(identifier, of: user) }
    if let mended, mended.broker != listing.slug {
      throw HubError(.differentLogin, "The connection belongs to another brokerage.")
    }
    let accounts = try await ask { () throws(BrokerError) in
      try await broker.accounts(within: budget(options.syncMilliseconds))
    }
    let linked = try link(accounts, of: user, listing.slug)
    let identifier: UUIDValue
    if let known = try known(linked, listing.slug, of: user, mended: mended) {
      identifier = known.identifier
      try await keep(credentials, for: identifier)
      try await apply(.signedIn, to: identifier, of: user.identifier)
      if let access { try await raise(identifier, to: access) }
    } else {
      identifier = try await begin(user, listing.slug, accounts, linked, credentials, access ?? .read)
    }
    state.withLock { state in
      if state.connections[identifier] != nil { state.sessions[identifier] = broker }
    }
    do throws(HubError) {
      try await synchronise(identifier)
    } catch {
      guard error.code == .brokerUnavailable else { throw error }
    }
    return try connection(identifier, of: user)
  }

  /// The accounts' names at this hub.
  private func link(
    _ accounts: [BrokerAccount], of user: HubUser, _ slug: String
  ) throws(HubError) -> [LinkedAccount] {
    guard accounts.count <= HubLimits.accounts else {
      throw HubError(.tooMany, "A connection has at most \(HubLimits.accounts) accounts.")
    }
    let now = keeper.surroundings.now()
    return accounts.map { account in
      LinkedAccount(
        identifier: LinkedAccount.identifier(user: user.identifier, broker: slug, account: account.identifier),
        brokerAccount: account.identifier, linkedAt: now)
    }
  }

  /// The connection that already reads these accounts.
  private func known(
    _ linked: [LinkedAccount], _ slug: String, of user: HubUser, mended: Connection?
  ) throws(HubError) -> Connection? {
    let names = Set(linked.map(\.identifier))
    if let mended {
      guard mended.accounts.isEmpty || mended.accounts.contains(where: { names.contains($0.identifier) }) else {
        throw HubError(.differentLogin, "The connection belongs to a different login at the brokerage.")
      }
      return mended
    }
    return connections(of: user).first { connection in
      connection.broker == slug && connection.accounts.contains { names.contains($0.identifier) }
    }
  }

  private func begin(
    _ user: HubUser, _ slug: String, _ accounts: [BrokerAccount], _ linked: [LinkedAccount],
    _ credentials: BrokerCredentials, _ access: Connection.Access
  ) async throws(HubError) -> UUIDValue {
    let now = keeper.surroundings.now()
    let identifier = UUIDValue.random(keeper.surroundings)
    let snapshot = keeper.snapshot
    var events = mirrorEvents(in: snapshot.world, owner: user.owner, slug)
    for (account, link) in zip(accounts, linked) {
      events.add(account, mirror: link.mirror, book: snapshot.account(link.mirror))
    }
    try await append(events.events)
    try await keep(credentials, for: identifier)
    try await change { (state, batch) throws(HubError) in
      guard state.usersByIdentifier[user.identifier] != nil else {
        throw HubError(.unknownUser, "There is no such user.")
      }
      // Two sign-ins at once must not make two connections of one login.
      guard !linked.contains(where: { state.places[$0.identifier] != nil }) else {
        throw HubError(.brokerUnavailable, "The same accounts are being connected already.")
      }
      let count = state.connectionsOf[user.identifier]?.count ?? 0
      guard count < HubLimits.connections else {
        throw HubError(.tooMany, "A user has at most \(HubLimits.connections) connections.")
      }
      let number = (state.connections(of: user.identifier).compactMap(\.number).max() ?? 0) + 1
      var connection = Connection(
        identifier: identifier, user: user.identifier, broker: slug, name: "Connection-\(number)", access: access,
        createdAt: now)
      Self.carry(out: try connection.take(.began(linked), at: now), for: connection, &state, &batch)
    }
    return identifier
  }

  private func raise(_ identifier: UUIDValue, to access: Connection.Access) async throws(HubError) {
    try await change { (state, batch) throws(HubError) in
      guard var connection = state.connections[identifier] else { return }
      connection.access = access
      Self.carry(out: [.save], for: connection, &state, &batch)
    }
  }

  /// Seals the credentials and writes them.
  private func keep(_ credentials: BrokerCredentials, for identifier: UUIDValue) async throws(HubError) {
    let sealed: [UInt8]
    do {
      sealed = try await vault.seal(credentials.bytes, name: Self.vaultName(identifier))
    } catch {
      throw HubError(.storage, "The credentials could not be sealed.")
    }
    try await change { (_, batch) throws(HubError) in
      batch.put(sealed, key: identifier.description, in: Collection.credentials)
    }
  }

  /// The login of a connection, opened from its sealed credentials where it is not at hand.
  func session(of connection: Connection) async throws(HubError) -> any Broker {
    if let broker = state.withLock({ $0.sessions[connection.identifier] }) { return broker }
    let unreadable = HubError(.credentialsRefused, "The stored credentials cannot be opened; sign in again.")
    guard let sealed = try? keeper.store.reader.document(connection.identifier.description, in: Collection.credentials),
      let bytes = try? await vault.open(sealed, name: Self.vaultName(connection.identifier)),
      let credentials = BrokerCredentials(bytes: bytes),
      let broker = catalogue.broker(connection.broker, credentials: credentials)
    else { throw unreadable }
    state.withLock { state in
      if state.connections[connection.identifier] != nil { state.sessions[connection.identifier] = broker }
    }
    return broker
  }
}

extension Connection {
  /// The number in its name.
  fileprivate var number: Int? { Int(name.dropFirst("Connection-".count)) }
}

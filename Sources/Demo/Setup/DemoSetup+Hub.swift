public import Hub

extension DemoSetup {
  /// The name of the one user that each SnapTrade key has.
  static let userID = "demo-user"

  /// Gives each SnapTrade key its user, connects the users to every broker of the hub, and returns when everything has
  /// been read once. The brokers' origins must listen.
  /// - Parameter credentials: what ``register(known:)`` returned; the users are filled in.
  public func connect(_ hub: Hub, _ credentials: inout DemoCredentials) async throws(DemoError) {
    do throws(HubError) {
      for path in [\DemoCredentials.daily, \DemoCredentials.realtime] {
        let user = try await user(of: hub, &credentials[keyPath: path])
        for listing in hub.catalogue.listings {
          try await connect(user, to: listing, of: hub, credentials)
        }
      }
    } catch {
      throw DemoError(.setup, "The demo's connections cannot be made: \(error.text)")
    }
  }

  /// The user whose secret is known, else the same user with a new secret, else a new one.
  private func user(of hub: Hub, _ known: inout DemoCredentials.HubUser) async throws(HubError) -> HubUser {
    known.userID = Self.userID
    let (key, name) = (known.clientID, known.userID)
    if let user = hub.authenticate(clientID: key, userID: name, secret: known.userSecret) { return user }
    if let user = hub.user(clientID: key, userID: name) {
      known.userSecret = try await hub.rotateSecret(of: user)
      return user
    }
    let registered = try await hub.register(clientID: key, userID: name)
    known.userSecret = registered.secret
    return registered.user
  }

  /// A new connection; or the one that is there, read again. What somebody disabled stays disabled.
  private func connect(
    _ user: HubUser, to listing: BrokerListing, of hub: Hub, _ credentials: DemoCredentials
  ) async throws(HubError) {
    let known = hub.connections(of: user).first { $0.broker == listing.slug }
    guard let known else {
      let made = try await hub.connect(user, to: listing.slug, with: Self.login(at: listing, credentials))
      guard made.syncedAt != nil else {
        throw HubError(.brokerUnavailable, "\(listing.name) could not be read.")
      }
      return
    }
    guard !known.isDisabled else { return }
    do throws(HubError) {
      try await hub.synchronise(known.identifier)
    } catch {
      // The mirror answers with its age while a broker is away; a login whose secret was lost is made anew.
      guard error.code == .credentialsRefused else { return }
      _ = try await hub.connect(
        user, to: listing.slug, with: Self.login(at: listing, credentials), reconnecting: known.identifier)
    }
  }

  /// What the listing asks for. A broker is told by what it asks: only the book API takes a token, only TradeStation a
  /// refresh token.
  private static func login(at listing: BrokerListing, _ credentials: DemoCredentials) -> BrokerCredentials {
    let names = listing.fields.map(\.name)
    let isTradeStation = names.contains("refresh_token")
    let values = [
      "token": credentials.bookToken, "refresh_token": credentials.refreshToken,
      "client_id": isTradeStation ? credentials.tradeStationID : credentials.ariesID,
      "client_secret": isTradeStation ? credentials.tradeStationSecret : credentials.ariesSecret,
    ]
    return BrokerCredentials(names.map { (name: $0, value: values[$0, default: ""]) })
  }
}

import Ambient
import Book
import CivilTime
public import Identity
public import Keeper
import Ledger

/// Fills a book with the demo world and gives everybody who wants to read it a key.
///
/// Every step may be taken again: what is there stays as it is, so a restart keeps credentials and connections.
public struct DemoSetup: Sendable {
  let keeper: Keeper
  let identity: Identity
  let seed: UInt64

  public init(keeper: Keeper, identity: Identity, seed: UInt64 = DemoWorld.usualSeed) {
    self.keeper = keeper
    self.identity = identity
    self.seed = seed
  }

  /// Takes into the book what the world has had since the last start; the number of events that were new.
  public func fill() async throws(DemoError) -> Int {
    let events = try DemoWorld(seed: seed, upTo: keeper.surroundings.now(), start: begun).events()
    do throws(KeeperError) {
      return try await keeper.append(events).count { !$0.isRepeat }
    } catch {
      let reason = error.code == .idReused ? "it holds another demo world" : error.text
      throw DemoError(.refused, "The book does not take the demo world: \(reason).")
    }
  }

  /// The day on which the world of this book begins; nil in a book without one.
  private var begun: CivilDate? {
    keeper.snapshot.account(DemoWorld.accounts[0]).map { MarketZone.newYork.date(of: $0.state.openedAt) }
  }

  /// Registers the keys of all APIs.
  /// - Parameter known: the credentials of an earlier start; those that are still good stay.
  public func register(known: DemoCredentials?) async throws(DemoError) -> DemoCredentials {
    var credentials = known ?? DemoCredentials()
    do throws(IdentityError) {
      (credentials.tradeStationID, credentials.tradeStationSecret) = try await client(
        .tradestation, "demo-tradestation", credentials.tradeStationSecret, scopes: ["marketdata", "readaccount"])
      (credentials.ariesID, credentials.ariesSecret) = try await client(
        .aries, "demo-aries", credentials.ariesSecret,
        scopes: ["account:information", "position:information", "order:information"])
      (_, credentials.bookToken) = try await client(
        .book, "demo-book", credentials.bookToken, scopes: ["read", "write"])
      (credentials.daily.clientID, credentials.daily.consumerKey) = try await client(
        .snaptrade, "demo-daily", credentials.daily.consumerKey, scopes: ["balance_history"])
      (credentials.realtime.clientID, credentials.realtime.consumerKey) = try await client(
        .snaptrade, "demo-realtime", credentials.realtime.consumerKey, scopes: ["realtime"])
      credentials.refreshToken = try await refreshToken(credentials)
    } catch {
      throw DemoError(.setup, "The demo's keys cannot be registered: \(error.text)")
    }
    return credentials
  }

  /// The client with a secret that is its own: the known one where it still is, else the same or a new one registered.
  private func client(
    _ kind: Identity.Client.Kind, _ id: String, _ secret: String, scopes: [String]
  ) async throws(IdentityError) -> (id: String, secret: String) {
    let wanted = Identity.Client(id: id, kind: kind, owner: DemoWorld.owner, scopes: scopes, name: "Demo")
    if !secret.isEmpty, identity.authenticate(clientID: id, secret: secret, kind: kind) == wanted {
      return (id, secret)
    }
    let registered = try await identity.register(wanted, secret: secret.isEmpty ? nil : secret)
    return (registered.client.id, registered.secret)
  }

  private func refreshToken(_ credentials: DemoCredentials) async throws(IdentityError) -> String {
    let known = credentials.refreshToken
    if !known.isEmpty, let grant = try identity.refresh(known, kind: .tradestation),
      grant.client.id == credentials.tradeStationID
    {
      return known
    }
    guard let client = identity.client(credentials.tradeStationID, kind: .tradestation) else { return known }
    return try await identity.issueRefreshToken(
      for: client, scopes: client.scopes, token: known.isEmpty ? nil : known)
  }
}

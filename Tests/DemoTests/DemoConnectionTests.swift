import Demo
import Hub
import Identity
import Keeper
import SnapTrade
import Testing

/// Users and connections are made once and found again.
@Suite struct DemoConnectionTests {
  private struct Stage {
    let brokers: StubBrokers
    let setup: DemoSetup
    let hub: Hub

    init(_ fixture: DemoFixture, _ brokers: StubBrokers = StubBrokers()) throws {
      let identity = try Identity(
        store: fixture.keeper.store, surroundings: fixture.surroundings, masterKeyDirectory: fixture.directory)
      self.brokers = brokers
      setup = DemoSetup(keeper: fixture.keeper, identity: identity)
      hub = try Hub(keeper: fixture.keeper, vault: identity.vault, catalogue: brokers)
    }

    func connections(_ known: DemoCredentials.HubUser) throws -> [Connection] {
      hub.connections(of: try #require(hub.user(clientID: known.clientID, userID: known.userID)))
    }
  }

  @Test func bothUsersAreConnectedToEveryBrokerAndStaySo() async throws {
    let fixture = try DemoFixture()
    let stage = try Stage(fixture)
    var first = try await stage.setup.register(known: nil)
    try await stage.setup.connect(stage.hub, &first)
    var identifiers: [Connection] = []
    for user in [first.daily, first.realtime] {
      let made = try stage.connections(user)
      #expect(made.map(\.broker) == ["BURSAR", "ARIES", "TRADESTATION"])
      #expect(made.allSatisfy { $0.phase == .connected && $0.syncedAt != nil })
      #expect(stage.hub.authenticate(clientID: user.clientID, userID: user.userID, secret: user.userSecret) != nil)
      identifiers += made
    }
    #expect(stage.brokers.visits.contains { $0.slug == "BURSAR" && $0.credentials["token"] == first.bookToken })
    #expect(stage.brokers.visits.contains { $0.slug == "ARIES" && $0.credentials["client_id"] == first.ariesID })
    #expect(
      stage.brokers.visits.contains {
        $0.slug == "TRADESTATION" && $0.credentials["client_id"] == first.tradeStationID
          && $0.credentials["refresh_token"] == first.refreshToken
      })

    try fixture.restart()
    let again = try Stage(fixture)
    var second = try await again.setup.register(known: first)
    try await again.setup.connect(again.hub, &second)
    #expect(second == first)
    let found = try [second.daily, second.realtime].flatMap { try again.connections($0) }
    #expect(found.map(\.identifier) == identifiers.map(\.identifier))
  }

  /// Without the file the keys are new: the users get new secrets and their connections new logins.
  @Test func lostKeysAreReplacedInTheSameConnections() async throws {
    let fixture = try DemoFixture()
    let brokers = StubBrokers()
    let stage = try Stage(fixture, brokers)
    var first = try await stage.setup.register(known: nil)
    try await stage.setup.connect(stage.hub, &first)
    let made = try stage.connections(first.daily).map(\.identifier)

    var second = try await stage.setup.register(known: nil)
    brokers.expect(BrokerCredentials([(name: "token", value: second.bookToken)]), at: "BURSAR")
    try await stage.setup.connect(stage.hub, &second)
    #expect(second.daily.userSecret != first.daily.userSecret)
    let found = try stage.connections(second.daily)
    #expect(found.map(\.identifier) == made)
    #expect(found.allSatisfy { $0.phase == .connected })
  }

  @Test func whatSomebodyDisabledStaysDisabled() async throws {
    let fixture = try DemoFixture()
    let stage = try Stage(fixture)
    var credentials = try await stage.setup.register(known: nil)
    try await stage.setup.connect(stage.hub, &credentials)
    let user = try #require(
      stage.hub.user(clientID: credentials.daily.clientID, userID: credentials.daily.userID))
    let connection = try stage.connections(credentials.daily)[0]
    try await stage.hub.disable(connection.identifier, of: user)
    try await stage.setup.connect(stage.hub, &credentials)
    #expect(try stage.connections(credentials.daily).map(\.isDisabled) == [true, false, false])
  }
}

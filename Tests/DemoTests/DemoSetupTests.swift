import Ambient
import Demo
import Identity
import JSON
import Keeper
import Testing

/// Credentials outlive a restart, and `demo.json` has the form that tools rely on.
@Suite struct DemoSetupTests {
  private static func setup(_ fixture: DemoFixture) throws -> (setup: DemoSetup, identity: Identity) {
    let identity = try Identity(
      store: fixture.keeper.store, surroundings: fixture.surroundings, masterKeyDirectory: fixture.directory)
    return (DemoSetup(keeper: fixture.keeper, identity: identity), identity)
  }

  @Test func aRestartKeepsTheWorldAndEveryCredential() async throws {
    let fixture = try DemoFixture()
    let (setup, _) = try Self.setup(fixture)
    #expect(try await setup.fill() > 5_000)
    let first = try await setup.register(known: nil)
    try fixture.restart()
    // Weeks later the book still begins where it began.
    fixture.surroundings.advance(bySeconds: 40 * 86_400)
    let (again, identity) = try Self.setup(fixture)
    #expect(try await again.fill() > 400)
    #expect(try await again.fill() == 0)
    let known = try #require(DemoCredentials(json: first.json))
    #expect(known == first)
    #expect(try await again.register(known: known) == first)
    #expect(try identity.refresh(first.refreshToken, kind: .tradestation)?.owner == DemoWorld.owner)
    #expect(identity.bearer(first.bookToken, kind: .book)?.scopes == ["read", "write"])
    #expect(
      identity.authenticate(clientID: first.ariesID, secret: first.ariesSecret, kind: .aries)?.owner
        == DemoWorld.owner)
  }

  /// Whoever lost the file gets new keys, and the old ones end.
  @Test func withoutItsFileTheDemoGetsNewKeys() async throws {
    let fixture = try DemoFixture()
    let (setup, identity) = try Self.setup(fixture)
    let first = try await setup.register(known: nil)
    let second = try await setup.register(known: nil)
    #expect(first.ariesSecret != second.ariesSecret && first.bookToken != second.bookToken)
    #expect(identity.bearer(first.bookToken, kind: .book) == nil)
    #expect(identity.bearer(second.bookToken, kind: .book) != nil)
    #expect(identity.authenticate(clientID: first.ariesID, secret: first.ariesSecret, kind: .aries) == nil)
  }

  @Test func theFileHasTheDocumentedMembers() throws {
    let file = try JSONValue(parsing: DemoCredentials().json)
    let members = try #require(file.objectValue).members
    #expect(members.map(\.name) == ["hub", "hub_realtime", "tradestation", "aries", "book"])
    let names = members.map { $0.value.objectValue?.members.map(\.name) ?? [] }
    let user = ["url", "clientId", "consumerKey", "userId", "userSecret"]
    #expect(
      names == [
        user, user, ["url", "client_id", "client_secret", "userid", "refresh_token"],
        ["url", "client_id", "client_secret"], ["url", "token"],
      ])
    #expect(file["tradestation"]?["userid"]?.stringValue == "default")
    #expect(DemoCredentials(json: Array("[]".utf8)) == nil)
  }
}

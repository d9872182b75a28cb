import Aries
import BrokerFixture
import Identity

/// The scenario behind the Aries API, asked by alice unless somebody else is named.
struct Desk {
  static let scopes = ["account:information", "position:information", "order:information"]

  let fixture: BrokerFixture
  let server: Conversation
  let token: String

  init(_ books: String...) async throws {
    fixture = try BrokerFixture(now: Scenario.now)
    for lines in [Scenario.world] + books { try await fixture.tell(lines) }
    let server = AriesServer(keeper: fixture.keeper, identity: fixture.identity)
    self.server = Conversation { await server.respond(to: $0) }
    token = try await fixture.token(.aries, owner: "alice", scopes: Self.scopes)
  }

  func get(_ target: String) async -> Answer { await server.get(target, token: token) }
}

import BrokerFixture
import Identity
import TradeStation

/// The scenario behind TradeStation's API, asked by alice unless somebody else is named.
struct Desk {
  let fixture: BrokerFixture
  let server: Conversation
  let token: String

  init(_ books: String...) async throws {
    fixture = try BrokerFixture(now: Scenario.now)
    for lines in [Scenario.world] + books { try await fixture.tell(lines) }
    let server = TradeStationServer(keeper: fixture.keeper, identity: fixture.identity)
    self.server = Conversation { await server.respond(to: $0) }
    token = try await fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"])
  }

  func get(_ target: String) async -> Answer { await server.get(target, token: token) }
}

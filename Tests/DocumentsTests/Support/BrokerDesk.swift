import Aries
import BrokerFixture
import Identity
import TradeStation

/// Books behind both broker APIs, asked by their owner.
struct BrokerDesk {
  let fixture: BrokerFixture
  let tradestation: Conversation
  let aries: Conversation
  private let tokens: (tradestation: String, aries: String)

  /// - Parameter books: names of event files, taken in their order.
  init(now: String, _ books: String...) async throws {
    fixture = try BrokerFixture(now: now)
    for book in books { try await fixture.tell(Books.events(book)) }
    let (keeper, identity) = (fixture.keeper, fixture.identity)
    let tradestation = TradeStationServer(keeper: keeper, identity: identity)
    self.tradestation = Conversation { await tradestation.respond(to: $0) }
    let aries = AriesServer(keeper: keeper, identity: identity)
    self.aries = Conversation { await aries.respond(to: $0) }
    tokens = (
      try await fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"], lifetimeSeconds: 604_800),
      try await fixture.token(.aries, owner: "alice", scopes: ["account:information"], lifetimeSeconds: 604_800)
    )
  }

  /// TradeStation's balances of the account that was opened at that place, 1 for the first.
  func balances(path: String = "/v2", account: Int = 1) async -> Answer {
    await tradestation.get("\(path)/accounts/\(100_000 + account)/balances", token: tokens.tradestation)
  }

  func ariesBalances(_ account: String) async -> Answer {
    await aries.get("/v1/accounts/\(account)/balances", token: tokens.aries)
  }
}

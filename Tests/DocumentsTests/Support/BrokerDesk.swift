import Aries
import BrokerFixture
import Identity
import TradeStation

/// Books behind both broker APIs, asked by their owner.
struct BrokerDesk {
  let fixture: BrokerFixture
  let tradestation: Conversation
  let aries: Conversation
  let tradestationToken: String
  private let ariesToken: String

  /// - Parameter books: names of event files, taken in their order.
  init(now: String, _ books: String...) async throws {
    fixture = try BrokerFixture(now: now)
    for book in books { try await fixture.tell(Books.events(book)) }
    let (keeper, identity) = (fixture.keeper, fixture.identity)
    let tradestation = TradeStationServer(keeper: keeper, identity: identity)
    self.tradestation = Conversation { await tradestation.respond(to: $0) }
    let aries = AriesServer(keeper: keeper, identity: identity)
    self.aries = Conversation { await aries.respond(to: $0) }
    let week = 604_800
    tradestationToken = try await fixture.token(
      .tradestation, owner: "alice", scopes: ["readaccount"], lifetimeSeconds: week)
    ariesToken = try await fixture.token(
      .aries, owner: "alice", scopes: ["account:information"], lifetimeSeconds: week)
  }

  /// TradeStation's balances of the account that was opened at that place, 1 for the first.
  func balances(path: String = "/v2", account: Int = 1) async -> Answer {
    await tradestation.get("\(path)/accounts/\(100_000 + account)/balances", token: tradestationToken)
  }

  func ariesBalances(_ account: String) async -> Answer {
    await aries.get("/v1/accounts/\(account)/balances", token: ariesToken)
  }
}

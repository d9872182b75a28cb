import Ambient
import Aries
import HTTP
import Identity
import Keeper
import TestDirectory

/// Aries `GET /v1/accounts/{id}/balances` of accounts with five positions, all prices moving.
struct BookReads {
  /// Requests of one round.
  let requests: Int
  private let clock = SystemSurroundings()

  func run() async throws {
    let place = TemporaryDirectory()
    defer { withExtendedLifetime(place) {} }
    let keeper = try Keeper(directory: place.path, surroundings: clock)
    let identity = try Identity(store: keeper.store, surroundings: clock, masterKeyDirectory: place.path)
    let accounts = try await TradedAccounts.open(MirrorStage.accounts, keeper)
    let token = try await TradedAccounts.token(identity)
    let router = AriesServer(keeper: keeper, identity: identity).routes()
    let asked = accounts.map { account in
      HTTPRequest(
        method: "GET", target: "/v1/accounts/\(account)/balances",
        headers: ["Host": "127.0.0.1:7103", "Authorization": "Bearer \(token)"])
    }
    var number = 0
    let cost = await Processor.medianOfRounds(requests) {
      number += 1
      if number % TradedAccounts.requestsPerPrices == 0 {
        let prices = TradedAccounts.prices(number / TradedAccounts.requestsPerPrices, at: clock.now())
        guard (try? await keeper.append(prices)) != nil else { return false }
      }
      return await router.respond(to: asked[number &* 7_919 % asked.count]).status == 200
    }
    keeper.close()
    guard let cost else { return print("a request was refused") }
    print("Aries balances, in process, µs of CPU per request: \(cost)")
  }
}

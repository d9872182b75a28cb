import CivilTime
import Identity
import Keeper
import Ledger
import Market
import Money

/// Margin accounts with cash and five positions each, prices that move, and who may read them.
enum TradedAccounts {
  /// A request of so many comes right after a change of all prices.
  static let requestsPerPrices = 500

  private static let symbols = (0..<20).map { "K\($0)" }
  private static let start = Instant(seconds: 1_767_625_200)

  /// Opens so many accounts; their identifiers.
  static func open(_ count: Int, _ keeper: Keeper) async throws -> [String] {
    var events = try symbols.map { symbol in
      Event(
        account: nil, at: Instant(seconds: 0), identifier: symbol,
        payload: .instrument(InstrumentDefinition(instrument: try .defaults(symbol: symbol, kind: .equity))))
    }
    let accounts = (0..<count).map { "B\($0)" }
    for (number, account) in accounts.enumerated() {
      for (place, payload) in payloads(number).enumerated() {
        events.append(
          Event(
            account: account, at: start.advanced(bySeconds: Int64(place)), identifier: "e\(place)", payload: payload))
      }
    }
    _ = try await keeper.append(events)
    return accounts
  }

  private static func payloads(_ number: Int) -> [Event.Payload] {
    var profile = AccountProfile(kind: .margin, currency: .usd)
    profile.brokers = ["aries"]
    let money = Deposit(amount: ExactDecimal(50_000 + number), currency: .usd)
    return [.accountOpened(profile), .deposit(money)]
      + (0..<5).map { place in
        .trade(
          Trade(
            symbol: symbols[(number + place) % 20], side: .buy, quantity: ExactDecimal(10 + place),
            price: ExactDecimal(20 + place), commission: 1))
      }
  }

  /// The next prices of all instruments.
  static func prices(_ round: Int, at now: Instant) -> [Event] {
    symbols.enumerated().map { place, symbol in
      Event(
        account: nil, at: now, identifier: "p\(round)-\(place)",
        payload: .price(PriceQuote(symbol: symbol, price: ExactDecimal(20 + (round * 7 + place) % 30))))
    }
  }

  /// A token for all of them.
  static func token(_ identity: Identity) async throws -> String {
    let client = Identity.Client(
      id: "BENCH-ARIES", kind: .aries, owner: AccountProfile.defaultOwner, scopes: ["account:information"])
    _ = try await identity.register(client, secret: MirrorStage.consumerKey)
    return identity.issueAccessToken(for: client, scopes: client.scopes, lifetimeSeconds: 86_400).token
  }
}

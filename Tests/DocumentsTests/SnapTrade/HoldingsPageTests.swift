import BrokerFixture
import HTTP
import JSON
import Testing

/// The holdings page of SnapTrade: its account told to the book, read through the hub.
@Suite("Document: SnapTrade holdings")
struct HoldingsPageTests {
  private static let linked = "2024-07-23T22:50:22.761Z"
  private static let later = "2024-08-06T12:00:00Z"

  private static func withHoldings(_ body: (HubDesk, Answer) async throws -> Void) async throws {
    try await HubDesk.with(now: linked, "snaptrade-holdings") { desk in
      try await desk.go(to: later, "snaptrade-holdings-later")
      try await body(desk, try await desk.read("holdings", prefix: "/api/v1"))
    }
  }

  private static func published() throws -> JSONValue {
    try JSONValue(parsing: Books.published("snaptrade-holdings"))
  }

  /// Values of the sample that contradict the page's own notes or each other, are placeholders, or tell of a life that
  /// is not this account's; `docs/documents.md` says why for each.
  private static let otherValues = [
    "account.sync_status.transactions.last_successful_sync",
    "account.sync_status.transactions.first_transaction_date", "account.sync_status.holdings.last_successful_sync",
    "positions[0].symbol.symbol.figi_instrument.figi_code",
    "option_positions[0].symbol.option_symbol.ticker",
    "option_positions[0].symbol.option_symbol.underlying_symbol.raw_symbol",
    "option_positions[0].symbol.option_symbol.underlying_symbol.exchange.mic_code",
    "option_positions[0].symbol.option_symbol.underlying_symbol.exchange.suffix",
    "option_positions[0].symbol.option_symbol.underlying_symbol.figi_instrument.figi_code",
    "orders[0].universal_symbol.figi_instrument.figi_code", "orders[0].option_symbol",
    "orders[0].quote_universal_symbol.figi_instrument.figi_code", "orders[0].action", "orders[0].execution_price",
    "orders[0].limit_price", "orders[0].stop_price", "orders[0].time_in_force", "total_value.value",
  ]

  @Test("the sample's account, under the page's path: every member in its order, and its values")
  func sample() async throws {
    try await Self.withHoldings { _, answer in
      #expect(answer.status == 200)
      let comparison = DeepComparison(try Self.published(), answer.json)
      #expect(comparison.otherMembers.isEmpty)
      #expect(comparison.otherValues == Self.otherValues)
    }
  }

  @Test("where the sample's values cannot be, others of their meaning stand")
  func inTheirPlace() async throws {
    try await Self.withHoldings { _, answer in
      let sync = answer.json["account"]?["sync_status"]
      #expect(sync?["holdings"]?["last_successful_sync"] == "2024-08-06T12:00:00Z")
      #expect(sync?["transactions"]?["last_successful_sync"] == "2024-08-05")
      #expect(sync?["transactions"]?["first_transaction_date"] == "2024-07-20")
      let order = answer.json["orders"]?[0]
      #expect(order?["action"] == "SELL" && order?["time_in_force"] == "GTC")
      #expect(order?["execution_price"] == "12.34" && order?["limit_price"] == "12.34")
      #expect(order?["stop_price"] == "12.50")
      #expect(answer.json["total_value"]?["value"] == answer.json["account"]?["balance"]?["total"]?["amount"])
      let option = answer.json["option_positions"]?[0]?["symbol"]?["option_symbol"]
      #expect(option?["ticker"] == "AAPL  261218C00240000")
      #expect(option?["underlying_symbol"]?["exchange"]?["mic_code"] == "ARCX")
      #expect(option?["underlying_symbol"]?["exchange"]?["suffix"]?.isNull == true)
    }
  }

  @Test("option orders have a null universal symbol and a whole option symbol")
  func optionOrders() async throws {
    try await Self.withHoldings { _, answer in
      let order = try #require(answer.json["orders"]?[1])
      #expect(order["universal_symbol"]?.isNull == true)
      let sample = try #require(try Self.published()["orders"]?[0]?["option_symbol"])
      let comparison = DeepComparison(sample, order["option_symbol"])
      #expect(comparison.otherMembers.isEmpty)
      #expect(
        comparison.otherValues == [
          "ticker", "underlying_symbol.raw_symbol", "underlying_symbol.exchange.mic_code",
          "underlying_symbol.exchange.suffix", "underlying_symbol.figi_instrument.figi_code",
        ])
    }
  }

  @Test("the finer-grained calls tell the same as the deprecated one, which says so")
  func finerCalls() async throws {
    try await Self.withHoldings { desk, answer in
      for (call, member) in [
        ("balances", "balances"), ("positions", "positions"), ("options", "option_positions"), ("orders", "orders"),
      ] {
        #expect(try await desk.read(call, prefix: "/api/v1").json == answer.json[member], "\(call)")
      }
      let account = await desk.send("GET", "/accounts/\(try desk.account())")
      #expect(account.json == answer.json["account"])
      #expect(answer.headers.first("Deprecation") == "@1781222400")
      // At the root the newer form is spoken: an order that has no quote side says so.
      let root = try await desk.read("holdings")
      #expect(root.headers.first("Deprecation") == nil)
      for member in ["account", "balances", "positions", "option_positions", "total_value"] {
        #expect(root.json[member] == answer.json[member], "\(member)")
      }
      #expect(root.json["orders"]?[0] == answer.json["orders"]?[0])
      #expect(root.json["orders"]?[1]?["quote_currency"]?.isNull == true)
    }
  }
}

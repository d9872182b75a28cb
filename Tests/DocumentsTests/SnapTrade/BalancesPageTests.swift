import BrokerFixture
import Hub
import JSON
import Money
import Testing

/// The balances page of SnapTrade, and each of its notes as what happens.
@Suite("Document: SnapTrade balances")
struct BalancesPageTests {
  /// The accounts of the book by the place at which the book lists them.
  private enum Place: Int {
    case margin, fund, twoCurrencies, debit
  }

  private static func withBalances(_ body: (HubDesk) async throws -> Void) async throws {
    try await HubDesk.with(now: "2026-01-05T12:00:00-05:00", "snaptrade-balances", body: body)
  }

  private static func balances(_ desk: HubDesk, _ place: Place) async throws -> JSONValue {
    try await desk.read("balances", of: place.rawValue).json
  }

  @Test("the sample's balance, member by member")
  func sample() async throws {
    try await Self.withBalances { desk in
      let served = try await Self.balances(desk, .margin)
      let comparison = DeepComparison(try JSONValue(parsing: Books.published("snaptrade-balances")), served)
      #expect(comparison.otherMembers.isEmpty && comparison.otherValues.isEmpty)
      #expect(served.arrayValue?.count == 1)
      #expect(served[0]?["cash"]?.numberText == "300.71" && served[0]?["buying_power"]?.numberText == "410.71")
    }
  }

  @Test("one element for each currency")
  func currencies() async throws {
    try await Self.withBalances { desk in
      let rows = try #require(try await Self.balances(desk, .twoCurrencies).arrayValue)
      #expect(Set(rows.compactMap { $0["currency"]?["code"]?.stringValue }) == ["CAD", "USD"])
      #expect(rows.count == 2)
      for (code, name, cash) in [("CAD", "Canadian Dollar", "250.25"), ("USD", "US Dollar", "75.50")] {
        let row = try #require(rows.first { $0["currency"]?["code"]?.stringValue == code })
        #expect(row["currency"]?["name"]?.stringValue == name)
        #expect(row["cash"]?.numberText == cash && row["buying_power"]?.numberText == cash)
      }
    }
  }

  @Test("money-market funds are in the cash, and among the positions flagged as cash equivalents")
  func moneyMarketFunds() async throws {
    try await Self.withBalances { desk in
      let row = try await Self.balances(desk, .fund)[0]
      #expect(row?["cash"]?.numberText == "1000.00")
      // Without margin the buying power is the cash.
      #expect(row?["buying_power"] == row?["cash"])
      let classic = try await desk.read("positions", of: Place.fund.rawValue).json
      #expect(classic.arrayValue?.count == 1 && classic[0]?["cash_equivalent"] == true)
      let unified = try await desk.read("positions/all", of: Place.fund.rawValue).json["results"]
      #expect(unified?.arrayValue?.count == 1 && unified?[0]?["cash_equivalent"] == true)
    }
  }

  @Test("cash is negative on margin, and buying power is another figure")
  func debit() async throws {
    try await Self.withBalances { desk in
      let row = try await Self.balances(desk, .debit)[0]
      #expect(row?["cash"]?.numberText == "-4000.00")
      let power = try #require(row?["buying_power"]?.decimalValue)
      // 10,000 of stock with 6,000 of its own: 1,000 above the half that must be, so 2,000 more.
      #expect(power == 2_000)
    }
  }

  @Test(
    "a broker that fails before anything is kept: the page's refusal", arguments: [HubDesk.daily, HubDesk.realtime])
  func refusal(_ key: String) async throws {
    try await HubDesk.with(now: "2026-01-05T12:00:00-05:00", "snaptrade-balances", isFailing: true) { desk in
      let refused = try await desk.read("balances", key: key)
      #expect(refused.status == 503 && refused["status_code"] == 503 && refused["code"] == "3002")
      #expect(refused["detail"] == "Unable to sync with brokerage account. Invalid response from Brokerage API.")
    }
  }

  @Test("a disabled connection goes on telling what is kept")
  func disabled() async throws {
    try await Self.withBalances { desk in
      let before = try await desk.read("balances", key: HubDesk.realtime)
      try await desk.hub.drill(.disable, desk.connection(HubDesk.realtime).identifier)
      try await desk.fixture.tell(
        """
        {"event":"deposit","account":"M","at":"2026-01-05T11:59:00-05:00","amount":"1.00","currency":"USD"}
        """)
      #expect(try await desk.read("balances", key: HubDesk.realtime).text == before.text)
      // A connection that works tells the new cash to a key that asks within the request.
      try await desk.hub.drill(.heal, desk.connection(HubDesk.realtime).identifier)
      #expect(try await desk.read("balances", key: HubDesk.realtime).json[0]?["cash"]?.numberText == "301.71")
    }
  }
}

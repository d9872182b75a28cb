import Ambient
import CivilTime
import Connectors
import Hub
import JSON
import Money
import Testing

/// From an event in a broker's book to SnapTrade's answer, over every wire between them.
@Suite struct WholePathTests {
  private static func withStreet(_ body: (Street) async throws -> Void) async throws {
    let street = try await Street()
    do {
      try await body(street)
    } catch {
      await street.stop()
      throw error
    }
    await street.stop()
  }

  @Test func theThreeWiresTellOneStory() async throws {
    try await Self.withStreet { street in
      let house = try await HubHouse(street, scopes: ["balance_history"])
      var stories: Set<String> = []
      for slug in BrokerConnectors.Slug.allCases {
        let connection = try await house.hub.connect(
          house.user, to: slug.rawValue, with: Street.credentials(slug))
        let holdings = await house.get("/accounts/\(try await house.account(connection))/holdings")
        let position = holdings["positions"]?[0]
        stories.insert(
          [
            holdings["balances"]?[0]?["cash"], holdings["account"]?["balance"]?["total"]?["amount"],
            position?["units"], position?["price"], position?["average_purchase_price"], position?["open_pnl"],
            position?["symbol"]?["symbol"]?["symbol"], holdings["account"]?["raw_type"],
          ].map { $0?.description ?? "-" }.joined(separator: " "))
      }
      #expect(stories == [#"45000.00 50225.00 100.00 52.25 50.00 225.00 "AAPL" "Margin""#])
      #expect(await house.get("/accounts").arrayValue?.count == 4, "the book's token also sees Bob's account")
    }
  }

  @Test(arguments: BrokerConnectors.Slug.allCases)
  func withTheBrokerStoppedTheMirrorAnswersWithItsAge(_ slug: BrokerConnectors.Slug) async throws {
    let street = try await Street()
    let house = try await HubHouse(street, scopes: ["realtime"])
    let connection = try await house.hub.connect(house.user, to: slug.rawValue, with: Street.credentials(slug))
    let account = try await house.account(connection)
    let told = street.surroundings.now()
    #expect(street.asked.contains { $0.contains("/positions") || $0.contains("/snapshot") })
    try await street.tell([
      #"{"event":"deposit","account":"T1","at":"2026-01-05T09:30:00-05:00","amount":"10.00","currency":"USD"}"#
    ])
    #expect(await house.get("/accounts/\(account)/balances")[0]?["cash"] == .number("45010.00"))
    await street.stop()
    street.surroundings.advance(bySeconds: 3_600)
    #expect(await house.get("/accounts/\(account)/balances")[0]?["cash"] == .number("45010.00"))
    let positions = await house.get("/accounts/\(account)/positions/all")
    #expect(positions["data_freshness"]?["as_of"]?.stringValue == told.rfc3339())
  }

  @Test func theBookTellsWhatIsLentAndWhenAnAccountBegan() async throws {
    try await Self.withStreet { street in
      try await street.tell([
        #"{"event":"rate","pair":"CADUSD","at":"2026-01-02T09:00:00-05:00","rate":"0.8"}"#,
        #"{"event":"fee","account":"T1","at":"2026-01-02T11:00:00-05:00","amount":"100.00","currency":"CAD"}"#,
      ])
      let house = try await HubHouse(street, scopes: [])
      let connection = try await house.hub.connect(
        house.user, to: "BURSAR", with: Street.credentials(.bursar))
      let path = "/accounts/\(try await house.account(connection))"
      let account = await house.get(path)
      #expect(account["opening_date"] == "2026-01-02T14:30:00Z" && account["funding_date"] == "2026-01-02T14:31:00Z")
      let balances = await house.get(path + "/balances/v2")
      #expect(balances["margin"] == ["loan_balances": [["currency": "CAD", "amount": "100.00"]]])
      #expect(balances["buying_power"]?.arrayValue?.map { $0["basis"] } == ["margin", "margin"])
    }
  }

  @Test(arguments: BrokerConnectors.Slug.allCases)
  func anOrderWithLegsIsARecordForEach(_ slug: BrokerConnectors.Slug) async throws {
    try await Self.withStreet { street in
      try await street.tell([
        #"{"event":"instrument","symbol":"AAPL  261218C00250000"}"#,
        #"{"event":"order_placed","account":"T1","at":"2026-01-02T11:00:00-05:00","order":"77","symbol":"AAPL","#
          + #""side":"sell","type":"limit","duration":"gtc","quantity":"2","limit":"1.15","#
          + #""legs":[{"symbol":"AAPL  261218C00240000","side":"sell_to_open"},"#
          + #"{"symbol":"AAPL  261218C00250000","side":"buy_to_open","ratio":"2"}]}"#,
      ])
      let house = try await HubHouse(street, scopes: [])
      let connection = try await house.hub.connect(house.user, to: slug.rawValue, with: Street.credentials(slug))
      let rows = await house.get("/accounts/\(try await house.account(connection))/orders").arrayValue ?? []
      let told = rows.map { row in
        [
          row["brokerage_order_id"], row["option_symbol"]?["ticker"], row["action"], row["total_quantity"],
          row["open_quantity"], row["limit_price"],
        ].map { $0?.stringValue ?? "-" }.joined(separator: "|")
      }
      #expect(
        told == [
          "77|AAPL  261218C00240000|SELL_OPEN|2|2|1.15", "77|AAPL  261218C00250000|BUY_OPEN|4|4|1.15",
        ])
    }
  }

  @Test func theBookTellsWhatHappened() async throws {
    try await Self.withStreet { street in
      let house = try await HubHouse(street, scopes: [])
      let connection = try await house.hub.connect(
        house.user, to: "BURSAR", with: Street.credentials(.bursar))
      let page = await house.get("/accounts/\(try await house.account(connection))/activities")
      #expect(page["data"]?.arrayValue?.map { $0["type"] } == ["BUY", "CONTRIBUTION"])
      #expect(page["data"]?[0]?["units"]?.decimalValue == 100 && page["data"]?[1]?["amount"]?.decimalValue == 50_000)
      #expect(page["pagination"]?["total"] == 2)
    }
  }

  @Test func theBooksHistoryIsServed() async throws {
    try await Self.withStreet { street in
      let house = try await HubHouse(street, scopes: ["balance_history"])
      let connection = try await house.hub.connect(
        house.user, to: "BURSAR", with: Street.credentials(.bursar))
      let history = await house.get("/accounts/\(try await house.account(connection))/balanceHistory")
      #expect(history == ["history": [["date": "2026-01-02", "total_value": "50225.00"]], "currency": "USD"])
    }
  }
}

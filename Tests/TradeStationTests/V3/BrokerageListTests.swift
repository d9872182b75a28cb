import Ambient
import BrokerFixture
import Identity
import JSON
import Money
import Testing

/// The newer API's positions and orders.
@Suite("v3: positions and orders")
struct BrokerageListTests {
  private static let path = "/v3/brokerage/accounts/111111QA"

  /// Worked out by hand: 60 at 50.25, last 52.50, prior close 51.
  @Test("a position tells prices, values and results")
  func positions() async throws {
    let desk = try await Desk(Scenario.cash)
    let answer = await desk.get(Self.path + "/positions")
    #expect(
      answer.text == """
        {"Positions":[{"AccountID":"111111QA","AveragePrice":"50.25","AssetType":"STOCK","Last":"52.5",\
        "ConversionRate":"1","DayTradeRequirement":"0","InitialRequirement":"0","MaintenanceMargin":"0",\
        "PositionID":"10000000","LongShort":"Long","Quantity":"60","Symbol":"AAPL",\
        "Timestamp":"2026-01-05T15:00:00Z","TodaysProfitLoss":"90","TotalCost":"3015","MarketValue":"3150",\
        "MarkToMarketPrice":"51","UnrealizedProfitLoss":"135","UnrealizedProfitLossPercent":"4.478",\
        "UnrealizedProfitLossQty":"2.25"}],"Errors":[]}
        """)
  }

  @Test("accounts are listed with the flag and the restriction that the rules lead to")
  func standing() async throws {
    let desk = try await Desk(Scenario.margin, Scenario.dayTrader)
    for (now, flag, word, code) in [
      ("2026-01-06T12:00:00-05:00", true, "Active", "A"),
      ("2026-01-15T12:00:00-05:00", true, "90 Day Restriction-Closing Transaction Only", "D"),
      ("2026-06-10T12:00:00-04:00", false, "Active", "A"),
    ] {
      desk.fixture.surroundings.set(BrokerFixture.instant(now))
      let token = try await desk.fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"])
      let listed = await desk.server.get("/v3/brokerage/accounts", token: token)
      let account = listed["Accounts"]?[0]
      #expect(account?["Status"]?.stringValue == word && account?["AccountDetail"]?["PatternDayTrader"] == .bool(flag))
      let older = await desk.server.get("/v2/users/alice/accounts", token: token)
      #expect(older.json.arrayValue?.first?["Status"] == .string(code), "\(older.text)")
    }
  }

  @Test(
    "a list of symbols picks positions, with any characters for a star",
    arguments: [
      ("AAPL", 1), ("aapl", 1), ("IBM,AAPL", 1), ("A*", 1), ("*", 1), ("*PL", 1), ("A*P*L", 1), ("IBM", 0), ("AAP", 0),
      ("*X*", 0), ("AAPL%20*", 0), ("A*PP", 0),
    ])
  func symbols(_ list: String, _ count: Int) async throws {
    let desk = try await Desk(Scenario.cash)
    let answer = await desk.get(Self.path + "/positions?symbol=" + list)
    #expect(answer.json["Positions"]?.arrayValue?.count == count)
  }

  @Test("a short is negative, asks for its margin, and gains when the price falls")
  func short() async throws {
    let desk = try await Desk(
      Scenario.margin,
      """
      {"event":"instrument","symbol":"IBM","kind":"equity","currency":"USD"}
      {"event":"trade","account":"M1","at":"2026-01-06T10:00:00-05:00","symbol":"IBM","side":"sell_short",\
      "quantity":"10","price":"100"}
      {"event":"price","symbol":"IBM","at":"2026-01-06T11:00:00-05:00","price":"90"}
      """)
    let row = await desk.get("/v3/brokerage/accounts/M1/positions?symbol=IBM").json["Positions"]?[0]
    #expect(row?["LongShort"] == "Short" && row?["Quantity"] == "-10" && row?["MarketValue"] == "-900")
    #expect(row?["UnrealizedProfitLoss"] == "100" && row?["UnrealizedProfitLossPercent"] == "10")
    // Half the value; 30 % of it, or 5 a share if that is more.
    #expect(row?["InitialRequirement"] == "450" && row?["MaintenanceMargin"] == "270")
  }

  @Test("orders: open ones and today's; historical ones from a day on, open ones left out")
  func orders() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let current = await desk.get(Self.path + "/orders").json["Orders"]?.arrayValue ?? []
    #expect(current.map { $0["Status"] } == ["FLL", "ACK"])
    #expect(current[1]["OrderID"] == "9001" && current[1]["LimitPrice"] == "60")
    #expect(current[1]["Duration"] == "GTC" && current[1]["OrderType"] == "Limit")
    #expect(current[1]["ClosedDateTime"] == nil && current[0]["ClosedDateTime"] == "2026-01-06T15:00:01Z")
    let leg = current[0]["Legs"]?[0]
    #expect(leg?["AssetType"] == "STOCKOPTION" && leg?["BuyOrSell"] == "Buy" && leg?["OpenOrClose"] == "Open")
    #expect(leg?["OptionType"] == "CALL" && leg?["StrikePrice"] == "60" && leg?["Underlying"] == "AAPL")
    #expect(current[0]["FilledPrice"] == "1.25" && current[0]["CommissionFee"] == "0.65")
    for since in ["2025-12-29", "12-29-2025", "2025/12/29", "12/29/2025"] {
      let answer = await desk.get(Self.path + "/historicalorders?since=" + since)
      #expect(answer.json["Orders"]?.arrayValue?.map { $0["Status"] } == ["FLL", "OUT"])
    }
    let later = await desk.get(Self.path + "/historicalorders?since=2025-12-30").json["Orders"]?.arrayValue
    #expect(later?.map { $0["Status"] } == ["FLL"])
    for (status, codes) in [("Open", ["ACK"]), ("filled", ["FLL"]), ("Filled,Open", ["FLL", "ACK"]), ("Rejected", [])] {
      let answer = await desk.get(Self.path + "/orders?status=" + status)
      #expect(answer.json["Orders"]?.arrayValue?.compactMap { $0["Status"]?.stringValue } == codes)
    }
    #expect(await desk.get(Self.path + "/orders?symbol=AAPL%20*").json["Orders"]?.arrayValue?.count == 1)
  }

  /// Both APIs list the legs of one order, each with its own units.
  @Test("an order with legs")
  func legs() async throws {
    let desk = try await Desk(
      Scenario.cash,
      """
      {"event":"instrument","symbol":"AAPL  260619C00070000"}
      {"event":"statement","account":"C1","at":"2026-01-06T11:30:00-05:00","holdings":false,"orders":[\
      {"id":"5","symbol":"AAPL","status":"working","side":"buy","type":"limit","duration":"day","quantity":"2",\
      "limit_price":"1.10","placed_at":"2026-01-06T15:00:00Z","legs":[\
      {"symbol":"AAPL  260619C00060000","side":"buy_to_open"},\
      {"symbol":"AAPL  260619C00070000","side":"sell_to_open","ratio":"2","filled_quantity":"1",\
      "execution_price":"0.50"}]}]}
      """)
    let newer = await desk.get(Self.path + "/orders").json["Orders"]?[0]
    #expect(newer?["Legs"]?.arrayValue?.map { $0["QuantityOrdered"] } == ["2", "4"])
    #expect(newer?["Legs"]?.arrayValue?.map { $0["QuantityRemaining"] } == ["2", "3"])
    #expect(newer?["Legs"]?.arrayValue?.map { $0["BuyOrSell"] } == ["Buy", "Sell"])
    #expect(newer?["Legs"]?[1]?["ExecutionPrice"] == "0.5" && newer?["LimitPrice"] == "1.1")
    let older = await desk.get("/v2/accounts/100001/orders")
    #expect(older["Symbol"] == "AAPL" && older["AssetType"] == "OP")
    #expect(older["Legs"]?.arrayValue?.map { $0["LegNumber"] } == [1, 2])
    #expect(older["Legs"]?.arrayValue?.map { $0["Side"] } == ["B", "S"])
    #expect(older["Legs"]?.arrayValue?.map { $0["Quantity"] } == [2, 4])
  }

  @Test("what is bid and asked comes from the prices")
  func sides() async throws {
    let desk = try await Desk(
      Scenario.cash,
      #"{"event":"price","symbol":"AAPL","at":"2026-01-06T11:30:00-05:00","price":"52.50","bid":"52.4","ask":"52.6"}"#)
    let newer = await desk.get(Self.path + "/positions").json["Positions"]?[0]
    #expect(newer?["Bid"] == "52.4" && newer?["Ask"] == "52.6")
    let older = await desk.get("/v2/accounts/100001/positions")
    #expect(older.amount("BidPrice") == ExactDecimal("52.4") && older["AskPriceDisplay"] == "52.6")
  }

  @Test("orders by number, and an error for each that is not there")
  func named() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let answer = await desk.get(Self.path + "/orders/9001,77")
    #expect(answer.json["Orders"]?.arrayValue?.map { $0["OrderID"] } == ["9001"])
    #expect(
      answer.json["Errors"] == [
        ["AccountID": "111111QA", "Error": "NotFound", "Message": "There is no such order.", "OrderID": "77"]
      ])
    let old = await desk.get(Self.path + "/historicalorders/9000?since=2025-12-01")
    #expect(old.json["Orders"]?[0]?["TrailingStop"] == ["Percent": "5"])
    // A number is the same in both APIs.
    let number = await desk.get("/v2/accounts/100001/orders")["OrderID"]?.intValue
    #expect(await desk.get(Self.path + "/orders/\(number ?? 0)").json["Orders"]?.arrayValue?.count == 1)
  }

  @Test("a token buys the next page once, within an hour, for the same question")
  func pages() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let path = Self.path + "/orders?pageSize=1"
    let first = await desk.get(path)
    #expect(first.json["Orders"]?[0]?["Status"] == "FLL")
    let token = try #require(first.json["NextToken"]?.stringValue)
    #expect(await desk.get(Self.path + "/orders?pageSize=2&nextToken=" + token).status == 400)
    let stranger = try await desk.fixture.token(.tradestation, owner: "bob", scopes: ["ReadAccount"])
    #expect(await desk.server.get(path + "&nextToken=" + token, token: stranger).status == 400)
    let second = await desk.get(path + "&nextToken=" + token)
    #expect(second.json["Orders"]?[0]?["Status"] == "ACK" && second.json["NextToken"] == nil)
    #expect(await desk.get(path + "&nextToken=" + token).status == 400)
    let late = try #require(await desk.get(path).json["NextToken"]?.stringValue)
    desk.fixture.surroundings.advance(bySeconds: 3_600)
    let fresh = try await desk.fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"])
    #expect(await desk.server.get(path + "&nextToken=" + late, token: fresh).status == 400)
    #expect(await desk.server.get(Self.path + "/orders", token: fresh).json["NextToken"] == nil)
  }
}

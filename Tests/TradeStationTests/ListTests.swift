import BrokerFixture
import JSON
import Money
import Testing

/// Account lists, key lists, positions and orders.
@Suite("Lists")
struct ListTests {
  @Test("the listing tells key, number, type and state, in order of opening")
  func accounts() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger, Scenario.margin)
    for path in ["/v2/users/alice/accounts", "/users/Alice/accounts", "/V2/USERS/alice/ACCOUNTS/"] {
      let answer = await desk.get(path)
      #expect(answer.text == Self.listing)
    }
  }

  private static let listing = """
    [{"Alias":"","DisplayName":"111111QA","IsStockLocateEligible":false,"Key":100001,"Name":"111111QA",\
    "Status":"A","StatusDescription":"Active","Type":"C","TypeDescription":"Cash"},\
    {"Alias":"Growth","AltId":"CL-77","DisplayName":"CL-77","IsStockLocateEligible":true,"Key":100003,"Name":"M1",\
    "Status":"A","StatusDescription":"Active","Type":"M","TypeDescription":"Margin"}]
    """

  @Test("several keys answer in the order asked; one key is bare only under the original path")
  func keys() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.margin)
    for path in ["/v2/accounts/100002,100001/balances", "/accounts/100002,%20100001/balances"] {
      let answer = await desk.get(path)
      #expect(answer.json.arrayValue?.map { $0["Key"] } == [100_002, 100_001])
    }
    #expect(await desk.get("/v2/accounts/100001/balances").json.arrayValue?.count == 1)
    #expect(await desk.get("/accounts/100001/balances").json.objectValue != nil)
    #expect(await desk.get("/v2/accounts/100001,100001/balances").json.arrayValue?.count == 2)
    let many = Array(repeating: "100001", count: 25).joined(separator: ",")
    #expect(await desk.get("/v2/accounts/\(many)/balances").json.arrayValue?.count == 25)
  }

  @Test("an account's state and flags are told by code and by word")
  func states() async throws {
    let change = #"{"event":"account_changed","account":"C1","at":"2026-01-06T11:00:00-05:00","#
    for (status, code, word) in [
      ("closed", "X", "Closed"), ("closing_only", "C", "Closing Transactions Only"),
      ("margin_call", "F", "Margin Call - Closing Transactions Only"), ("inactive", "I", "Inactive"),
      ("liquidating_only", "L", "Liquidating Transactions Only"), ("restricted", "R", "Restricted"),
      ("restricted_90_days", "D", "90 Day Restriction-Closing Transaction Only"),
    ] {
      let desk = try await Desk(Scenario.cash, change + "\"status\":\"\(status)\"}")
      let answer = await desk.get("/accounts/100001/balances")
      #expect(answer["Status"] == .string(code) && answer["StatusDescription"] == .string(word))
      #expect(answer["CanDayTrade"] == false)
    }
    let flagged = try await Desk(Scenario.margin, Self.flag)
    let answer = await flagged.get("/accounts/100001/balances")
    #expect(answer["PatternDayTrader"] == true && answer["CanDayTrade"] == true && answer["DayTrades"] == 4)
  }

  private static let flag = """
    {"event":"account_changed","account":"M1","at":"2026-01-06T09:00:00-05:00","pattern_day_trader":true,\
    "day_trades":4}
    """

  @Test("a closed position is listed with its profit")
  func closed() async throws {
    let desk = try await Desk(
      Scenario.cash,
      """
      {"event":"trade","account":"C1","at":"2026-01-06T11:00:00-05:00","symbol":"AAPL","side":"sell",\
      "quantity":"60","price":"53.00"}
      """)
    let answer = await desk.get("/accounts/100001/balances")
    let closed = answer["ClosedPositions"]?[0]
    #expect(closed?["Symbol"] == "AAPL" && closed?["Currency"] == "USD")
    #expect(answer["RealTimeUnrealizedProfitLoss"]?.decimalValue == 0)
    #expect(await desk.get("/v2/accounts/100001/positions").text == "[]")
  }

  @Test("a position tells prices, values and results; a filter picks symbols")
  func positions() async throws {
    let desk = try await Desk(Scenario.cash)
    let answer = await desk.get("/v2/accounts/100001/positions")
    #expect(answer.lines == Self.position)
    for filter in ["Symbol%20eq%20%27AAPL%27", "symbol+EQ+'IBM'+or+Symbol+eq+'AAPL'"] {
      let found = await desk.get("/v2/accounts/100001/positions?$filter=\(filter)")
      #expect(found.json.arrayValue?.count == 1)
    }
    #expect(await desk.get("/v2/accounts/100001/positions?$filter=Symbol+eq+'IBM'").text == "[]")
  }

  /// Worked out by hand: 60 at 50.25, last 52.50, prior close 51.
  private static let position = """
    AccountID "111111QA"
    AccountMarketValue 3150.0000
    AccountOpenProfitLoss 135.0000
    AccountTotalCost 3015.0000
    Alias ""
    AssetType "EQ"
    AveragePrice 50.2500000000
    AveragePriceDisplay "50.25"
    BigPointValue 1.0000000000
    ContractExpireDate "1/1/0001 12:00:00 AM"
    ConversionRate 1
    CostBasisCalculation "None"
    Country "United States"
    Currency "USD"
    DayTradeMargin 0
    Description "Apple Inc."
    DisplayName "111111QA"
    InitialMargin 0.0000
    Key 10000000
    LastPrice 52.5000000000
    LastPriceDisplay "52.5"
    LongShort "L"
    MaintenanceMargin 0.0000
    MarkToMarketPrice 51.0000000000
    MarketValue 3150.00000000000
    OpenProfitLoss 135.00
    OpenProfitLossPercent 0.044776119403
    OpenProfitLossQty 2.25
    Quantity 60
    StrikePrice 0
    StrikePriceDisplay "0"
    Symbol "AAPL"
    TimeStamp "1/5/2026 3:00:00 PM"
    TodaysProfitLoss 90.0000
    TotalCost 3015.0000
    """

  @Test("a short is negative in quantity and value, and gains when the price falls")
  func short() async throws {
    let desk = try await Desk(
      Scenario.margin,
      """
      {"event":"instrument","symbol":"IBM","kind":"equity","currency":"USD"}
      {"event":"trade","account":"M1","at":"2026-01-06T10:00:00-05:00","symbol":"IBM","side":"sell_short",\
      "quantity":"10","price":"100"}
      {"event":"price","symbol":"IBM","at":"2026-01-06T11:00:00-05:00","price":"90"}
      """)
    let answer = await desk.get("/v2/accounts/100001/positions?$filter=Symbol+eq+'IBM'")
    #expect(answer["LongShort"] == "S" && answer.amount("Quantity") == -10)
    #expect(answer.amount("MarketValue") == -900 && answer.amount("OpenProfitLoss") == 100)
    #expect(answer.amount("AveragePrice") == 100 && answer.amount("OpenProfitLossQty") == 10)
    #expect(answer.amount("InitialMargin") == 450 && answer.amount("OpenProfitLossPercent")?.description == "0.1")
  }

  @Test("orders: open ones and today's; older ones by since; pages; newest first")
  func orders() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let answer = await desk.get("/v2/accounts/100001/orders")
    let orders = answer.json.arrayValue ?? []
    #expect(orders.map { $0["Status"] } == ["FLL", "ACK"])
    #expect(orders.map { $0["Type"] } == ["Buy to Open", "Sell"])
    #expect(orders[0]["AssetType"] == "OP" && orders[0]["FilledPriceText"] == "1.25")
    #expect(orders[0]["Legs"]?[0]?["PutOrCall"] == "C" && orders[0]["Legs"]?[0]?["OpenOrClose"] == "O")
    #expect(orders[0]["FilledCanceled"] == "1/6/2026 3:00:01 PM")
    #expect(orders[1]["OrderID"] == 9001 && orders[1]["LimitPrice"]?.decimalValue == 60)
    #expect(orders[1]["Duration"] == "GTC" && orders[1]["QuantityLeft"] == 10)

    let since = await desk.get("/v2/accounts/100001/orders?since=12-29-2025").json.arrayValue ?? []
    #expect(since.map { $0["Status"] } == ["FLL", "ACK", "OUT"])
    #expect(since.last?["TrailingStop"] == ["Percent": 5])
    #expect(await desk.get("/v2/accounts/100001/orders?since=12-30-2025").json.arrayValue?.count == 2)
    let second = await desk.get("/v2/accounts/100001/orders?pageSize=1&pageNum=2").json.arrayValue ?? []
    #expect(second.map { $0["OrderID"] } == [9001])
    #expect(await desk.get("/v2/accounts/100001/orders?pageNum=2147483647").text == "[]")
    #expect(await desk.get("/orders").status == 404)
  }

  @Test("an identifier that is no number becomes one that never changes")
  func orderNumber() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let first = await desk.get("/v2/accounts/100001/orders")["OrderID"]?.intValue
    let again = await desk.get("/accounts/100001/orders")["OrderID"]?.intValue
    #expect(first == again && (100_000_000_000_000..<1_000_000_000_000_000).contains(first ?? 0))
  }
}

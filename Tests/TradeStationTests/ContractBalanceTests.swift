import BrokerFixture
import JSON
import Money
import Testing
import TradeStationWire

/// Balances of F and X whose fills are told: every amount follows from events.
@Suite("Futures and forex balances by fills")
struct ContractBalanceTests {
  private static let futures = """
    {"event":"instrument","symbol":"ESH26","kind":"future","currency":"USD","multiplier":"50"}
    {"event":"margin_rate","symbol":"ESH26","at":"2026-01-02T00:00:00-05:00","initial":"24200",\
    "maintenance":"22000","day":"6050"}
    {"event":"account_opened","account":"F1","at":"2026-01-05T09:00:00-05:00","type":"futures","currency":"USD",\
    "owner":"alice"}
    {"event":"deposit","account":"F1","at":"2026-01-05T09:30:00-05:00","amount":"40000","currency":"USD"}
    {"event":"trade","account":"F1","at":"2026-01-05T10:00:00-05:00","symbol":"ESH26","side":"buy","quantity":"2",\
    "price":"6000","commission":"5"}
    {"event":"daily_settlement","account":"F1","at":"2026-01-05T16:00:00-05:00","symbol":"ESH26","price":"5975"}
    {"event":"daily_settlement","account":"F1","at":"2026-01-06T09:00:00-05:00","securities_on_deposit":"1000",\
    "currency":"USD"}
    {"event":"price","symbol":"ESH26","at":"2026-01-06T11:00:00-05:00","price":"6010"}
    """

  @Test("an account of futures")
  func futures() async throws {
    let answer = await (try Desk(Self.futures)).get("/v2/accounts/100001/balances?APIVersion=20160101")
    func amount(_ name: String) -> ExactDecimal? { answer[name]?.decimalValue }
    #expect(amount("RealTimeAccountBalance") == 39995 && amount("BODNetCash") == 39995)
    #expect(amount("RealTimeTradeEquity") == 1000 && amount("RealTimeUnrealizedProfitLoss") == 1000)
    #expect(amount("RealTimeUnrealizedGains") == 3500, "since Monday's settlement")
    #expect(amount("BODOpenTradeEquity") == -2500 && amount("TodayRealTimeTradeEquity") == 3500)
    #expect(amount("RealTimeEquity") == 41995 && amount("BODEquity") == 37495 && amount("SecurityOnDeposit") == 1000)
    #expect(amount("RealTimeInitialMargin") == 48400 && amount("RealTimeMaintenanceMargin") == 44000)
    // Pledged securities raise the equity and the power, not the excess of cash and gains.
    #expect(amount("RealTimeDayTradeMargin") == 12100 && amount("DayTradeExcess") == 28895)
    #expect(amount("OpenOrderMargin") == 0 && amount("DayTradeOpenOrderMargin") == 0)
    #expect(amount("RealTimeBuyingPower") == 29895 && amount("MarketValue") == 601_000)
    let row = answer["CurrencyDetails"]?[0]
    #expect(row?["RealTimeInitMargin"]?.decimalValue == 48400)
    #expect(row?["BODOpenTradeEquity"]?.decimalValue == -2500)
    #expect(row?["BODAccountOpenTradeEquity"]?.decimalValue == -2500 && row?["BODSecurities"]?.decimalValue == 0)
  }

  /// Held are 2 of one and none of the other: 3 more bought, or 1 sold short, in each what its own table asks for.
  @Test("what open orders would ask for, in each currency and within the day")
  func orders() async throws {
    let desk = try await Desk(
      Self.futures + """

        {"event":"rate","pair":"USDJPY","at":"2026-01-06T08:00:00-05:00","rate":"160"}
        {"event":"instrument","symbol":"NKH26","kind":"future","currency":"JPY","multiplier":"500",\
        "initial_margin":"1600000","maintenance_margin":"1200000","day_margin":"400000"}
        {"event":"order_placed","account":"F1","at":"2026-01-06T10:00:00-05:00","order":"o1","symbol":"ESH26",\
        "side":"buy","type":"limit","quantity":"3","limit":"5900"}
        {"event":"order_placed","account":"F1","at":"2026-01-06T10:01:00-05:00","order":"o2","symbol":"NKH26",\
        "side":"sell","type":"limit","quantity":"1","limit":"50000"}
        """)
    let answer = await desk.get("/v2/accounts/100001/balances?APIVersion=20160101")
    #expect(answer["OpenOrderMargin"]?.decimalValue == 82600)
    #expect(answer["DayTradeOpenOrderMargin"]?.decimalValue == 20650)
    let rows = answer["CurrencyDetails"]
    #expect(rows?[0]?["Currency"] == "USD" && rows?[0]?["OpenOrderInitMargin"]?.decimalValue == 72600)
    #expect(rows?[0]?["AccountOpenOrderInitMargin"]?.decimalValue == 72600)
    let newer = await desk.get("/v3/brokerage/accounts/F1/balances").json["Balances"]?[0]?["BalanceDetail"]
    #expect(newer?["DayTradeOpenOrderMargin"] == "20650" && newer?["OpenOrderMargin"] == "82600")
  }

  @Test("each quote currency of an account of currency pairs has its requirement of the close")
  func pairs() async throws {
    let desk = try await Desk(
      """
      {"event":"instrument","symbol":"EURUSD","kind":"forex"}
      {"event":"instrument","symbol":"USDJPY","kind":"forex"}
      {"event":"rate","pair":"USDJPY","at":"2026-01-05T09:00:00-05:00","rate":"160"}
      {"event":"account_opened","account":"X1","at":"2026-01-05T09:00:00-05:00","type":"forex","currency":"USD",\
      "owner":"alice"}
      {"event":"deposit","account":"X1","at":"2026-01-05T09:30:00-05:00","amount":"10000","currency":"USD"}
      {"event":"trade","account":"X1","at":"2026-01-05T10:00:00-05:00","symbol":"EURUSD","side":"buy",\
      "quantity":"50000","price":"1.0850"}
      {"event":"trade","account":"X1","at":"2026-01-05T10:01:00-05:00","symbol":"USDJPY","side":"sell",\
      "quantity":"20000","price":"160"}
      {"event":"price","symbol":"EURUSD","at":"2026-01-06T11:00:00-05:00","price":"1.1"}
      """)
    let answer = await desk.get("/v2/accounts/100001/balances")
    #expect(answer["BODMarginRequirement"]?.decimalValue == 1485)
    let rows = try #require(answer["CurrencyDetails"]?.arrayValue)
    #expect(rows.map { $0["Currency"]?.stringValue } == ["JPY", "USD"])
    #expect(rows.map { $0["BODMarginRequirement"]?.decimalValue } == [64000, 1085])
    #expect(rows.map { $0["BODAccountMarginRequirement"]?.decimalValue } == [400, 1085])
  }

  @Test("an account of currency pairs")
  func forex() async throws {
    let desk = try await Desk(
      """
      {"event":"instrument","symbol":"EURUSD","kind":"forex"}
      {"event":"account_opened","account":"X1","at":"2026-01-05T09:00:00-05:00","type":"forex","currency":"USD",\
      "owner":"alice"}
      {"event":"deposit","account":"X1","at":"2026-01-05T09:30:00-05:00","amount":"10000","currency":"USD"}
      {"event":"trade","account":"X1","at":"2026-01-05T10:00:00-05:00","symbol":"EURUSD","side":"buy",\
      "quantity":"50000","price":"1.0850"}
      {"event":"price","symbol":"EURUSD","at":"2026-01-05T15:00:00-05:00","price":"1.0900"}
      """)
    let answer = await desk.get("/v2/accounts/100001/balances")
    #expect(answer["RealTimeEquity"]?.decimalValue == 10250 && answer["MarketValue"]?.decimalValue == 0)
    #expect(answer["RealTimeMarginRequirement"]?.decimalValue == 1090)
    #expect(answer["BODMarginRequirement"]?.decimalValue == 1090 && answer["BODEquity"]?.decimalValue == 10250)
    #expect(answer["RealTimeBuyingPower"]?.decimalValue == 9160)
    let row = answer["CurrencyDetails"]?[0]
    #expect(row?["RealTimeAccountMarginRequirement"]?.decimalValue == 1090)
    #expect(row?["BODAccountMarginRequirement"]?.decimalValue == 1090)
    #expect(await desk.get("/v2/accounts/100001/positions").amount("RequiredMargin") == 1090)
    let newer = await desk.get("/v3/brokerage/accounts/X1/balances").json["Balances"]?[0]
    #expect(newer?["AccountType"] == "Forex" && newer?["BalanceDetail"]?["MarginRequirement"] == "1090")
  }

  @Test("the newer API tells the same of an account of futures")
  func newer() async throws {
    let desk = try await Desk(Self.futures)
    let now = await desk.get("/v3/brokerage/accounts/F1/balances").json["Balances"]?[0]
    #expect(now?["Equity"] == "41995" && now?["BuyingPower"] == "29895" && now?["TodaysProfitLoss"] == "3500")
    for (name, amount) in [
      ("DayTradeExcess", "28895"), ("TradeEquity", "1000"), ("TodayRealTimeTradeEquity", "3500"),
      ("InitialMargin", "48400"), ("DayTradeMargin", "12100"), ("SecurityOnDeposit", "1000"),
    ] { #expect(now?["BalanceDetail"]?[name]?.stringValue == amount, "\(name)") }
    let before = await desk.get("/v3/brokerage/accounts/F1/bodbalances").json["BODBalances"]?[0]
    #expect(before?["BalanceDetail"]?["OpenTradeEquity"] == "-2500")
    #expect(before?["BalanceDetail"]?["SecurityOnDeposit"] == "0" && before?["BalanceDetail"]?["Equity"] == "37495")
  }
}

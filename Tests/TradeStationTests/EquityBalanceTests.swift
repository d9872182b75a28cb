import Ambient
import BrokerFixture
import Identity
import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

/// Balances of C, M and D. Every number of the goldens is worked out by hand from the scenario, digits included.
@Suite("Equity balances")
struct EquityBalanceTests {
  @Test("a cash account, under the original path: a bare object with exactly the members of the page")
  func cash() async throws {
    let answer = await (try Desk(Scenario.cash)).get("/accounts/100001/balances")
    #expect(answer.status == 200)
    #expect(answer.lines == Self.cashGolden)
    #expect(answer.text.hasPrefix("{"))
  }

  private static let cashGolden = """
    BODEquity 50074.0000
    BODNetCash 44974.0000
    ClosedPositions []
    Key 100001
    MarketValue 3150.00
    Name "111111QA"
    RealTimeAccountBalance 44974.0000
    RealTimeBuyingPower 44974.000000
    RealTimeEquity 50203.000000
    RealTimeRealizedProfitLoss 69.0000
    RealTimeUnrealizedGains 90.000000
    RealTimeUnrealizedProfitLoss 135.00
    Status "A"
    StatusDescription "Active"
    Type "C"
    TypeDescription "Cash"
    UnclearedDeposit 0.0000
    BODAccountBalance 44974.0000
    BODDayTradingMarginableEquitiesBuyingPower 44974.0000
    BODOptionBuyingPower 44974.0000
    BODOptionValue 0.0000
    BODOvernightBuyingPower 44974.0000
    CanDayTrade true
    Commission 1.00
    DayTrades 7
    DayTradingQualified true
    OptionApprovalLevel 5
    PatternDayTrader false
    RealTimeCostOfPositions 3015.0000
    RealTimeDayTradingMarginableEquitiesBuyingPower 44974.000000
    RealTimeOptionBuyingPower 44974.0000
    RealTimeOptionValue 0.0000000000
    RealTimeOvernightBuyingPower 44974.000000
    UnsettledFund 2079.0000
    """

  @Test("a margin account, under /v2: an array, with discriminator, alias and display name")
  func margin() async throws {
    let answer = await (try Desk(Scenario.margin)).get("/v2/accounts/100001/balances")
    #expect(answer.lines == Self.marginGolden)
    #expect(answer.text.hasPrefix("[{") && answer.json.arrayValue?.count == 1)
  }

  private static let marginGolden = """
    __type "EquityAccount:#TradeStation.Web.Services.DataContracts"
    Alias "Growth"
    BODEquity 41000.0000
    BODNetCash -10000.0000
    ClosedPositions []
    DisplayName "CL-77"
    Key 100001
    MarketValue 52500.00
    Name "M1"
    RealTimeAccountBalance -10000.0000
    RealTimeBuyingPower 32500.000000
    RealTimeEquity 42500.000000
    RealTimeRealizedProfitLoss 0.0000
    RealTimeUnrealizedGains 1500.000000
    RealTimeUnrealizedProfitLoss 2500.00
    Status "A"
    StatusDescription "Active"
    Type "M"
    TypeDescription "Margin"
    UnclearedDeposit 0.0000
    BODAccountBalance -10000.0000
    BODDayTradingMarginableEquitiesBuyingPower 113000.0000
    BODOptionBuyingPower 15500.0000
    BODOptionValue 0.0000
    BODOvernightBuyingPower 31000.0000
    CanDayTrade true
    Commission 0
    DayTrades 0
    DayTradingQualified true
    OptionApprovalLevel 0
    PatternDayTrader false
    RealTimeCostOfPositions 50000.0000
    RealTimeDayTradingMarginableEquitiesBuyingPower 113000.000000
    RealTimeOptionBuyingPower 16250.0000
    RealTimeOptionValue 0.0000000000
    RealTimeOvernightBuyingPower 32500.000000
    UnsettledFund 0.0000
    """

  @Test("a DVP account is a cash account by another name; the latest schema adds a member")
  func dvp() async throws {
    let dvp = Scenario.cash.replacing(#""type":"cash""#, with: #""type":"dvp""#)
    let desk = try await Desk(dvp)
    let answer = await desk.get("/accounts/100001/balances")
    let expected = Self.cashGolden.replacing("Type \"C\"", with: "Type \"D\"").replacing("\"Cash\"", with: "\"DVP\"")
    #expect(answer.lines == expected)
    let latest = await desk.get("/v2/accounts/100001/balances?APIVersion=20160101")
    #expect(latest.amount("DayTradeExcess") == 44_974)
    #expect(latest.names == MemberList(of: EquityAccount.self).entries.map(\.name))
  }

  @Test("identities of the recorded cash sample hold")
  func identities() async throws {
    let answer = await (try Desk(Scenario.cash)).get("/v2/accounts/100001/balances")
    let amount = { (name: String) throws -> ExactDecimal in try #require(answer.amount(name)) }
    // The sale of the day turned 40 × (52 − 51) less 1.00 of gains into cash.
    #expect(try amount("BODEquity") + amount("RealTimeUnrealizedGains") + 39 == amount("RealTimeEquity"))
    #expect(try amount("BODOvernightBuyingPower") == amount("BODOptionBuyingPower"))
  }

  @Test(
    "the digits of an unrealised gain are those of its factors",
    arguments: [
      ("1.0000000000", "100.0000000000", "9919.0727259328", "19638.14545186560000000000"),
      ("1.0", "100.00", "9919.0727259328", "19638.14545186560"),
      ("1", "100", "150.5", "101.0"),
    ])
  func scale(_ multiplier: String, _ entry: String, _ last: String, _ gain: String) async throws {
    let desk = try await Desk(
      """
      {"event":"instrument","symbol":"PTS","kind":"equity","currency":"USD","multiplier":"\(multiplier)"}
      {"event":"account_opened","account":"S","at":"2026-01-05T09:30:00-05:00","type":"cash","currency":"USD",\
      "owner":"alice"}
      {"event":"deposit","account":"S","at":"2026-01-05T09:31:00-05:00","amount":"1000","currency":"USD"}
      {"event":"trade","account":"S","at":"2026-01-05T10:00:00-05:00","symbol":"PTS","side":"buy","quantity":"2",\
      "price":"\(entry)"}
      {"event":"price","symbol":"PTS","at":"2026-01-06T11:00:00-05:00","price":"\(last)"}
      """)
    let answer = await desk.get("/accounts/100001/balances")
    #expect(answer["RealTimeUnrealizedProfitLoss"]?.numberText == gain)
  }

  @Test("the excess of the house is told as it is, not by way of the power that was divided by its rate")
  func excessAtAnOddRate() async throws {
    let desk = try await Desk(
      Scenario.margin,
      #"{"event":"account_changed","account":"M1","at":"2026-01-06T09:00:00-05:00","house_maintenance":"0.35"}"#)
    desk.fixture.surroundings.set(BrokerFixture.instant("2026-06-10T12:00:00-04:00"))
    let token = try await desk.fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"])
    let answer = await desk.server.get("/v2/accounts/100001/balances?APIVersion=20160101", token: token)
    // 42,500 of equity less 35 % of 52,500.
    #expect(answer.amount("DayTradeExcess") == 24_125)
  }

  @Test("by the rule of 2026 there is no pattern day trader, and the excess is the house's")
  func rules() async throws {
    let desk = try await Desk(
      Scenario.margin,
      #"{"event":"account_changed","account":"M1","at":"2026-01-06T09:00:00-05:00","pattern_day_trader":true}"#)
    let path = "/v2/accounts/100001/balances?APIVersion=20160101"
    let before = await desk.get(path)
    #expect(before["PatternDayTrader"] == true && before["CanDayTrade"] == true)
    // Four times the excess of the close before, 28,250.
    #expect(before.amount("DayTradeExcess") == 28_250)
    desk.fixture.surroundings.set(BrokerFixture.instant("2026-06-10T12:00:00-04:00"))
    let token = try await desk.fixture.token(.tradestation, owner: "alice", scopes: ["readaccount"])
    let after = await desk.server.get(path, token: token)
    #expect(after["PatternDayTrader"] == false && after["CanDayTrade"] == true)
    // 42,500 of equity less 30 % of 52,500.
    #expect(after.amount("DayTradeExcess")?.rounded(toScale: 2) == 26_750)
  }

  @Test("what rests on an unknown price is null, the rest stands")
  func unknown() async throws {
    let desk = try await Desk(
      Scenario.cash,
      """
      {"event":"instrument","symbol":"NEW","kind":"equity","currency":"USD"}
      {"event":"adjustment","account":"C1","at":"2026-01-06T10:00:00-05:00","symbol":"NEW","quantity":"5"}
      """)
    let answer = await desk.get("/accounts/100001/balances")
    #expect(answer["RealTimeEquity"]?.isNull == true && answer["MarketValue"]?.isNull == true)
    #expect(answer["RealTimeAccountBalance"]?.numberText == "44974.0000")
    #expect(answer.names.count == 34)
  }
}

import BrokerFixture
import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

/// The newer API's balances: the figures of the older one under other names, as strings.
@Suite("v3: balances")
struct BrokerageBalanceTests {
  private static let path = "/v3/brokerage/accounts"

  @Test("the listing tells accounts in order of opening, settings for equity accounts alone")
  func accounts() async throws {
    let futures = Scenario.cash.replacing("C1", with: "F1").replacing("111111QA", with: "5430612")
      .replacing(#""type":"cash""#, with: #""type":"futures""#).split(separator: "\n").prefix(2)
      .joined(separator: "\n")
    let desk = try await Desk(Scenario.cash, Scenario.stranger, Scenario.margin, futures)
    let answer = await desk.get(Self.path)
    #expect(answer.status == 200)
    #expect(answer.text == Self.listing)
  }

  private static let listing = """
    {"Accounts":[{"AccountID":"111111QA","Currency":"USD","Status":"Active","AccountType":"Cash",\
    "AccountDetail":{"IsStockLocateEligible":false,"EnrolledInRegTProgram":false,\
    "RequiresBuyingPowerWarning":false,"DayTradingQualified":true,"OptionApprovalLevel":5,\
    "PatternDayTrader":false}},\
    {"AccountID":"M1","Alias":"Growth","AltID":"CL-77","Currency":"USD","Status":"Active","AccountType":"Margin",\
    "AccountDetail":{"IsStockLocateEligible":true,"EnrolledInRegTProgram":true,"RequiresBuyingPowerWarning":true,\
    "DayTradingQualified":true,"OptionApprovalLevel":0,"PatternDayTrader":false}},\
    {"AccountID":"5430612","Currency":"USD","Status":"Active","AccountType":"Futures"}]}
    """

  /// Worked out by hand from the scenario, as the goldens of the older API are; the house asks 30 %.
  @Test("a cash and a margin account, and a row of errors for each that cannot be shown")
  func equity() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger, Scenario.margin)
    let answer = await desk.get(Self.path + "/M1,B1,111111QA,nobody/balances")
    #expect(answer.status == 200)
    #expect(answer.text == Self.balances)
  }

  private static let balances = """
    {"Balances":[{"AccountID":"M1","AccountType":"Margin","CashBalance":"-10000","BuyingPower":"32500",\
    "Equity":"42500","MarketValue":"52500","TodaysProfitLoss":"1500","UnclearedDeposit":"0",\
    "BalanceDetail":{"CostOfPositions":"50000","DayTradeExcess":"28250","DayTrades":"0","MaintenanceRate":"13125",\
    "OptionBuyingPower":"16250","OptionsMarketValue":"0","OvernightBuyingPower":"32500","RequiredMargin":"15750",\
    "RealizedProfitLoss":"0","UnrealizedProfitLoss":"2500"},"Commission":"0"},\
    {"AccountID":"111111QA","AccountType":"Cash","CashBalance":"44974","BuyingPower":"44974",\
    "Equity":"50203","MarketValue":"3150","TodaysProfitLoss":"90","UnclearedDeposit":"0",\
    "BalanceDetail":{"CostOfPositions":"3015","DayTradeExcess":"44974","DayTrades":"7","MaintenanceRate":"0",\
    "OptionBuyingPower":"44974","OptionsMarketValue":"0","OvernightBuyingPower":"44974","RequiredMargin":"0",\
    "UnsettledFunds":"2079","RealizedProfitLoss":"69","UnrealizedProfitLoss":"135"},"Commission":"1"}],\
    "Errors":[{"AccountID":"B1","Error":"Forbidden","Message":"Invalid Account ID."},\
    {"AccountID":"nobody","Error":"Forbidden","Message":"Invalid Account ID."}]}
    """

  @Test("the beginning of the day")
  func beginning() async throws {
    let desk = try await Desk(Scenario.margin)
    let answer = await desk.get(Self.path + "/M1/bodbalances")
    #expect(
      answer.text == """
        {"BODBalances":[{"AccountID":"M1","AccountType":"Margin","BalanceDetail":{"AccountBalance":"-10000",\
        "CashAvailableToWithdraw":"15500","DayTradingMarginableBuyingPower":"113000","DayTrades":"0",\
        "Equity":"41000","NetCash":"-10000","OptionBuyingPower":"15500","OptionValue":"0",\
        "OvernightBuyingPower":"31000"}}],"Errors":[]}
        """)
  }

  @Test("every amount is the older API's of another name", arguments: ["cash", "margin", "dvp", "futures", "forex"])
  func agreement(_ kind: String) async throws {
    let book =
      kind == "margin" ? Scenario.margin : Scenario.cash.replacing(#""type":"cash""#, with: "\"type\":\"\(kind)\"")
    let desk = try await Desk(
      kind == "futures" || kind == "forex"
        ? book.split(separator: "\n").prefix(2).joined(separator: "\n") : book)
    let older = await desk.get("/v2/accounts/100001/balances?APIVersion=20160101")
    let newer = await desk.get(Self.path + "/100001,1/balances").json["Balances"]?[0]
    for (name, before) in [
      ("CashBalance", "RealTimeAccountBalance"), ("BuyingPower", "RealTimeBuyingPower"),
      ("Equity", "RealTimeEquity"), ("MarketValue", "MarketValue"),
      ("TodaysProfitLoss", "RealTimeUnrealizedGains"), ("UnclearedDeposit", "UnclearedDeposit"),
    ] {
      #expect(newer?[name]?.decimalValue == older.amount(before), "\(name)")
      #expect((newer?[name]?.stringValue != nil) == (older.amount(before) != nil), "\(name)")
    }
    let detail = newer?["BalanceDetail"]
    #expect(detail?["RealizedProfitLoss"]?.decimalValue == older.amount("RealTimeRealizedProfitLoss"))
    #expect(detail?["UnrealizedProfitLoss"]?.decimalValue == older.amount("RealTimeUnrealizedProfitLoss"))
    #expect((detail?["UnsettledFunds"] != nil) == (kind == "cash" || kind == "dvp"))
    #expect((newer?["CurrencyDetails"] != nil) == (kind == "futures" || kind == "forex"))
    #expect((detail?["CostOfPositions"] != nil) == (kind != "futures" && kind != "forex"))
    let words = ["cash": "Cash", "margin": "Margin", "dvp": "DVP", "futures": "Futures", "forex": "Forex"]
    #expect(newer?["AccountType"]?.stringValue == words[kind])
  }

  @Test("the page names every member")
  func page() {
    let words = Page.codeWords("tradestation.md")
    let members =
      MemberList(of: V3.Balance.self).entries + MemberList(of: V3.BalanceDetail.self).entries
      + MemberList(of: V3.BODBalanceDetail.self).entries + MemberList(of: V3.CurrencyRow.self).entries
      + MemberList(of: V3.BODCurrencyRow.self).entries + MemberList(of: V3.AccountDetail.self).entries
    for member in members { #expect(words.contains(member.name), "\(member.name)") }
  }
}

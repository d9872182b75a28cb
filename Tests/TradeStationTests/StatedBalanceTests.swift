import BrokerFixture
import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

/// Balances of F and X, which rest on statements.
@Suite("Futures and forex balances")
struct StatedBalanceTests {
  /// The published futures answer told as a statement; two of its amounts are left out, which follow from the rate.
  private static let futures = """
    {"event":"account_opened","account":"F1","at":"2026-01-05T09:30:00-05:00","type":"futures","currency":"USD",\
    "owner":"alice","number":"5430612 QA"}
    {"event":"statement","account":"F1","at":"2026-01-06T09:00:00-05:00",\
    "cash":[{"currency":"USD","amount":"4997606.4000"},{"currency":"JPY","amount":"-188750.0000"}],\
    "figures":{"bod_equity":"5000000.0000","bod_net_cash":"5000000.0000",\
    "market_value":"70295825.000000000000000","real_time_account_balance":"4995774.4804",\
    "real_time_buying_power":"3212461.980402","real_time_equity":"3212461.98040200000000000000",\
    "real_time_realized_profit_loss":"-4225.5196","real_time_unrealized_gains":"-1783312.499998",\
    "real_time_unrealized_profit_loss":"-1783312.49999800000000000000","uncleared_deposit":"0.0000",\
    "bod_open_trade_equity":"0.0000","commission":"1343.6000","open_order_margin":"0.000000",\
    "real_time_initial_margin":"2018050.0000","real_time_maintenance_margin":"1495500.0000",\
    "real_time_trade_equity":"-1783312.499998","security_on_deposit":"0.0000"},\
    "currency_details":[{"currency":"JPY","figures":{"bod_account_cash_balance":"0","bod_cash_balance":"0.0000",\
    "commission":"0.0000","real_time_account_margin_requirement":"0","real_time_account_unrealized_profit_loss":"0",\
    "real_time_realized_profit_loss":"-188750.0000","real_time_unrealized_profit_loss":"0",\
    "to_account_conversion_rate":"0.0095697442964323993262900015","account_open_order_init_margin":"0",\
    "bod_account_open_trade_equity":"0","bod_account_securities":"0","bod_open_trade_equity":"0.0000",\
    "bod_securities":"0.0000","open_order_init_margin":"0","real_time_account_init_margin":"0",\
    "real_time_account_maintenance_margin":"0","real_time_init_margin":"0","real_time_maintenance_margin":"0",\
    "today_real_time_unrealized_profit_loss":"0.0000"}},\
    {"currency":"USD","figures":{"bod_account_cash_balance":"5000000.0000","bod_cash_balance":"5000000.0000",\
    "commission":"1343.6000","real_time_account_cash_balance":"4997606.4000",\
    "real_time_account_margin_requirement":"0.0000","real_time_account_realized_profit_loss":"-2393.6000",\
    "real_time_account_unrealized_profit_loss":"-1783312.49999800000000000000",\
    "real_time_realized_profit_loss":"-2393.6000",\
    "real_time_unrealized_profit_loss":"-1783312.49999800000000000000","account_open_order_init_margin":"0",\
    "bod_account_open_trade_equity":"0.0000","bod_account_securities":"0.0000","bod_open_trade_equity":"0.0000",\
    "bod_securities":"0.0000","open_order_init_margin":"0","real_time_account_init_margin":"2018050.0000",\
    "real_time_account_maintenance_margin":"0","real_time_init_margin":"2018050.0000",\
    "real_time_maintenance_margin":"1495500.0000",\
    "today_real_time_unrealized_profit_loss":"-1783312.49999800000000000000"}}]}
    """

  @Test("a futures account answers the published body to the last digit")
  func published() async throws {
    let answer = await (try Desk(Self.futures)).get("/v2/accounts/100001/balances")
    #expect(answer.lines == Self.futuresGolden)
  }

  /// Source: the published futures answer, key but for the account's own.
  private static let futuresGolden = """
    __type "FuturesAccount:#TradeStation.Web.Services.DataContracts"
    Alias ""
    BODEquity 5000000.0000
    BODNetCash 5000000.0000
    ClosedPositions []
    DisplayName "5430612 QA"
    Key 100001
    MarketValue 70295825.000000000000000
    Name "5430612 QA"
    RealTimeAccountBalance 4995774.4804
    RealTimeBuyingPower 3212461.980402
    RealTimeEquity 3212461.98040200000000000000
    RealTimeRealizedProfitLoss -4225.5196
    RealTimeUnrealizedGains -1783312.499998
    RealTimeUnrealizedProfitLoss -1783312.49999800000000000000
    Status "A"
    StatusDescription "Active"
    Type "F"
    TypeDescription "Futures"
    UnclearedDeposit 0.0000
    BODOpenTradeEquity 0.0000
    Commission 1343.6000
    Currency "USD"
    CurrencyDetails [{"BODAccountCashBalance":0,"BODCashBalance":0.0000,"Commission":0.0000,"Currency":"JPY",\
    "RealTimeAccountCashBalance":-1806.2892359516153728372377831,"RealTimeAccountMarginRequirement":0,\
    "RealTimeAccountRealizedProfitLoss":-1806.2892359516153728372377831,"RealTimeAccountUnrealizedProfitLoss":0,\
    "RealTimeCashBalance":-188750.0000,"RealTimeRealizedProfitLoss":-188750.0000,"RealTimeUnrealizedProfitLoss":0,\
    "ToAccountConversionRate":0.0095697442964323993262900015,"AccountOpenOrderInitMargin":0,\
    "BODAccountOpenTradeEquity":0,"BODAccountSecurities":0,"BODOpenTradeEquity":0.0000,"BODSecurities":0.0000,\
    "OpenOrderInitMargin":0,"RealTimeAccountInitMargin":0,"RealTimeAccountMaintenanceMargin":0,\
    "RealTimeInitMargin":0,"RealTimeMaintenanceMargin":0,"TodayRealTimeUnrealizedProfitLoss":0.0000},\
    {"BODAccountCashBalance":5000000.0000,"BODCashBalance":5000000.0000,"Commission":1343.6000,"Currency":"USD",\
    "RealTimeAccountCashBalance":4997606.4000,"RealTimeAccountMarginRequirement":0.0000,\
    "RealTimeAccountRealizedProfitLoss":-2393.6000,\
    "RealTimeAccountUnrealizedProfitLoss":-1783312.49999800000000000000,"RealTimeCashBalance":4997606.4000,\
    "RealTimeRealizedProfitLoss":-2393.6000,"RealTimeUnrealizedProfitLoss":-1783312.49999800000000000000,\
    "ToAccountConversionRate":1,"AccountOpenOrderInitMargin":0,"BODAccountOpenTradeEquity":0.0000,\
    "BODAccountSecurities":0.0000,"BODOpenTradeEquity":0.0000,"BODSecurities":0.0000,"OpenOrderInitMargin":0,\
    "RealTimeAccountInitMargin":2018050.0000,"RealTimeAccountMaintenanceMargin":0,\
    "RealTimeInitMargin":2018050.0000,"RealTimeMaintenanceMargin":1495500.0000,\
    "TodayRealTimeUnrealizedProfitLoss":-1783312.49999800000000000000}]
    OpenOrderMargin 0.000000
    RealTimeInitialMargin 2018050.0000
    RealTimeMaintenanceMargin 1495500.0000
    RealTimeTradeEquity -1783312.499998
    SecurityOnDeposit 0.0000
    TodayRealTimeTradeEquity -1783312.49999800000000000000
    """

  private static let forex = """
    {"event":"account_opened","account":"X1","at":"2026-01-05T09:30:00-05:00","type":"forex","currency":"USD",\
    "owner":"alice","number":"FX6543210 MyName"}
    {"event":"statement","account":"X1","at":"2026-01-06T09:00:00-05:00",\
    "cash":[{"currency":"USD","amount":"99987.5000"},{"currency":"JPY","amount":"-150000.0000"}],\
    "figures":{"bod_equity":"100000.0000","bod_net_cash":"100000.0000","market_value":"0",\
    "real_time_account_balance":"98981.0000","real_time_realized_profit_loss":"-1019.0000",\
    "real_time_unrealized_gains":"164.395000","real_time_unrealized_profit_loss":"164.395000",\
    "bod_margin_requirement":"2000.0000","real_time_margin_requirement":"2500.0000"},\
    "currency_details":[{"currency":"JPY","figures":{"real_time_realized_profit_loss":"-150000.0000",\
    "real_time_unrealized_profit_loss":"24500.0000","to_account_conversion_rate":"0.00671",\
    "bod_margin_requirement":"0"}},{"currency":"USD","figures":{"commission":"12.5000",\
    "bod_margin_requirement":"2000.0000"}}],\
    "closed_positions":[{"symbol":"USDJPY","currency":"JPY","profit":"-150000.0000"}]}
    """

  @Test("a forex account: equity, buying power and converted amounts follow from what is stated")
  func forex() async throws {
    let answer = await (try Desk(Self.forex)).get("/v2/accounts/100001/balances")
    #expect(answer.names == MemberList(of: ForexAccount.self).entries.map(\.name))
    #expect(answer["Type"] == "X" && answer["Currency"] == "USD")
    #expect(answer["RealTimeEquity"]?.numberText == "99145.395000")
    #expect(answer["RealTimeBuyingPower"]?.numberText == "96645.395000")
    #expect(answer["BODMarginRequirement"]?.numberText == "2000.0000")
    #expect(
      answer["ClosedPositions"]?.description == #"[{"Currency":"JPY","Profit":-150000.0000,"Symbol":"USDJPY"}]"#)
    let yen = answer["CurrencyDetails"]?[0]
    #expect(yen?.objectValue?.names == MemberList(of: ForexCurrencyDetail.self).entries.map(\.name))
    #expect(yen?["RealTimeAccountCashBalance"]?.decimalValue?.description == "-1006.500000000")
    #expect(yen?["RealTimeAccountUnrealizedProfitLoss"]?.decimalValue?.description == "164.395000000")
    #expect(yen?["RealTimeAccountMarginRequirement"]?.isNull == true)
    #expect(answer["CurrencyDetails"]?[1]?["ToAccountConversionRate"]?.numberText == "1")
  }

  @Test("the latest schema names every member; what nobody told is null")
  func members() async throws {
    let desk = try await Desk(
      """
      {"event":"account_opened","account":"F1","at":"2026-01-05T09:30:00-05:00","type":"futures","currency":"USD",\
      "owner":"alice"}
      {"event":"deposit","account":"F1","at":"2026-01-05T10:00:00-05:00","amount":"5","currency":"USD"}
      """)
    let answer = await desk.get("/v2/accounts/100001/balances?APIVersion=20160101")
    #expect(answer.names == MemberList(of: FuturesAccount.self).entries.map(\.name))
    #expect(answer["OpenOrderMargin"]?.numberText == "0.000000")
    #expect(answer["BODOpenTradeEquity"]?.numberText == "0.0000" && answer["SecurityOnDeposit"]?.numberText == "0.0000")
    #expect(answer["RealTimeEquity"]?.numberText == "5.000000")
    let row = answer["CurrencyDetails"]?[0]
    #expect(row?.objectValue?.names == MemberList(of: FuturesCurrencyDetail.self).entries.map(\.name))
    #expect(row?["RealTimeCashBalance"]?.numberText == "5.0000")
  }

  @Test("contracts are marked by the book, deposits come from the instrument, a later event outdates the statement")
  func derived() async throws {
    let desk = try await Desk(
      """
      {"event":"instrument","symbol":"ESH26","kind":"future","currency":"USD","multiplier":"50",\
      "initial_margin":"15400","maintenance_margin":"14000","day_margin":"500"}
      {"event":"account_opened","account":"F1","at":"2026-01-05T09:30:00-05:00","type":"futures","currency":"USD",\
      "owner":"alice"}
      {"event":"statement","account":"F1","at":"2026-01-05T10:00:00-05:00",\
      "cash":[{"currency":"USD","amount":"100000.00"}],"positions":[{"symbol":"ESH26","quantity":"2",\
      "average_price":"6000.00","price":"6010.00"}],"figures":{"bod_open_trade_equity":"0.00",\
      "real_time_account_balance":"100000.00"}}
      {"event":"deposit","account":"F1","at":"2026-01-06T10:00:00-05:00","amount":"5000.00","currency":"USD"}
      {"event":"price","symbol":"ESH26","at":"2026-01-06T11:00:00-05:00","price":"6020.00"}
      """)
    let answer = await desk.get("/v2/accounts/100001/balances?APIVersion=20160101")
    #expect(answer["RealTimeAccountBalance"]?.numberText == "105000.0000")
    #expect(answer["RealTimeUnrealizedProfitLoss"]?.numberText == "2000.00")
    #expect(answer["RealTimeEquity"]?.numberText == "107000.000000")
    #expect(answer["RealTimeInitialMargin"]?.numberText == "30800.0000")
    #expect(answer["RealTimeMaintenanceMargin"]?.numberText == "28000.0000")
    #expect(answer["DayTradeExcess"]?.numberText == "106000.0000")
    #expect(answer["BODOpenTradeEquity"]?.numberText == "0.0000")
    #expect(answer["TodayRealTimeTradeEquity"]?.numberText == "2000.0000")
    #expect(answer["CurrencyDetails"]?[0]?["RealTimeInitMargin"]?.numberText == "30800")
  }
}

/// Bodies with the numbers of recorded answers, compact. Slashes stand unescaped.
enum Recorded {
  /// A cash account as the original page shows it.
  static let cashAccount = """
    {"BODEquity":3247154.8600,"BODNetCash":2870974.6200,"ClosedPositions":[],"Key":111111,"MarketValue":0,\
    "Name":"111111QA","RealTimeAccountBalance":2870328.5200,"RealTimeBuyingPower":2867875.219800,\
    "RealTimeEquity":3249600.160200,"RealTimeRealizedProfitLoss":0.0000,\
    "RealTimeUnrealizedGains":2445.300200,"RealTimeUnrealizedProfitLoss":19638.14545186560000000000,\
    "Status":"A","StatusDescription":"Active","Type":"C","TypeDescription":"Cash","UnclearedDeposit":0.0000,\
    "BODAccountBalance":2870974.6200,"BODDayTradingMarginableEquitiesBuyingPower":2870328.5200,\
    "BODOptionBuyingPower":2870328.5200,"BODOptionValue":0.0000,"BODOvernightBuyingPower":2870328.5200,\
    "CanDayTrade":true,"Commission":0,"DayTrades":7,"DayTradingQualified":true,"OptionApprovalLevel":5,\
    "PatternDayTrader":false,"RealTimeCostOfPositions":359005.8545,\
    "RealTimeDayTradingMarginableEquitiesBuyingPower":2870326.520000,\
    "RealTimeOptionBuyingPower":2867877.2198,"RealTimeOptionValue":0.0000000000,\
    "RealTimeOvernightBuyingPower":2870326.520000,"UnsettledFund":646.1000}
    """

  /// A cash account nothing has happened in, recorded.
  static let untouchedCashAccount = """
    [{"__type":"EquityAccount:#TradeStation.Web.Services.DataContracts","Alias":"",\
    "BODEquity":50000000.0000,"BODNetCash":50000000.0000,"ClosedPositions":[],"DisplayName":"2213568 QA",\
    "Key":243557,"MarketValue":0,"Name":"2213568 QA","RealTimeAccountBalance":50000000.0000,\
    "RealTimeBuyingPower":50000000.000000,"RealTimeEquity":50000000.000000,\
    "RealTimeRealizedProfitLoss":0.0000,"RealTimeUnrealizedGains":0.000000,"RealTimeUnrealizedProfitLoss":0,\
    "Status":"A","StatusDescription":"Active","Type":"C","TypeDescription":"Cash","UnclearedDeposit":0.0000,\
    "BODAccountBalance":50000000.0000,"BODDayTradingMarginableEquitiesBuyingPower":50000000.0000,\
    "BODOptionBuyingPower":50000000.0000,"BODOptionValue":0.0000,"BODOvernightBuyingPower":50000000.0000,\
    "CanDayTrade":true,"Commission":0,"DayTrades":0,"DayTradingQualified":true,"OptionApprovalLevel":5,\
    "PatternDayTrader":false,"RealTimeCostOfPositions":0.0000,\
    "RealTimeDayTradingMarginableEquitiesBuyingPower":50000000.000000,\
    "RealTimeOptionBuyingPower":50000000.0000,"RealTimeOptionValue":0.0000000000,\
    "RealTimeOvernightBuyingPower":50000000.000000,"UnsettledFund":0.0000}]
    """

  /// A futures account with two currencies, recorded.
  static let futuresAccount = """
    [{"__type":"FuturesAccount:#TradeStation.Web.Services.DataContracts","Alias":"",\
    "BODEquity":5000000.0000,"BODNetCash":5000000.0000,"ClosedPositions":[],"DisplayName":"5430612 QA",\
    "Key":114277,"MarketValue":70295825.000000000000000,"Name":"5430612 QA",\
    "RealTimeAccountBalance":4995774.4804,"RealTimeBuyingPower":3212461.980402,\
    "RealTimeEquity":3212461.98040200000000000000,"RealTimeRealizedProfitLoss":-4225.5196,\
    "RealTimeUnrealizedGains":-1783312.499998,"RealTimeUnrealizedProfitLoss":-1783312.49999800000000000000,\
    "Status":"A","StatusDescription":"Active","Type":"F","TypeDescription":"Futures",\
    "UnclearedDeposit":0.0000,"BODOpenTradeEquity":0.0000,"Commission":1343.6000,"Currency":"USD",\
    "CurrencyDetails":[{"BODAccountCashBalance":0,"BODCashBalance":0.0000,"Commission":0.0000,\
    "Currency":"JPY","RealTimeAccountCashBalance":-1806.2892359516153728372377831,\
    "RealTimeAccountMarginRequirement":0,\
    "RealTimeAccountRealizedProfitLoss":-1806.2892359516153728372377831,\
    "RealTimeAccountUnrealizedProfitLoss":0,"RealTimeCashBalance":-188750.0000,\
    "RealTimeRealizedProfitLoss":-188750.0000,"RealTimeUnrealizedProfitLoss":0,\
    "ToAccountConversionRate":0.0095697442964323993262900015,"AccountOpenOrderInitMargin":0,\
    "BODAccountOpenTradeEquity":0,"BODAccountSecurities":0,"BODOpenTradeEquity":0.0000,\
    "BODSecurities":0.0000,"OpenOrderInitMargin":0,"RealTimeAccountInitMargin":0,\
    "RealTimeAccountMaintenanceMargin":0,"RealTimeInitMargin":0,"RealTimeMaintenanceMargin":0,\
    "TodayRealTimeUnrealizedProfitLoss":0.0000},{"BODAccountCashBalance":5000000.0000,\
    "BODCashBalance":5000000.0000,"Commission":1343.6000,"Currency":"USD",\
    "RealTimeAccountCashBalance":4997606.4000,"RealTimeAccountMarginRequirement":0.0000,\
    "RealTimeAccountRealizedProfitLoss":-2393.6000,\
    "RealTimeAccountUnrealizedProfitLoss":-1783312.49999800000000000000,"RealTimeCashBalance":4997606.4000,\
    "RealTimeRealizedProfitLoss":-2393.6000,"RealTimeUnrealizedProfitLoss":-1783312.49999800000000000000,\
    "ToAccountConversionRate":1,"AccountOpenOrderInitMargin":0,"BODAccountOpenTradeEquity":0.0000,\
    "BODAccountSecurities":0.0000,"BODOpenTradeEquity":0.0000,"BODSecurities":0.0000,\
    "OpenOrderInitMargin":0,"RealTimeAccountInitMargin":2018050.0000,"RealTimeAccountMaintenanceMargin":0,\
    "RealTimeInitMargin":2018050.0000,"RealTimeMaintenanceMargin":1495500.0000,\
    "TodayRealTimeUnrealizedProfitLoss":-1783312.49999800000000000000}],"OpenOrderMargin":0.000000,\
    "RealTimeInitialMargin":2018050.0000,"RealTimeMaintenanceMargin":1495500.0000,\
    "RealTimeTradeEquity":-1783312.499998,"SecurityOnDeposit":0.0000,\
    "TodayRealTimeTradeEquity":-1783312.49999800000000000000}]
    """

  /// A currency trading account; synthetic, for no recorded answer exists.
  static let forexAccount = """
    [{"__type":"ForexAccount:#TradeStation.Web.Services.DataContracts","Alias":"","BODEquity":100000.0000,\
    "BODNetCash":100000.0000,"ClosedPositions":[{"Currency":"JPY","Profit":-150000.0000,"Symbol":"USDJPY"}],\
    "DisplayName":"FX6543210 MyName","Key":654321,"MarketValue":0,"Name":"FX6543210 MyName",\
    "RealTimeAccountBalance":98981.0000,"RealTimeBuyingPower":96645.395000,"RealTimeEquity":99145.395000,\
    "RealTimeRealizedProfitLoss":-1019.0000,"RealTimeUnrealizedGains":164.395000,\
    "RealTimeUnrealizedProfitLoss":164.395000,"Status":"A","StatusDescription":"Active","Type":"X",\
    "TypeDescription":"Forex","UnclearedDeposit":0.0000,"BODMarginRequirement":2000.0000,"Currency":"USD",\
    "CurrencyDetails":[{"BODAccountCashBalance":0,"BODCashBalance":0.0000,"Commission":0.0000,\
    "Currency":"JPY","RealTimeAccountCashBalance":-1006.50000,"RealTimeAccountMarginRequirement":0,\
    "RealTimeAccountRealizedProfitLoss":-1006.50000,"RealTimeAccountUnrealizedProfitLoss":164.39500,\
    "RealTimeCashBalance":-150000.0000,"RealTimeRealizedProfitLoss":-150000.0000,\
    "RealTimeUnrealizedProfitLoss":24500.0000,"ToAccountConversionRate":0.00671,\
    "BODAccountMarginRequirement":0,"BODMarginRequirement":0},{"BODAccountCashBalance":100000.0000,\
    "BODCashBalance":100000.0000,"Commission":12.5000,"Currency":"USD",\
    "RealTimeAccountCashBalance":99987.5000,"RealTimeAccountMarginRequirement":2500.0000,\
    "RealTimeAccountRealizedProfitLoss":-12.5000,"RealTimeAccountUnrealizedProfitLoss":0,\
    "RealTimeCashBalance":99987.5000,"RealTimeRealizedProfitLoss":-12.5000,"RealTimeUnrealizedProfitLoss":0,\
    "ToAccountConversionRate":1,"BODAccountMarginRequirement":2000.0000,"BODMarginRequirement":2000.0000}],\
    "RealTimeMarginRequirement":2500.0000}]
    """

  /// Four accounts of four types.
  static let accountListing = """
    [{"Key":987654,"Name":"9876543 MyName","Type":"C","TypeDescription":"Cash"},{"Key":876543,\
    "Name":"8765432 MyName","Type":"M","TypeDescription":"Margin"},{"Key":765432,"Name":"7654321 MyName",\
    "Type":"F","TypeDescription":"Futures"},{"Key":654321,"Name":"FX6543210 MyName","Type":"X",\
    "TypeDescription":"Forex"}]
    """

  /// A stock position.
  static let position = """
    {"AccountID":"987654 MyName","AskPrice":36.96,"AskPriceDisplay":"36.96","AssetType":"EQ",\
    "AveragePrice":45.0000000000,"AveragePriceDisplay":"45.00","BidPrice":35.66,"BidPriceDisplay":"35.66",\
    "BigPointValue":1.0000000000,"ContractExpireDate":"1/1/0001 12:00:00 AM","ConversionRate":1,\
    "Country":"United States","Currency":"USD","Description":"Agilent Technologies","InitialMargin":0.0000,\
    "Key":39616253,"LastPrice":36.2000000000,"LastPriceDisplay":"36.2","LongShort":"L",\
    "MarketValue":18100.00000000000,"OpenProfitLoss":-4400.00,"OpenProfitLossQty":-8.80,"Quantity":500,\
    "SettlePrice":1.0000000000,"StrikePrice":0,"StrikePriceDisplay":"0","Symbol":"A",\
    "TimeStamp":"3/30/2011 2:51:49 PM"}
    """
}

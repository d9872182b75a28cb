/// Bodies that the newer API's documents show.
enum V3Recorded {
  static let accounts = #"""
    {"Accounts":[{"AccountID":"123456789","Currency":"USD","Status":"Active","AccountType":"Cash",\#
    "AccountDetail":{"IsStockLocateEligible":false,"EnrolledInRegTProgram":false,\#
    "RequiresBuyingPowerWarning":false,"DayTradingQualified":true,"OptionApprovalLevel":0,\#
    "PatternDayTrader":false}},{"AccountID":"123456782","Currency":"USD","Status":"Active",\#
    "AccountType":"Margin","AccountDetail":{"IsStockLocateEligible":false,"EnrolledInRegTProgram":true,\#
    "RequiresBuyingPowerWarning":true,"DayTradingQualified":true,"OptionApprovalLevel":1,\#
    "PatternDayTrader":false}},{"AccountID":"123456781","Currency":"USD","Status":"Active",\#
    "AccountType":"Futures"}]}
    """#

  static let balances = #"""
    {"Balances":[{"AccountID":"123456789","AccountType":"Cash","CashBalance":"987654319787",\#
    "BuyingPower":"987654319786.82","Equity":"987654321539.0976","MarketValue":"1751.625",\#
    "TodaysProfitLoss":"4.9376","UnclearedDeposit":"0","BalanceDetail":{"CostOfPositions":"1471.98",\#
    "DayTrades":"0","MaintenanceRate":"67096993251.19","OptionBuyingPower":"987654319787",\#
    "OptionsMarketValue":"0","OvernightBuyingPower":"987654319786.82","RequiredMargin":"2371.98",\#
    "RealizedProfitLoss":"0","UnrealizedProfitLoss":"-620.355"},"Commission":"0"},{"AccountID":"123456782",\#
    "AccountType":"Margin","CashBalance":"39735538.661","BuyingPower":"39735498.661","Equity":"39893233.6211",\#
    "MarketValue":"157727.6092","TodaysProfitLoss":"982.8001","UnclearedDeposit":"0",\#
    "BalanceDetail":{"CostOfPositions":"134589.21","DayTrades":"0","MaintenanceRate":"29720.06",\#
    "OptionBuyingPower":"39735538.661","OptionsMarketValue":"0","OvernightBuyingPower":"39735458.661",\#
    "RequiredMargin":"134589.21","RealizedProfitLoss":"0","UnrealizedProfitLoss":"23138.3992000534"},\#
    "Commission":"0"},{"AccountID":"123456781","AccountType":"Futures","CashBalance":"123456784.32",\#
    "BuyingPower":"123455574.320001","Equity":"123456184.320001","MarketValue":"996750",\#
    "TodaysProfitLoss":"-549.999999","UnclearedDeposit":"0",\#
    "BalanceDetail":{"DayTradeExcess":"123455574.320001","RealizedProfitLoss":"0",\#
    "UnrealizedProfitLoss":"-599.999999","DayTradeOpenOrderMargin":"0","OpenOrderMargin":"0",\#
    "DayTradeMargin":"660","InitialMargin":"660","MaintenanceMargin":"600","TradeEquity":"-549.999999",\#
    "SecurityOnDeposit":"0","TodayRealTimeTradeEquity":"-599.999999"},"CurrencyDetails":[{"Currency":"USD",\#
    "Commission":"0","CashBalance":"123456784.32","RealizedProfitLoss":"0","UnrealizedProfitLoss":"-599.999999",\#
    "InitialMargin":"660","MaintenanceMargin":"600","AccountConversionRate":"1"}],"Commission":"0"}],\#
    "Errors":[{"AccountID":"123456789C","Error":"Forbidden",\#
    "Message":"Request not supported for account type."}]}
    """#

  static let bodBalances = #"""
    {"BODBalances":[{"AccountID":"123456789","AccountType":"Cash",\#
    "BalanceDetail":{"AccountBalance":"987654321258.98","CashAvailableToWithdraw":"987654321258.98",\#
    "DayTradingMarginableBuyingPower":"987654321258.98","DayTrades":"0","Equity":"987654321258.98",\#
    "NetCash":"987654321258.98","OptionBuyingPower":"987654321258.98","OptionValue":"0",\#
    "OvernightBuyingPower":"987654321258.98"}},{"AccountID":"123456782","AccountType":"Margin",\#
    "BalanceDetail":{"AccountBalance":"40000000","CashAvailableToWithdraw":"40000000",\#
    "DayTradingMarginableBuyingPower":"40000000","DayTrades":"0","Equity":"40000000","NetCash":"40000000",\#
    "OptionBuyingPower":"40000000","OptionValue":"0","OvernightBuyingPower":"80000000"}},\#
    {"AccountID":"123456781","AccountType":"Futures","BalanceDetail":{"Equity":"123456784.32",\#
    "CashAvailableToWithdraw":"123456784.32","NetCash":"123456784.32","OpenTradeEquity":"0",\#
    "SecurityOnDeposit":"0"},"CurrencyDetails":[{"Currency":"USD","CashBalance":"123456784.32",\#
    "AccountOpenTradeEquity":"0","AccountSecurities":"0","OpenTradeEquity":"0","Securities":"0"}]}],\#
    "Errors":[{"AccountID":"123456789C","Error":"Forbidden",\#
    "Message":"Request not supported for account type."}]}
    """#

  static let position = #"""
    {"AccountID":"123456782","AveragePrice":"216.68","AssetType":"STOCK","Last":"216.63","Bid":"216.62",\#
    "Ask":"216.64","ConversionRate":"1","DayTradeRequirement":"0","InitialRequirement":"0",\#
    "MaintenanceMargin":"0","PositionID":"64630792","LongShort":"Long","Quantity":"10","Symbol":"MSFT",\#
    "Timestamp":"2020-11-16T16:53:37Z","TodaysProfitLoss":"-0.5","TotalCost":"2166.8","MarketValue":"2166.3",\#
    "MarkToMarketPrice":"216.68","UnrealizedProfitLoss":"-0.5","UnrealizedProfitLossPercent":"-0.023",\#
    "UnrealizedProfitLossQty":"-0.05"}
    """#

  static let order = #"""
    {"AccountID":"123456782","CommissionFee":"0","ClosedDateTime":"2020-11-16T16:53:37Z","Currency":"USD",\#
    "Duration":"GTC","FilledPrice":"216.68","GoodTillDate":"2021-02-14T00:00:00Z","Legs":[{"OpenOrClose":"Open",\#
    "QuantityOrdered":"10","ExecQuantity":"10","QuantityRemaining":"0","BuyOrSell":"Buy","Symbol":"MSFT",\#
    "AssetType":"STOCK"}],"OrderID":"123456789","OpenedDateTime":"2020-11-16T16:53:37Z","OrderType":"Market",\#
    "PriceUsedForBuyingPower":"216.66","Routing":"Intelligent","Status":"FLL","StatusDescription":"Filled",\#
    "UnbundledRouteFee":"0"}
    """#
}

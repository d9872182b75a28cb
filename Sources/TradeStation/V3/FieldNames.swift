import Ledger

/// Which amounts of the newer API stand in an account of a kind, each with the name by which the older one knows it:
/// so that both tell the same figure.
enum FieldNames {
  typealias Names = [String: String]

  /// Of every account.
  static let balance: Names = [
    "CashBalance": "RealTimeAccountBalance", "BuyingPower": "RealTimeBuyingPower", "Equity": "RealTimeEquity",
    "MarketValue": "MarketValue", "TodaysProfitLoss": "RealTimeUnrealizedGains",
    "UnclearedDeposit": "UnclearedDeposit", "Commission": "Commission",
  ]

  static func balanceDetail(_ kind: AccountProfile.Kind) -> Names {
    switch kind {
    case .cash, .dvp: equity.merging(["UnsettledFunds": "UnsettledFund"]) { $1 }
    case .margin: equity
    case .futures: futures
    case .forex: forex
    }
  }

  static func bodBalanceDetail(_ kind: AccountProfile.Kind) -> Names {
    switch kind {
    case .cash, .margin, .dvp: bodEquity
    case .futures:
      bod.merging(["OpenTradeEquity": "BODOpenTradeEquity", "SecurityOnDeposit": "BODSecurityOnDeposit"]) { $1 }
    case .forex: bod
    }
  }

  /// Rows of currencies, by the names of the older API's rows.
  static let currency: Names = [
    "Commission": "Commission", "CashBalance": "RealTimeCashBalance",
    "RealizedProfitLoss": "RealTimeRealizedProfitLoss", "UnrealizedProfitLoss": "RealTimeUnrealizedProfitLoss",
    "InitialMargin": "RealTimeInitMargin", "MaintenanceMargin": "RealTimeMaintenanceMargin",
    "AccountConversionRate": "ToAccountConversionRate",
    "AccountMarginRequirement": "RealTimeAccountMarginRequirement",
  ]

  static func bodCurrency(_ kind: AccountProfile.Kind) -> Names {
    kind == .forex
      ? [
        "CashBalance": "BODCashBalance", "MarginRequirement": "BODMarginRequirement",
        "AccountMarginRequirement": "BODAccountMarginRequirement",
      ]
      : [
        "CashBalance": "BODCashBalance", "OpenTradeEquity": "BODOpenTradeEquity",
        "AccountOpenTradeEquity": "BODAccountOpenTradeEquity", "Securities": "BODSecurities",
        "AccountSecurities": "BODAccountSecurities",
      ]
  }

  private static let results: Names = [
    "RealizedProfitLoss": "RealTimeRealizedProfitLoss", "UnrealizedProfitLoss": "RealTimeUnrealizedProfitLoss",
  ]

  private static let equity: Names = [
    "CostOfPositions": "RealTimeCostOfPositions", "DayTradeExcess": "DayTradeExcess", "DayTrades": "DayTrades",
    "MaintenanceRate": "MaintenanceRate", "OptionBuyingPower": "RealTimeOptionBuyingPower",
    "OptionsMarketValue": "RealTimeOptionValue", "OvernightBuyingPower": "RealTimeOvernightBuyingPower",
    "RequiredMargin": "RequiredMargin",
  ].merging(results) { $1 }

  private static let futures: Names = [
    "DayTradeExcess": "DayTradeExcess", "DayTradeMargin": "RealTimeDayTradeMargin",
    "DayTradeOpenOrderMargin": "DayTradeOpenOrderMargin", "InitialMargin": "RealTimeInitialMargin",
    "MaintenanceMargin": "RealTimeMaintenanceMargin", "OpenOrderMargin": "OpenOrderMargin",
    "SecurityOnDeposit": "SecurityOnDeposit", "TodayRealTimeTradeEquity": "TodayRealTimeTradeEquity",
    "TradeEquity": "RealTimeTradeEquity",
  ].merging(results) { $1 }

  private static let forex = results.merging(["MarginRequirement": "RealTimeMarginRequirement"]) { $1 }

  private static let bod: Names = [
    "CashAvailableToWithdraw": "CashAvailableToWithdraw", "Equity": "BODEquity", "NetCash": "BODNetCash",
  ]

  private static let bodEquity: Names = [
    "AccountBalance": "BODAccountBalance",
    "DayTradingMarginableBuyingPower": "BODDayTradingMarginableEquitiesBuyingPower", "DayTrades": "DayTrades",
    "OptionBuyingPower": "BODOptionBuyingPower", "OptionValue": "BODOptionValue",
    "OvernightBuyingPower": "BODOvernightBuyingPower",
  ].merging(bod) { $1 }
}

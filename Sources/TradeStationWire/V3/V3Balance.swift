public import Money
public import WireMembers

extension V3 {
  /// One account of `GET /v3/brokerage/accounts/{ids}/balances`. Amounts in the account's currency.
  public struct Balance: WireObject {
    public var accountID: String?
    public var accountType: InFull<AccountType>?
    public var cashBalance: ExactDecimal?
    public var buyingPower: ExactDecimal?
    public var equity: ExactDecimal?
    public var marketValue: ExactDecimal?
    /// Gain of the open positions since the last close.
    public var todaysProfitLoss: ExactDecimal?
    public var unclearedDeposit: ExactDecimal?
    public var detail = BalanceDetail()
    /// One row per currency; futures and forex accounts only.
    public var currencyDetails: [CurrencyRow]?
    /// Of today's trades.
    public var commission: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.text("AccountType", &accountType)
      pass.decimal("CashBalance", &cashBalance, atLeast: 0)
      pass.decimal("BuyingPower", &buyingPower, atLeast: 0)
      pass.decimal("Equity", &equity, atLeast: 0)
      pass.decimal("MarketValue", &marketValue, atLeast: 0)
      pass.decimal("TodaysProfitLoss", &todaysProfitLoss, atLeast: 0)
      pass.decimal("UnclearedDeposit", &unclearedDeposit, atLeast: 0)
      var detail: BalanceDetail? = self.detail
      pass.object("BalanceDetail", &detail)
      self.detail = detail ?? BalanceDetail()
      pass.list("CurrencyDetails", &currencyDetails)
      pass.decimal("Commission", &commission, atLeast: 0)
    }
  }

  /// What else a balance tells; which members stand follows from the account's type.
  public struct BalanceDetail: WireObject {
    public var costOfPositions: ExactDecimal?
    public var dayTradeExcess: ExactDecimal?
    public var dayTradeMargin: ExactDecimal?
    public var dayTradeOpenOrderMargin: ExactDecimal?
    public var dayTrades: ExactDecimal?
    public var initialMargin: ExactDecimal?
    public var maintenanceMargin: ExactDecimal?
    /// An amount in the recorded answers, whatever its name says.
    public var maintenanceRate: ExactDecimal?
    public var marginRequirement: ExactDecimal?
    public var openOrderMargin: ExactDecimal?
    public var optionBuyingPower: ExactDecimal?
    public var optionsMarketValue: ExactDecimal?
    public var overnightBuyingPower: ExactDecimal?
    public var realizedProfitLoss: ExactDecimal?
    public var requiredMargin: ExactDecimal?
    public var securityOnDeposit: ExactDecimal?
    public var todayRealTimeTradeEquity: ExactDecimal?
    public var tradeEquity: ExactDecimal?
    public var unrealizedProfitLoss: ExactDecimal?
    public var unsettledFunds: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.decimal("CostOfPositions", &costOfPositions, atLeast: 0)
      pass.decimal("DayTradeExcess", &dayTradeExcess, atLeast: 0)
      pass.decimal("DayTrades", &dayTrades, atLeast: 0)
      pass.decimal("MaintenanceRate", &maintenanceRate, atLeast: 0)
      pass.decimal("MarginRequirement", &marginRequirement, atLeast: 0)
      pass.decimal("OptionBuyingPower", &optionBuyingPower, atLeast: 0)
      pass.decimal("OptionsMarketValue", &optionsMarketValue, atLeast: 0)
      pass.decimal("OvernightBuyingPower", &overnightBuyingPower, atLeast: 0)
      pass.decimal("RequiredMargin", &requiredMargin, atLeast: 0)
      pass.decimal("UnsettledFunds", &unsettledFunds, atLeast: 0)
      pass.decimal("RealizedProfitLoss", &realizedProfitLoss, atLeast: 0)
      pass.decimal("UnrealizedProfitLoss", &unrealizedProfitLoss, atLeast: 0)
      pass.decimal("DayTradeOpenOrderMargin", &dayTradeOpenOrderMargin, atLeast: 0)
      pass.decimal("OpenOrderMargin", &openOrderMargin, atLeast: 0)
      pass.decimal("DayTradeMargin", &dayTradeMargin, atLeast: 0)
      pass.decimal("InitialMargin", &initialMargin, atLeast: 0)
      pass.decimal("MaintenanceMargin", &maintenanceMargin, atLeast: 0)
      pass.decimal("TradeEquity", &tradeEquity, atLeast: 0)
      pass.decimal("SecurityOnDeposit", &securityOnDeposit, atLeast: 0)
      pass.decimal("TodayRealTimeTradeEquity", &todayRealTimeTradeEquity, atLeast: 0)
    }
  }

  /// The part of an account that lives in one currency, in that currency unless said.
  public struct CurrencyRow: WireObject {
    public var currency: String?
    public var commission: ExactDecimal?
    public var cashBalance: ExactDecimal?
    public var realizedProfitLoss: ExactDecimal?
    public var unrealizedProfitLoss: ExactDecimal?
    public var initialMargin: ExactDecimal?
    public var maintenanceMargin: ExactDecimal?
    /// Units of the account's currency for one of this.
    public var accountConversionRate: ExactDecimal?
    /// Account currency.
    public var accountMarginRequirement: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("Currency", &currency)
      pass.decimal("Commission", &commission, atLeast: 0)
      pass.decimal("CashBalance", &cashBalance, atLeast: 0)
      pass.decimal("RealizedProfitLoss", &realizedProfitLoss, atLeast: 0)
      pass.decimal("UnrealizedProfitLoss", &unrealizedProfitLoss, atLeast: 0)
      pass.decimal("InitialMargin", &initialMargin, atLeast: 0)
      pass.decimal("MaintenanceMargin", &maintenanceMargin, atLeast: 0)
      pass.decimal("AccountConversionRate", &accountConversionRate, atLeast: 0)
      pass.decimal("AccountMarginRequirement", &accountMarginRequirement, atLeast: 0)
    }
  }
}

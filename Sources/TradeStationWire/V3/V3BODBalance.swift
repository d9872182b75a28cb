public import Money
public import WireMembers

extension V3 {
  /// One account of `GET /v3/brokerage/accounts/{ids}/bodbalances`: what stood at the beginning of the day.
  public struct BODBalance: WireObject {
    public var accountID: String?
    public var accountType: InFull<AccountType>?
    public var detail = BODBalanceDetail()
    /// One row per currency; futures and forex accounts only.
    public var currencyDetails: [BODCurrencyRow]?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.text("AccountType", &accountType)
      var detail: BODBalanceDetail? = self.detail
      pass.object("BalanceDetail", &detail)
      self.detail = detail ?? BODBalanceDetail()
      pass.list("CurrencyDetails", &currencyDetails)
    }
  }

  /// Amounts in the account's currency; which members stand follows from the account's type.
  public struct BODBalanceDetail: WireObject {
    public var accountBalance: ExactDecimal?
    public var cashAvailableToWithdraw: ExactDecimal?
    public var dayTradingMarginableBuyingPower: ExactDecimal?
    public var dayTrades: ExactDecimal?
    public var equity: ExactDecimal?
    public var netCash: ExactDecimal?
    public var openTradeEquity: ExactDecimal?
    public var optionBuyingPower: ExactDecimal?
    public var optionValue: ExactDecimal?
    public var overnightBuyingPower: ExactDecimal?
    public var securityOnDeposit: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.decimal("AccountBalance", &accountBalance, atLeast: 0)
      pass.decimal("CashAvailableToWithdraw", &cashAvailableToWithdraw, atLeast: 0)
      pass.decimal("DayTradingMarginableBuyingPower", &dayTradingMarginableBuyingPower, atLeast: 0)
      pass.decimal("DayTrades", &dayTrades, atLeast: 0)
      pass.decimal("Equity", &equity, atLeast: 0)
      pass.decimal("NetCash", &netCash, atLeast: 0)
      pass.decimal("OpenTradeEquity", &openTradeEquity, atLeast: 0)
      pass.decimal("OptionBuyingPower", &optionBuyingPower, atLeast: 0)
      pass.decimal("OptionValue", &optionValue, atLeast: 0)
      pass.decimal("OvernightBuyingPower", &overnightBuyingPower, atLeast: 0)
      pass.decimal("SecurityOnDeposit", &securityOnDeposit, atLeast: 0)
    }
  }

  /// The same of one currency; "Account" in a name means the account's currency.
  public struct BODCurrencyRow: WireObject {
    public var currency: String?
    public var cashBalance: ExactDecimal?
    public var accountOpenTradeEquity: ExactDecimal?
    public var accountSecurities: ExactDecimal?
    public var openTradeEquity: ExactDecimal?
    public var securities: ExactDecimal?
    /// Forex only.
    public var marginRequirement: ExactDecimal?
    /// Forex only.
    public var accountMarginRequirement: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("Currency", &currency)
      pass.decimal("CashBalance", &cashBalance, atLeast: 0)
      pass.decimal("AccountOpenTradeEquity", &accountOpenTradeEquity, atLeast: 0)
      pass.decimal("AccountSecurities", &accountSecurities, atLeast: 0)
      pass.decimal("OpenTradeEquity", &openTradeEquity, atLeast: 0)
      pass.decimal("Securities", &securities, atLeast: 0)
      pass.decimal("MarginRequirement", &marginRequirement, atLeast: 0)
      pass.decimal("AccountMarginRequirement", &accountMarginRequirement, atLeast: 0)
    }
  }
}

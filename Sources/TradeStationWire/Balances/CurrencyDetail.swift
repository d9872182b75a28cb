public import Money
public import WireMembers

/// The members every row of `CurrencyDetails` begins with. "Account" in a name means converted into the account
/// currency; without it the amount is in the row's currency.
public struct CurrencyDetail: WireObject {
  /// Cash at the start of day.
  public var bodAccountCashBalance: ExactDecimal?
  /// Cash at the start of day.
  public var bodCashBalance: ExactDecimal?
  /// Commissions.
  public var commission: ExactDecimal?
  /// Currency of the row.
  public var currency: String?
  /// Cash now.
  public var realTimeAccountCashBalance: ExactDecimal?
  /// Margin requirement now.
  public var realTimeAccountMarginRequirement: ExactDecimal?
  /// Profit or loss realised today, commissions included.
  public var realTimeAccountRealizedProfitLoss: ExactDecimal?
  /// Unrealised profit or loss.
  public var realTimeAccountUnrealizedProfitLoss: ExactDecimal?
  /// Cash now.
  public var realTimeCashBalance: ExactDecimal?
  /// Profit or loss realised today, commissions included.
  public var realTimeRealizedProfitLoss: ExactDecimal?
  /// Unrealised profit or loss.
  public var realTimeUnrealizedProfitLoss: ExactDecimal?
  /// Multiplies an amount of the row's currency into the account currency.
  public var toAccountConversionRate: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.number("BODAccountCashBalance", &bodAccountCashBalance, atLeast: 0)
    pass.number("BODCashBalance", &bodCashBalance, atLeast: 4)
    pass.number("Commission", &commission, atLeast: 4)
    pass.text("Currency", &currency)
    pass.number("RealTimeAccountCashBalance", &realTimeAccountCashBalance, atLeast: 4)
    pass.number("RealTimeAccountMarginRequirement", &realTimeAccountMarginRequirement, atLeast: 0)
    pass.number("RealTimeAccountRealizedProfitLoss", &realTimeAccountRealizedProfitLoss, atLeast: 4)
    pass.number("RealTimeAccountUnrealizedProfitLoss", &realTimeAccountUnrealizedProfitLoss, atLeast: 0)
    pass.number("RealTimeCashBalance", &realTimeCashBalance, atLeast: 4)
    pass.number("RealTimeRealizedProfitLoss", &realTimeRealizedProfitLoss, atLeast: 4)
    pass.number("RealTimeUnrealizedProfitLoss", &realTimeUnrealizedProfitLoss, atLeast: 0)
    pass.number("ToAccountConversionRate", &toAccountConversionRate, atLeast: 0)
  }
}

public import Money
public import WireMembers

/// Balances of a futures account, in the account currency.
public struct FuturesAccount: WireObject {
  /// The members of every balances object.
  public var account = AccountCommon()
  /// Unrealised profit or loss at the start of day.
  public var bodOpenTradeEquity: ExactDecimal?
  /// Commissions and fees of today.
  public var commission: ExactDecimal?
  /// Account currency.
  public var currency: String?
  /// One row per currency. Rows and totals use different rate snapshots and need not add up.
  public var currencyDetails: [FuturesCurrencyDetail] = []
  /// Cash and unrealised gains less buying power used; newer versions only.
  public var dayTradeExcess: ExactDecimal?
  /// Day-trade margin reserved for open orders; newer versions only.
  public var dayTradeOpenOrderMargin: ExactDecimal?
  /// Margin reserved by open orders.
  public var openOrderMargin: ExactDecimal?
  /// Day-trade margin; newer versions only.
  public var realTimeDayTradeMargin: ExactDecimal?
  /// Initial margin of all positions.
  public var realTimeInitialMargin: ExactDecimal?
  /// Maintenance margin of all positions.
  public var realTimeMaintenanceMargin: ExactDecimal?
  /// Unrealised profit or loss now.
  public var realTimeTradeEquity: ExactDecimal?
  /// Securities pledged at the clearing firm.
  public var securityOnDeposit: ExactDecimal?
  /// Unrealised profit or loss less `bodOpenTradeEquity`.
  public var todayRealTimeTradeEquity: ExactDecimal?

  public init() {}

  /// The discriminator of this shape.
  public static let objectType = "FuturesAccount:#TradeStation.Web.Services.DataContracts"

  public mutating func members(_ pass: inout some MemberPass) {
    account.members(&pass)
    pass.number("BODOpenTradeEquity", &bodOpenTradeEquity, atLeast: 4)
    pass.number("Commission", &commission, atLeast: 4)
    pass.text("Currency", &currency)
    pass.list("CurrencyDetails", &currencyDetails)
    pass.number("DayTradeExcess", &dayTradeExcess, atLeast: 4)
    pass.number("DayTradeOpenOrderMargin", &dayTradeOpenOrderMargin, atLeast: 4)
    pass.number("OpenOrderMargin", &openOrderMargin, atLeast: 6)
    pass.number("RealTimeDayTradeMargin", &realTimeDayTradeMargin, atLeast: 4)
    pass.number("RealTimeInitialMargin", &realTimeInitialMargin, atLeast: 4)
    pass.number("RealTimeMaintenanceMargin", &realTimeMaintenanceMargin, atLeast: 4)
    pass.number("RealTimeTradeEquity", &realTimeTradeEquity, atLeast: 6)
    pass.number("SecurityOnDeposit", &securityOnDeposit, atLeast: 4)
    pass.number("TodayRealTimeTradeEquity", &todayRealTimeTradeEquity, atLeast: 4)
  }
}

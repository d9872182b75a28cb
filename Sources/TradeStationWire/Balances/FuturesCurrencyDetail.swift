public import Money
public import WireMembers

/// One currency of a futures account.
public struct FuturesCurrencyDetail: WireObject {
  /// The members of every row.
  public var common = CurrencyDetail()
  /// Initial margin of open orders, account currency.
  public var accountOpenOrderInitMargin: ExactDecimal?
  /// Open trade equity at the start of day, account currency.
  public var bodAccountOpenTradeEquity: ExactDecimal?
  /// Securities on deposit at the start of day, account currency.
  public var bodAccountSecurities: ExactDecimal?
  /// Open trade equity at the start of day.
  public var bodOpenTradeEquity: ExactDecimal?
  /// Securities on deposit at the start of day.
  public var bodSecurities: ExactDecimal?
  /// Initial margin of open orders.
  public var openOrderInitMargin: ExactDecimal?
  /// Initial margin now, account currency.
  public var realTimeAccountInitMargin: ExactDecimal?
  /// Maintenance margin now, account currency.
  public var realTimeAccountMaintenanceMargin: ExactDecimal?
  /// Initial margin now.
  public var realTimeInitMargin: ExactDecimal?
  /// Maintenance margin now.
  public var realTimeMaintenanceMargin: ExactDecimal?
  /// Unrealised profit or loss of today.
  public var todayRealTimeUnrealizedProfitLoss: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    common.members(&pass)
    pass.number("AccountOpenOrderInitMargin", &accountOpenOrderInitMargin, atLeast: 0)
    pass.number("BODAccountOpenTradeEquity", &bodAccountOpenTradeEquity, atLeast: 0)
    pass.number("BODAccountSecurities", &bodAccountSecurities, atLeast: 0)
    pass.number("BODOpenTradeEquity", &bodOpenTradeEquity, atLeast: 4)
    pass.number("BODSecurities", &bodSecurities, atLeast: 4)
    pass.number("OpenOrderInitMargin", &openOrderInitMargin, atLeast: 0)
    pass.number("RealTimeAccountInitMargin", &realTimeAccountInitMargin, atLeast: 0)
    pass.number("RealTimeAccountMaintenanceMargin", &realTimeAccountMaintenanceMargin, atLeast: 0)
    pass.number("RealTimeInitMargin", &realTimeInitMargin, atLeast: 0)
    pass.number("RealTimeMaintenanceMargin", &realTimeMaintenanceMargin, atLeast: 0)
    pass.number("TodayRealTimeUnrealizedProfitLoss", &todayRealTimeUnrealizedProfitLoss, atLeast: 4)
  }
}

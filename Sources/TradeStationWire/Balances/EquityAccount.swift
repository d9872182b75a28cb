public import Money
public import WireMembers

/// Balances of a cash, margin or DVP account. Amounts are in US dollars: the object names no currency.
public struct EquityAccount: WireObject {
  /// The members of every balances object.
  public var account = AccountCommon()
  /// Cash at the start of day; an older name of `bodNetCash`.
  public var bodAccountBalance: ExactDecimal?
  /// Intraday buying power at the start of day.
  public var bodDayTradingMarginableEquitiesBuyingPower: ExactDecimal?
  /// Option buying power at the start of day.
  public var bodOptionBuyingPower: ExactDecimal?
  /// Liquidation value of options at the previous close.
  public var bodOptionValue: ExactDecimal?
  /// Overnight buying power at the start of day.
  public var bodOvernightBuyingPower: ExactDecimal?
  /// Whether day trading is allowed.
  public var canDayTrade: Bool?
  /// Commissions and routing fees of today.
  public var commission: ExactDecimal?
  /// Buying power available less used, by the multiplier; newer versions only.
  public var dayTradeExcess: ExactDecimal?
  /// Day trades of the previous four trading days.
  public var dayTrades: Int?
  /// Whether the account qualifies for day trading.
  public var dayTradingQualified: Bool?
  /// 0 to 5, see `OptionApproval`.
  public var optionApprovalLevel: Int?
  /// Whether the account is flagged as a pattern day trader.
  public var patternDayTrader: Bool?
  /// Cost of open positions used for today's profit or loss.
  public var realTimeCostOfPositions: ExactDecimal?
  /// Intraday buying power now.
  public var realTimeDayTradingMarginableEquitiesBuyingPower: ExactDecimal?
  /// Option buying power now.
  public var realTimeOptionBuyingPower: ExactDecimal?
  /// Option positions at current quotes.
  public var realTimeOptionValue: ExactDecimal?
  /// Overnight buying power now.
  public var realTimeOvernightBuyingPower: ExactDecimal?
  /// Sale proceeds held until settlement; cash accounts.
  public var unsettledFund: ExactDecimal?

  public init() {}

  /// The discriminator of this shape.
  public static let objectType = "EquityAccount:#TradeStation.Web.Services.DataContracts"

  public mutating func members(_ pass: inout some MemberPass) {
    account.members(&pass)
    pass.number("BODAccountBalance", &bodAccountBalance, atLeast: 4)
    pass.number("BODDayTradingMarginableEquitiesBuyingPower", &bodDayTradingMarginableEquitiesBuyingPower, atLeast: 4)
    pass.number("BODOptionBuyingPower", &bodOptionBuyingPower, atLeast: 4)
    pass.number("BODOptionValue", &bodOptionValue, atLeast: 4)
    pass.number("BODOvernightBuyingPower", &bodOvernightBuyingPower, atLeast: 4)
    pass.flag("CanDayTrade", &canDayTrade)
    pass.number("Commission", &commission, atLeast: 0)
    pass.number("DayTradeExcess", &dayTradeExcess, atLeast: 4)
    pass.count("DayTrades", &dayTrades)
    pass.flag("DayTradingQualified", &dayTradingQualified)
    pass.count("OptionApprovalLevel", &optionApprovalLevel)
    pass.flag("PatternDayTrader", &patternDayTrader)
    pass.number("RealTimeCostOfPositions", &realTimeCostOfPositions, atLeast: 4)
    pass.number(
      "RealTimeDayTradingMarginableEquitiesBuyingPower", &realTimeDayTradingMarginableEquitiesBuyingPower, atLeast: 6)
    pass.number("RealTimeOptionBuyingPower", &realTimeOptionBuyingPower, atLeast: 4)
    pass.number("RealTimeOptionValue", &realTimeOptionValue, atLeast: 10)
    pass.number("RealTimeOvernightBuyingPower", &realTimeOvernightBuyingPower, atLeast: 6)
    pass.number("UnsettledFund", &unsettledFund, atLeast: 4)
  }
}

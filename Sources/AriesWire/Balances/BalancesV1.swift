public import CivilTime
public import Money
public import WireMembers

/// Answer of `GET /v1/accounts/{id}/balances`: a flat object of 27 members, amounts as decimal strings in US
/// dollars. Older answers carry fewer of the same names; every member may be absent.
public struct BalancesV1: WireObject {
  /// Account the figures belong to.
  public var accountID: String?
  /// For round trips within the day.
  public var dayTradeBuyingPower: ExactDecimal?
  /// The headline buying power, over all classes.
  public var netBuyingPower: ExactDecimal?
  /// For options, which are not marginable.
  public var optionBuyingPower: ExactDecimal?
  /// For marginable stock.
  public var stockBuyingPower: ExactDecimal?
  /// Cash and market value less the debit.
  public var totalEquity: ExactDecimal?
  /// Cumulative closed profit or loss.
  public var realizedPl: ExactDecimal?
  /// Open profit or loss.
  public var unrealizedPl: ExactDecimal?
  /// Cash that has settled.
  public var settledFunds: ExactDecimal?
  /// Sale proceeds that have not settled.
  public var unsettledFunds: ExactDecimal?
  /// Cash at the start of day, signed.
  public var startOfDayCash: ExactDecimal?
  /// Maintenance requirement.
  public var maintenanceRequirement: ExactDecimal?
  /// Amount borrowed before offsets.
  public var grossMargin: ExactDecimal?
  /// Special memorandum account of Regulation T.
  public var sma: ExactDecimal?
  /// Total margin line.
  public var credit: ExactDecimal?
  /// What is left of the line.
  public var creditRemaining: ExactDecimal?
  /// Pattern-day-trader figure, 0 for an unflagged account.
  public var pdt: ExactDecimal?
  /// Day-trade power left for a flagged account.
  public var pdtCreditRemaining: ExactDecimal?
  /// Working orders.
  public var pendingOrdersCount: Int?
  /// What they reserve.
  public var pendingOrdersMarginRequirements: ExactDecimal?
  /// Value bought today.
  public var valueBought: ExactDecimal?
  /// Value sold today.
  public var valueSold: ExactDecimal?
  /// Overnight power by Regulation T.
  public var dayTradeOvernightRegTBuyingPower: ExactDecimal?
  /// Funds the broker holds back.
  public var heldBackFunds: ExactDecimal?
  /// Market value of positions at the start of day.
  public var sodPositionsMarketValue: ExactDecimal?
  /// Equity at the start of day.
  public var sodTotalEquity: ExactDecimal?
  /// When that was taken; absent when not set.
  public var sodTotalEquityUpdatedAt: Instant?

  @inlinable public init() {}

  @inlinable public mutating func members(_ pass: inout some MemberPass) {
    pass.text("accountId", &accountID)
    pass.decimal("dayTradeBuyingPower", &dayTradeBuyingPower, atLeast: 2)
    pass.decimal("netBuyingPower", &netBuyingPower, atLeast: 2)
    pass.decimal("optionBuyingPower", &optionBuyingPower, atLeast: 2)
    pass.decimal("stockBuyingPower", &stockBuyingPower, atLeast: 2)
    pass.decimal("totalEquity", &totalEquity, atLeast: 2)
    pass.decimal("realizedPl", &realizedPl, atLeast: 2)
    pass.decimal("unrealizedPl", &unrealizedPl, atLeast: 2)
    pass.decimal("settledFunds", &settledFunds, atLeast: 2)
    pass.decimal("unsettledFunds", &unsettledFunds, atLeast: 2)
    pass.decimal("startOfDayCash", &startOfDayCash, atLeast: 2)
    pass.decimal("maintReq", &maintenanceRequirement, atLeast: 2)
    pass.decimal("grossMargin", &grossMargin, atLeast: 2)
    pass.decimal("sma", &sma, atLeast: 2)
    pass.decimal("credit", &credit, atLeast: 2)
    pass.decimal("creditRemaining", &creditRemaining, atLeast: 2)
    pass.decimal("pdt", &pdt, atLeast: 2)
    pass.decimal("pdtCreditRemaining", &pdtCreditRemaining, atLeast: 2)
    pass.count("pendingOrdersCount", &pendingOrdersCount)
    pass.decimal("pendingOrdersMarginRequirements", &pendingOrdersMarginRequirements, atLeast: 2)
    pass.decimal("valueBought", &valueBought, atLeast: 2)
    pass.decimal("valueSold", &valueSold, atLeast: 2)
    pass.decimal("dayTradeOvernightRegTBuyingPower", &dayTradeOvernightRegTBuyingPower, atLeast: 2)
    pass.decimal("heldBackFunds", &heldBackFunds, atLeast: 2)
    pass.decimal("sodPositionsMarketValue", &sodPositionsMarketValue, atLeast: 2)
    pass.decimal("sodTtlEquity", &sodTotalEquity, atLeast: 2)
    pass.text("sodTtlEquityUpdatedAt", &sodTotalEquityUpdatedAt)
  }
}

public import CivilTime
public import Money
public import WireMembers

/// Answer of `GET /v2/accounts/{id}/balance`: a flat object of 41 members, amounts as decimal strings in US
/// dollars. It has every member of `BalancesV1` but `totalEquity`, which is `balance` here; every member may be
/// absent.
public struct BalanceV2: WireObject {
  /// Account the figures belong to.
  public var accountID: String?
  /// Net account value: cash and market value less the debit.
  public var balance: ExactDecimal?
  /// Cash, may be negative.
  public var cashBalance: ExactDecimal?
  /// Cost basis of open positions.
  public var costOfPositions: ExactDecimal?
  /// Cash that has settled.
  public var settledFunds: ExactDecimal?
  /// Sale proceeds that have not settled.
  public var unsettledFunds: ExactDecimal?
  /// Funds the broker holds back.
  public var heldBackFunds: ExactDecimal?
  /// Cash at the start of day, signed.
  public var startOfDayCash: ExactDecimal?
  /// The headline buying power, over all classes.
  public var netBuyingPower: ExactDecimal?
  /// For marginable stock.
  public var stockBuyingPower: ExactDecimal?
  /// For options, which are not marginable.
  public var optionBuyingPower: ExactDecimal?
  /// For round trips within the day.
  public var dayTradeBuyingPower: ExactDecimal?
  /// Overnight power by Regulation T.
  public var dayTradeOvernightRegTBuyingPower: ExactDecimal?
  /// Maintenance requirement.
  public var maintenanceRequirement: ExactDecimal?
  /// Amount borrowed before offsets.
  public var grossMargin: ExactDecimal?
  /// Total margin line.
  public var credit: ExactDecimal?
  /// What is left of the line.
  public var creditRemaining: ExactDecimal?
  /// Special memorandum account of Regulation T.
  public var sma: ExactDecimal?
  /// Power left by the special memorandum account.
  public var smaCreditRemaining: ExactDecimal?
  /// Pattern-day-trader figure, 0 for an unflagged account.
  public var pdt: ExactDecimal?
  /// Day-trade power left for a flagged account.
  public var pdtCreditRemaining: ExactDecimal?
  /// Cash that may be withdrawn, as the clearing firm sees it.
  public var amountAvailableToWithdraw: ExactDecimal?
  /// Gross funds at the previous close, 0 before they are loaded.
  public var sodGrossFundsAvailable: ExactDecimal?
  /// Net funds at the previous close, 0 before they are loaded.
  public var sodNetFundsAvailable: ExactDecimal?
  /// Business date of these; absent until they are loaded, which alone tells a real 0.
  public var sodFundsAvailableDate: CivilDate?
  /// Cash that may be withdrawn now.
  public var fundsAvailableForWithdrawal: ExactDecimal?
  /// Margin balance at the start of day, negative while a loan is open.
  public var sodMarginTradeBalance: ExactDecimal?
  /// The loan now, positive.
  public var intradayMarginBalance: ExactDecimal?
  /// Market value of positions at the start of day.
  public var sodPositionsMarketValue: ExactDecimal?
  /// Equity at the start of day.
  public var sodTotalEquity: ExactDecimal?
  /// When that was taken; absent when not set.
  public var sodTotalEquityUpdatedAt: Instant?
  /// Open profit or loss of today.
  public var dayOpenPnl: ExactDecimal?
  /// Profit or loss realised today.
  public var dayRealizedPnl: ExactDecimal?
  /// Sum of the two before.
  public var dayTotalPnl: ExactDecimal?
  /// The same number as `unrealizedPl`.
  public var openPnl: ExactDecimal?
  /// Open profit or loss.
  public var unrealizedPl: ExactDecimal?
  /// Cumulative closed profit or loss.
  public var realizedPl: ExactDecimal?
  /// Value bought today.
  public var valueBought: ExactDecimal?
  /// Value sold today.
  public var valueSold: ExactDecimal?
  /// Working orders.
  public var pendingOrdersCount: Int?
  /// What they reserve.
  public var pendingOrdersMarginRequirements: ExactDecimal?

  @inlinable public init() {}

  @inlinable public mutating func members(_ pass: inout some MemberPass) {
    pass.text("accountId", &accountID)
    pass.decimal("balance", &balance, atLeast: 2)
    pass.decimal("cashBalance", &cashBalance, atLeast: 2)
    pass.decimal("costOfPositions", &costOfPositions, atLeast: 2)
    pass.decimal("settledFunds", &settledFunds, atLeast: 2)
    pass.decimal("unsettledFunds", &unsettledFunds, atLeast: 2)
    pass.decimal("heldBackFunds", &heldBackFunds, atLeast: 2)
    pass.decimal("startOfDayCash", &startOfDayCash, atLeast: 2)
    pass.decimal("netBuyingPower", &netBuyingPower, atLeast: 2)
    pass.decimal("stockBuyingPower", &stockBuyingPower, atLeast: 2)
    pass.decimal("optionBuyingPower", &optionBuyingPower, atLeast: 2)
    pass.decimal("dayTradeBuyingPower", &dayTradeBuyingPower, atLeast: 2)
    pass.decimal("dayTradeOvernightRegTBuyingPower", &dayTradeOvernightRegTBuyingPower, atLeast: 2)
    pass.decimal("maintReq", &maintenanceRequirement, atLeast: 2)
    pass.decimal("grossMargin", &grossMargin, atLeast: 2)
    pass.decimal("credit", &credit, atLeast: 2)
    pass.decimal("creditRemaining", &creditRemaining, atLeast: 2)
    pass.decimal("sma", &sma, atLeast: 2)
    pass.decimal("smaCreditRemaining", &smaCreditRemaining, atLeast: 2)
    pass.decimal("pdt", &pdt, atLeast: 2)
    pass.decimal("pdtCreditRemaining", &pdtCreditRemaining, atLeast: 2)
    pass.decimal("amountAvailableToWithdraw", &amountAvailableToWithdraw, atLeast: 2)
    pass.decimal("sodGrossFundsAvailable", &sodGrossFundsAvailable, atLeast: 2)
    pass.decimal("sodNetFundsAvailable", &sodNetFundsAvailable, atLeast: 2)
    pass.text("sodFundsAvailableDate", &sodFundsAvailableDate)
    pass.decimal("fundsAvailableForWithdrawal", &fundsAvailableForWithdrawal, atLeast: 2)
    pass.decimal("sodMarginTradeBalance", &sodMarginTradeBalance, atLeast: 2)
    pass.decimal("intradayMarginBalance", &intradayMarginBalance, atLeast: 2)
    pass.decimal("sodPositionsMarketValue", &sodPositionsMarketValue, atLeast: 2)
    pass.decimal("sodTtlEquity", &sodTotalEquity, atLeast: 2)
    pass.text("sodTtlEquityUpdatedAt", &sodTotalEquityUpdatedAt)
    pass.decimal("dayOpenPnl", &dayOpenPnl, atLeast: 2)
    pass.decimal("dayRealizedPnl", &dayRealizedPnl, atLeast: 2)
    pass.decimal("dayTotalPnl", &dayTotalPnl, atLeast: 2)
    pass.decimal("openPnl", &openPnl, atLeast: 2)
    pass.decimal("unrealizedPl", &unrealizedPl, atLeast: 2)
    pass.decimal("realizedPl", &realizedPl, atLeast: 2)
    pass.decimal("valueBought", &valueBought, atLeast: 2)
    pass.decimal("valueSold", &valueSold, atLeast: 2)
    pass.count("pendingOrdersCount", &pendingOrdersCount)
    pass.decimal("pendingOrdersMarginRequirements", &pendingOrdersMarginRequirements, atLeast: 2)
  }
}

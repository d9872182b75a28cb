import AriesWire
import Book
import CivilTime
import Keeper
import Money

extension BalanceV2 {
  /// The 41 fields, one row per field. What is unknown is left out.
  init(_ view: AccountView) throws {
    self.init()
    let figures = AriesFigures(view: view)
    accountID = figures.accountID
    setFunds(figures)
    setPowers(figures)
    setCredit(figures)
    try setWithdrawal(figures)
    setResults(figures)
    pendingOrdersCount = figures.pendingOrders
    pendingOrdersMarginRequirements = figures.reserved
  }

  private mutating func setFunds(_ figures: AriesFigures) {
    balance = figures[.equity]
    cashBalance = figures[.cash]
    costOfPositions = figures[.costOfPositions]
    settledFunds = figures[.settledCash]
    unsettledFunds = figures[.unsettledCredits]
    heldBackFunds = figures[.heldBack]
    startOfDayCash = figures[.startOfDayCash]
    sodPositionsMarketValue = figures[.startOfDayMarketValue]
    sodTotalEquity = figures[.startOfDayEquity]
    sodTotalEquityUpdatedAt = figures.startOfDayAt
  }

  private mutating func setPowers(_ figures: AriesFigures) {
    netBuyingPower = figures[.netBuyingPower]
    stockBuyingPower = figures[.stockBuyingPower]
    optionBuyingPower = figures[.optionBuyingPower]
    dayTradeBuyingPower = figures.dayTradeBuyingPower
    dayTradeOvernightRegTBuyingPower = figures[.overnightBuyingPower]
  }

  private mutating func setCredit(_ figures: AriesFigures) {
    maintenanceRequirement = figures[.houseRequirement]
    grossMargin = figures[.grossMargin]
    credit = figures[.creditLine]
    creditRemaining = figures[.creditRemaining]
    sma = figures[.sma]
    smaCreditRemaining = figures[.smaRemaining]
    pdt = figures.pdt
    pdtCreditRemaining = figures.pdtCreditRemaining
    sodMarginTradeBalance = figures.isMargin && figures.hasRolled ? figures[.startOfDayMarginBalance] : .zero
    intradayMarginBalance = figures[.debit]
  }

  /// Start-of-day funds stay 0 and without a date until a day has begun. A cash account has no credit to withdraw
  /// from: what it may withdraw is what is settled and free.
  private mutating func setWithdrawal(_ figures: AriesFigures) throws {
    amountAvailableToWithdraw = figures[.withdrawable]
    sodNetFundsAvailable = .zero
    sodGrossFundsAvailable = .zero
    if figures.hasRolled, let start = figures.view.state.startOfDay {
      sodNetFundsAvailable = figures[.startOfDayWithdrawable]
      sodGrossFundsAvailable = try Self.sum(sodNetFundsAvailable, start[.heldBack])
      sodFundsAvailableDate = MarketZone.newYork.date(of: start.closedAt)
    }
    guard figures.isMargin else {
      fundsAvailableForWithdrawal = amountAvailableToWithdraw
      return
    }
    guard let credit = creditRemaining, let sma = smaCreditRemaining, let net = sodNetFundsAvailable,
      let gross = sodGrossFundsAvailable
    else { return }
    fundsAvailableForWithdrawal = max(.zero, try min(credit, sma) + net - gross)
  }

  private mutating func setResults(_ figures: AriesFigures) {
    dayOpenPnl = figures[.unrealizedPLToday]
    dayRealizedPnl = figures[.realizedPLToday]
    dayTotalPnl = figures[.dayPL]
    openPnl = figures[.unrealizedPL]
    unrealizedPl = figures[.unrealizedPL]
    realizedPl = figures[.realizedPL]
    valueBought = figures[.valueBought]
    valueSold = figures[.valueSold]
  }

  private static func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) throws -> ExactDecimal? {
    guard let left, let right else { return nil }
    return try left + right
  }
}

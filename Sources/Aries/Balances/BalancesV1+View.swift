import AriesWire
import Book
import Keeper

extension BalancesV1 {
  /// The figures that the fields are made of.
  static let figures = FigureSelection([
    .dayTradeBuyingPower, .netBuyingPower, .optionBuyingPower, .stockBuyingPower, .overnightBuyingPower, .equity,
    .marginEquity, .realizedPL, .unrealizedPL, .settledCash, .unsettledCredits, .startOfDayCash, .startOfDayMarketValue,
    .startOfDayEquity, .houseRequirement, .grossMargin, .sma, .creditLine, .creditRemaining, .patternDayTrader,
    .pendingOrders, .reservedByOrders, .valueBought, .valueSold, .heldBack,
  ])

  /// The 27 fields, one row per field. What is unknown is left out.
  init(_ view: AccountView) {
    self.init()
    let figures = AriesFigures(view: view)
    accountID = figures.accountID
    dayTradeBuyingPower = figures.dayTradeBuyingPower
    netBuyingPower = figures[.netBuyingPower]
    optionBuyingPower = figures[.optionBuyingPower]
    stockBuyingPower = figures[.stockBuyingPower]
    totalEquity = figures[.equity]
    realizedPl = figures[.realizedPL]
    unrealizedPl = figures[.unrealizedPL]
    settledFunds = figures[.settledCash]
    unsettledFunds = figures[.unsettledCredits]
    startOfDayCash = figures[.startOfDayCash]
    maintenanceRequirement = figures[.houseRequirement]
    grossMargin = figures[.grossMargin]
    sma = figures[.sma]
    credit = figures[.creditLine]
    creditRemaining = figures[.creditRemaining]
    pdt = figures.pdt
    pdtCreditRemaining = figures.pdtCreditRemaining
    pendingOrdersCount = figures.pendingOrders
    pendingOrdersMarginRequirements = figures.reserved
    valueBought = figures[.valueBought]
    valueSold = figures[.valueSold]
    dayTradeOvernightRegTBuyingPower = figures[.overnightBuyingPower]
    heldBackFunds = figures[.heldBack]
    sodPositionsMarketValue = figures[.startOfDayMarketValue]
    sodTotalEquity = figures[.startOfDayEquity]
    sodTotalEquityUpdatedAt = figures.startOfDayAt
  }
}

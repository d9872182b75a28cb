/// Every figure of an account, in an order in which each follows what it rests on.
///
/// The raw value indexes the arrays of a balance sheet; the name is the one in every interface.
public enum Figure: Int, Sendable, CaseIterable {
  // Leaves: what the ledger and the positions say.
  case cash
  case cashEquivalents
  case unsettledCredits
  case unsettledDebits
  case unclearedDeposits
  case releasedDeposits
  case unclearedForWithdrawal
  case pendingWithdrawals
  case manualHolds
  case restrictedCredits
  case accruedInterest
  case accrualsInEquity
  case debit
  case longMarketValue
  case shortMarketValue
  case longOptionValue
  case shortOptionValue
  case initialRequirement
  case maintenanceRequirement
  case houseRequirement
  case optionRequirement
  case cappedByOptions
  case optionReserves
  case chargedRequirement
  case sma
  case openRegTCalls
  case reservedByOrders
  case pendingOrders
  case shortProceeds
  case costOfPositions
  case realizedPL
  case realizedPLToday
  case realizedPLTodayAverage
  case unrealizedPL
  case unrealizedPLAverage
  case unrealizedPLToday
  case commissionToday
  case incomeToday
  case feesToday
  case flowsToday
  case adjustmentsToday
  case dividendsReceivable
  case accruedDividends
  case valueBought
  case valueSold
  case startOfDayEquity
  case startOfDayCash
  case startOfDayMarketValue
  case startOfDayOptionValue
  case startOfDayMaintenanceExcess
  case startOfDayMarginBalance
  case startOfDayExcessBuyingPower
  case startOfDayExcessOptionBuyingPower
  case startOfDayDayTradeBuyingPower
  case startOfDayWithdrawable
  case dayTrades
  // Formulas.
  case cashAndEquivalents
  case settledCash
  case marketValue
  case optionValue
  case equity
  case marginEquity
  case marginBalance
  case grossMargin
  case regTExcess
  case maintenanceExcess
  case houseExcess
  case chargedExcess
  case heldBack
  case heldFromWithdrawal
  case availableToTrade
  case settledForTrading
  case cashNetOfUnsettled
  case excessBuyingPower
  case excessOptionBuyingPower
  case overnightBuyingPower
  case stockBuyingPower
  case optionBuyingPower
  case intradayMarginLevel
  case dayTradeBuyingPower
  case netBuyingPower
  case withdrawable
  case creditRemaining
  case creditLine
  case smaRemaining
  case dayPL
  case maintenanceCall
  case houseCall
  case regTDeficiency
  case regTCall
  case liquidationShortfall
}

/// What a figure is counted in.
public enum FigureUnit: String, Sendable {
  case money
  case count
}

extension FigureRule {
  /// Figures that the ledger and the positions give.
  static let leaves: [FigureRule] = ledgerLeaves + dayTradingLeaves

  private static let ledgerLeaves: [FigureRule] = [
    FigureRule(
      .cash, "cash",
      "Trade-date cash in all currencies; negative is net borrowed."),
    FigureRule(
      .cashEquivalents, "cash_equivalents",
      "Market value of money-market and sweep funds."),
    FigureRule(
      .unsettledCredits, "unsettled_credits",
      "Sale proceeds that settle after today."),
    FigureRule(
      .unsettledDebits, "unsettled_debits",
      "Purchase costs that settle after today, as a positive amount."),
    FigureRule(
      .unclearedDeposits, "uncleared_deposits",
      "Deposits that are booked but not yet collected for trading."),
    FigureRule(
      .releasedDeposits, "released_deposits",
      "The part of the uncleared deposits that may be traded with all the same."),
    FigureRule(
      .unclearedForWithdrawal, "uncleared_for_withdrawal",
      "Deposits that are booked but may not be withdrawn yet."),
    FigureRule(
      .pendingWithdrawals, "pending_withdrawals",
      "Withdrawals asked for and not yet paid: the holds with the reason `withdrawal`."),
    FigureRule(
      .manualHolds, "manual_holds",
      "Money held for any other reason."),
    FigureRule(
      .restrictedCredits, "restricted_credits",
      "Unsettled sale proceeds that a restricted cash account may not buy with."),
    FigureRule(
      .accruedInterest, "accrued_interest",
      "Interest of the nights since it was last posted or told, not in cash; negative is owed."),
    FigureRule(
      .accrualsInEquity, "accruals_in_equity",
      "Accrued interest in accounts that count it in equity."),
    FigureRule(
      .debit, "debit",
      "What the broker lends, on which interest is charged: the sum of the loans in each currency."),
    FigureRule(
      .longMarketValue, "long_market_value",
      "Market value of long stock-like positions, funds included."),
    FigureRule(
      .shortMarketValue, "short_market_value",
      "Market value of short stock-like positions, as a positive amount."),
    FigureRule(
      .longOptionValue, "long_option_value",
      "Market value of long options."),
    FigureRule(
      .shortOptionValue, "short_option_value",
      "Market value of short options, as a positive amount."),
    FigureRule(
      .initialRequirement, "initial_requirement",
      "Regulation T requirement of all positions at current prices; the deposit of futures and currency pairs."),
    FigureRule(
      .maintenanceRequirement, "maintenance_requirement",
      "The regulator's least equity for the positions (FINRA 4210)."),
    FigureRule(
      .houseRequirement, "house_requirement",
      "The broker's own least equity for the positions."),
    FigureRule(
      .optionRequirement, "option_requirement",
      "What short options ask for, put together so that they ask for the least; part of the three requirements."),
    FigureRule(
      .cappedByOptions, "capped_by_options",
      "By how much stock counts less, because short options cap what it is worth; short stock under puts counts more."),
    FigureRule(
      .lendableOptionValue, "lendable_option_value",
      "Long options with more than nine months to go, where the broker lends against them; counts in margin equity."),
    FigureRule(
      .optionReserves, "option_reserves",
      "Cash that a cash account keeps for the options it has written."),
    FigureRule(
      .openTradeEquity, "open_trade_equity",
      "What open futures and currency pairs have gained since their entry; their notional value counts nowhere."),
    FigureRule(
      .settledVariation, "settled_variation",
      "The part of the open trade equity up to the last daily settlements, which the exchange has paid."),
    FigureRule(
      .securitiesOnDeposit, "securities_on_deposit",
      "Securities pledged as margin, after haircut, as the clearing house last told them."),
    FigureRule(
      .futuresDayMargin, "futures_day_margin",
      "What the contracts ask for within the day: day margins in the broker's hours, else the initial ones; currency"
        + " pairs ask the same day and night."),
    FigureRule(
      .chargedRequirement, "charged_requirement",
      "What the broker charges initially: position by position the largest of Regulation T and house."),
    FigureRule(
      .sma, "sma",
      "Special memorandum account: the ledger of the day, raised to the Reg T excess at each close."),
    FigureRule(
      .openRegTCalls, "open_reg_t_calls",
      "Deficiencies of earlier days under Regulation T that are not paid yet."),
    FigureRule(
      .reservedCash, "reserved_cash",
      "What working orders would open, at the price at which they reserve, with charges; credits of options left out."),
    FigureRule(
      .reservedInitial, "reserved_initial",
      "What working orders would ask for initially under Regulation T."),
    FigureRule(
      .reservedMargin, "reserved_margin",
      "What the broker would charge initially for what working orders would open."),
    FigureRule(
      .reservedMaintenance, "reserved_maintenance",
      "The regulator's least equity for what working orders would open."),
    FigureRule(
      .reservedHouse, "reserved_house",
      "The broker's own least equity for what working orders would open."),
    FigureRule(
      .openOrderMargin, "open_order_margin",
      "What working orders in futures and currency pairs add to the initial margin at worst: of each all buys, or all"
        + " sells."),
    FigureRule(
      .pendingOrders, "pending_orders",
      "Number of orders that may still trade.", unit: .count),
    FigureRule(
      .shortProceeds, "short_proceeds",
      "What the open shorts brought at entry."),
    FigureRule(
      .costOfPositions, "cost_of_positions",
      "Open cost at entry prices, fees left out; shorts count negative."),
    FigureRule(
      .realizedPL, "realized_pl",
      "Realised since the opening, by lots, net of fees; in other currencies at the rate of the close of its day."),
    FigureRule(
      .realizedPLToday, "realized_pl_today",
      "Realised since the start of the day, by lots, net of fees."),
    FigureRule(
      .realizedPLTodayAverage, "realized_pl_today_average",
      "Realised since the start of the day by average price, less all fees of the day's trades."),
    FigureRule(
      .unrealizedPL, "unrealized_pl",
      "Market value of the positions less the cost of their lots."),
    FigureRule(
      .unrealizedPLAverage, "unrealized_pl_average",
      "Market value of the positions less their value at average entry price."),
    FigureRule(
      .unrealizedPLToday, "unrealized_pl_today",
      "Gain of the open positions since the prior close, or since entry if opened today."),
    FigureRule(
      .commissionToday, "commission_today",
      "Commissions and fees of the day's trades."),
    FigureRule(
      .incomeToday, "income_today",
      "Dividends and interest of the day less withheld tax, signed."),
    FigureRule(
      .feesToday, "fees_today",
      "Fees of the day outside trades."),
    FigureRule(
      .flowsToday, "flows_today",
      "Deposits less withdrawals of the day."),
    FigureRule(
      .adjustmentsToday, "adjustments_today",
      "Adjustments of the day: of cash, and of positions at their cost."),
    FigureRule(
      .fxEffectToday, "fx_effect_today",
      "What the change of rates since the prior close did to all held in other currencies, and what exchanges cost."),
    FigureRule(
      .dividendsReceivable, "dividends_receivable",
      "Dividends whose ex-date has passed and whose money has not come; owed on shorts negative."),
    FigureRule(
      .accruedDividends, "accrued_dividends",
      "Of these, what counts in equity: all in accounts that accrue dividends, else none."),
    FigureRule(
      .valueBought, "value_bought",
      "Price × quantity of the day's buys and covers, fees left out."),
    FigureRule(
      .valueSold, "value_sold",
      "Price × quantity of the day's sells and shorts, fees left out."),
    FigureRule(
      .startOfDayEquity, "start_of_day_equity",
      "Equity at the last official close before the day."),
    FigureRule(
      .startOfDayCash, "start_of_day_cash",
      "Cash at the last official close before the day."),
    FigureRule(
      .startOfDayMarketValue, "start_of_day_market_value",
      "Market value of all positions at the last official close before the day."),
    FigureRule(
      .startOfDayOptionValue, "start_of_day_option_value",
      "Options, long less short, at the last official close before the day."),
    FigureRule(
      .startOfDayMaintenanceExcess, "start_of_day_maintenance_excess",
      "Maintenance excess at the last official close before the day."),
    FigureRule(
      .startOfDayMarginBalance, "start_of_day_margin_balance",
      "Margin balance at the last official close before the day; negative is a loan."),
    FigureRule(
      .startOfDayExcessBuyingPower, "start_of_day_excess_buying_power",
      "Overnight buying power by convention A at the last official close before the day."),
    FigureRule(
      .startOfDayExcessOptionBuyingPower, "start_of_day_excess_option_buying_power",
      "Option buying power by convention A at the last official close before the day."),
    FigureRule(
      .startOfDayDayTradeBuyingPower, "start_of_day_day_trade_buying_power",
      "Day-trade buying power that the day started with."),
    FigureRule(
      .startOfDayWithdrawable, "start_of_day_withdrawable",
      "Withdrawable cash at the last official close before the day."),
    FigureRule(
      .startOfDayOpenTradeEquity, "start_of_day_open_trade_equity",
      "Open trade equity at the last official close before the day."),
    FigureRule(
      .startOfDaySecuritiesOnDeposit, "start_of_day_securities_on_deposit",
      "Securities on deposit at the last official close before the day."),
    FigureRule(
      .startOfDayInitialRequirement, "start_of_day_initial_requirement",
      "Initial requirement at the last official close before the day."),
    FigureRule(
      .dayTrades, "day_trades",
      "Day trades in the window of five trading days: as the account's teller counts them, else as the book does.",
      unit: .count),
  ]
}

import Money

extension FigureRule {
  /// Balances and powers.
  static let formulas: [FigureRule] = [
    FigureRule(
      .reservedByOrders, "reserved_by_orders",
      "What working orders keep from being spent elsewhere: what is charged for them, without credit their cash.",
      .figure(.reservedMargin),
      cash: .figure(.reservedCash),
      contracts: .sum([.figure(.reservedCash), .figure(.openOrderMargin)])),
    FigureRule(
      .cashAndEquivalents, "cash_and_equivalents",
      "Cash with money-market and sweep funds.",
      .sum([.figure(.cash), .figure(.cashEquivalents)])),
    FigureRule(
      .settledCash, "settled_cash",
      "Cash that has settled.",
      .sum([.difference(.figure(.cash), .figure(.unsettledCredits)), .figure(.unsettledDebits)])),
    FigureRule(
      .marketValue, "market_value",
      "Market value of all positions, shorts negative.",
      .difference(
        .difference(.sum([.figure(.longMarketValue), .figure(.longOptionValue)]), .figure(.shortMarketValue)),
        .figure(.shortOptionValue))),
    FigureRule(
      .optionValue, "option_value",
      "Options, long less short.",
      .difference(.figure(.longOptionValue), .figure(.shortOptionValue))),
    FigureRule(
      .equity, "equity",
      "Net liquidation value: cash and all positions, and dividends where the account accrues them.",
      .sum([
        .figure(.cash), .figure(.marketValue), .figure(.accrualsInEquity), .figure(.accruedDividends),
        .figure(.openTradeEquity), .figure(.securitiesOnDeposit),
      ])),
    FigureRule(
      .marginEquity, "margin_equity",
      "Equity with options at zero but for those that are lent against, from which requirements are met.",
      .sum([
        .difference(
          .difference(.sum([.figure(.cash), .figure(.longMarketValue)]), .figure(.shortMarketValue)),
          .figure(.cappedByOptions)), .figure(.lendableOptionValue),
      ]),
      contracts: .figure(.equity)),
    FigureRule(
      .marginBalance, "margin_balance",
      "Cash without the collateral of the shorts; negative is a loan.",
      .difference(.figure(.cash), .figure(.shortMarketValue))),
    FigureRule(
      .grossMargin, "gross_margin",
      "The debit before the marks of the shorts are offset.",
      .maximum([
        .constant(.zero),
        .difference(.product(.parameter(.shortDepositFactor), .figure(.shortProceeds)), .figure(.cash)),
      ]),
      cash: .constant(.zero)),
    FigureRule(
      .regTExcess, "reg_t_excess",
      "Margin equity above the initial requirement; negative is restricted.",
      .difference(.figure(.marginEquity), .figure(.initialRequirement))),
    FigureRule(
      .maintenanceExcess, "maintenance_excess",
      "Margin equity above the maintenance requirement.",
      .difference(.figure(.marginEquity), .figure(.maintenanceRequirement))),
    FigureRule(
      .houseExcess, "house_excess",
      "Margin equity above the house requirement.",
      .difference(.figure(.marginEquity), .figure(.houseRequirement))),
    FigureRule(
      .chargedExcess, "charged_excess",
      "Margin equity above what the broker charges initially.",
      .difference(.figure(.marginEquity), .figure(.chargedRequirement))),
    FigureRule(
      .heldBack, "held_back",
      "Money that counts but may not be traded with yet.",
      .sum([
        .difference(.figure(.unclearedDeposits), .figure(.releasedDeposits)), .figure(.pendingWithdrawals),
        .figure(.manualHolds), .figure(.optionReserves),
      ])),
    FigureRule(
      .heldFromWithdrawal, "held_from_withdrawal",
      "Money that counts but may not be withdrawn yet.",
      .sum([
        .figure(.unclearedForWithdrawal), .figure(.pendingWithdrawals), .figure(.manualHolds), .figure(.optionReserves),
      ])),
    FigureRule(
      .availableToTrade, "available_to_trade",
      "Cash that may be traded: without holds and reservations; settled cash alone while the account is restricted.",
      .above([.usable(.difference(.figure(.cash), .figure(.restrictedCredits)))]),
      contracts: .above([.usable(.figure(.regTExcess))])),
    FigureRule(
      .settledForTrading, "settled_for_trading",
      "Settled cash that may be traded with freely: without what purchases still take, holds and reservations.",
      .above([.usable(.difference(.figure(.settledCash), .figure(.unsettledDebits)))])),
    FigureRule(
      .cashNetOfUnsettled, "cash_net_of_unsettled",
      "Cash without sale proceeds that have not settled.",
      .difference(.figure(.cash), .figure(.unsettledCredits))),
  ]
}

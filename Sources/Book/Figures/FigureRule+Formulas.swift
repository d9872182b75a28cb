import Money

extension FigureRule {
  /// Figures that follow from others.
  static let formulas: [FigureRule] = [
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
      "Net liquidation value: cash and all positions.",
      .sum([.figure(.cash), .figure(.marketValue)])),
    FigureRule(
      .marginEquity, "margin_equity",
      "Equity with options at zero, from which requirements are met.",
      .difference(.sum([.figure(.cash), .figure(.longMarketValue)]), .figure(.shortMarketValue))),
    FigureRule(
      .marginBalance, "margin_balance",
      "Cash without the collateral of the shorts; negative is a loan.",
      .difference(.figure(.cash), .figure(.shortMarketValue))),
    FigureRule(
      .debit, "debit",
      "What the broker lends, on which interest is charged.",
      .maximum([.constant(.zero), .difference(.constant(.zero), .figure(.marginBalance))]),
      cash: .constant(.zero)),
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
      .heldBack, "held_back",
      "Money that counts but may not be traded with yet.",
      .sum([
        .difference(.figure(.unclearedDeposits), .figure(.releasedDeposits)), .figure(.pendingWithdrawals),
        .figure(.manualHolds),
      ])),
    FigureRule(
      .heldFromWithdrawal, "held_from_withdrawal",
      "Money that counts but may not be withdrawn yet.",
      .sum([.figure(.unclearedForWithdrawal), .figure(.pendingWithdrawals), .figure(.manualHolds)])),
    FigureRule(
      .availableToTrade, "available_to_trade",
      "Cash that may be traded: without holds and reservations.",
      .maximum([
        .constant(.zero), .difference(.difference(.figure(.cash), .figure(.heldBack)), .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .settledForTrading, "settled_for_trading",
      "Settled cash that may be traded with freely: without what purchases still take, holds and reservations.",
      .maximum([
        .constant(.zero),
        .difference(
          .difference(.difference(.figure(.settledCash), .figure(.unsettledDebits)), .figure(.heldBack)),
          .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .cashNetOfUnsettled, "cash_net_of_unsettled",
      "Cash without sale proceeds that have not settled.",
      .difference(.figure(.cash), .figure(.unsettledCredits))),
    FigureRule(
      .overnightBuyingPower, "overnight_buying_power",
      "What may be bought of 50 % stock and kept overnight, by SMA and house excess (convention B).",
      .maximum([
        .constant(.zero),
        .minimum([
          .quotient(
            .difference(.difference(.figure(.sma), .figure(.heldBack)), .figure(.reservedByOrders)),
            .parameter(.initialRate)),
          .quotient(
            .difference(.difference(.figure(.houseExcess), .figure(.heldBack)), .figure(.reservedByOrders)),
            .parameter(.houseRate)),
        ]),
      ]),
      cash: .sum([.figure(.availableToTrade)])),
    FigureRule(
      .stockBuyingPower, "stock_buying_power",
      "What may be bought of marginable stock.",
      .sum([.figure(.overnightBuyingPower)]),
      cash: .sum([.figure(.availableToTrade)])),
    FigureRule(
      .optionBuyingPower, "option_buying_power",
      "What may be spent on options and other securities without loan value.",
      .maximum([
        .constant(.zero),
        .minimum([
          .difference(.difference(.figure(.sma), .figure(.heldBack)), .figure(.reservedByOrders)),
          .difference(.difference(.figure(.houseExcess), .figure(.heldBack)), .figure(.reservedByOrders)),
        ]),
      ]),
      cash: .sum([.figure(.availableToTrade)])),
    FigureRule(
      .excessBuyingPower, "excess_buying_power",
      "Overnight buying power by the Reg T excess of the moment (convention A).",
      .maximum([
        .constant(.zero),
        .quotient(
          .difference(.difference(.figure(.regTExcess), .figure(.heldBack)), .figure(.reservedByOrders)),
          .parameter(.initialRate)),
      ]),
      cash: .maximum([
        .constant(.zero),
        .difference(.difference(.figure(.cashNetOfUnsettled), .figure(.heldBack)), .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .excessOptionBuyingPower, "excess_option_buying_power",
      "Option buying power by the Reg T excess of the moment (convention A).",
      .maximum([
        .constant(.zero),
        .difference(.difference(.figure(.regTExcess), .figure(.heldBack)), .figure(.reservedByOrders)),
      ]),
      cash: .maximum([
        .constant(.zero),
        .difference(.difference(.figure(.cashNetOfUnsettled), .figure(.heldBack)), .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .intradayMarginLevel, "intraday_margin_level",
      "What could be withdrawn with maintenance still met (FINRA 4210(a)(17)).",
      .sum([.figure(.maintenanceExcess)])),
    FigureRule(
      .dayTradeBuyingPower, "day_trade_buying_power",
      "What may be bought and sold again within the day.",
      .product(
        .parameter(.dayTradingMultiple),
        .maximum([
          .constant(.zero),
          .difference(.difference(.figure(.intradayMarginLevel), .figure(.heldBack)), .figure(.reservedByOrders)),
        ])),
      cash: .sum([.figure(.availableToTrade)])),
    FigureRule(
      .netBuyingPower, "net_buying_power",
      "The largest buying power of any class.",
      .maximum([.figure(.stockBuyingPower), .figure(.optionBuyingPower)]),
      cash: .sum([.figure(.availableToTrade)])),
    FigureRule(
      .withdrawable, "withdrawable",
      "Cash that may be taken out now.",
      .maximum([
        .constant(.zero),
        .difference(
          .difference(
            .minimum([
              .figure(.sma), .figure(.houseExcess),
              .maximum([.figure(.marginBalance), .difference(.figure(.equity), .parameter(.minimumEquity))]),
            ]), .figure(.heldFromWithdrawal)), .figure(.reservedByOrders)),
      ]),
      cash: .maximum([
        .constant(.zero),
        .difference(
          .difference(.difference(.figure(.settledCash), .figure(.unsettledDebits)), .figure(.heldFromWithdrawal)),
          .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .creditRemaining, "credit_remaining",
      "What is left of the credit line.",
      .maximum([
        .constant(.zero), .difference(.minimum([.figure(.sma), .figure(.houseExcess)]), .figure(.reservedByOrders)),
      ]),
      cash: .constant(.zero)),
    FigureRule(
      .creditLine, "credit_line",
      "The debit, what orders reserve, and what remains.",
      .sum([.figure(.debit), .figure(.reservedByOrders), .figure(.creditRemaining)]),
      cash: .constant(.zero)),
    FigureRule(
      .smaRemaining, "sma_remaining",
      "SMA without what orders reserve.",
      .maximum([.constant(.zero), .difference(.figure(.sma), .figure(.reservedByOrders))]),
      cash: .constant(.zero)),
    FigureRule(
      .dayPL, "day_pl",
      "Realised today and gained today on open positions.",
      .sum([.figure(.realizedPLToday), .figure(.unrealizedPLToday)])),
    FigureRule(
      .maintenanceCall, "maintenance_call",
      "What is missing to the maintenance requirement.",
      .maximum([.constant(.zero), .difference(.constant(.zero), .figure(.maintenanceExcess))]),
      cash: .constant(.zero)),
    FigureRule(
      .houseCall, "house_call",
      "What is missing to the house requirement.",
      .maximum([.constant(.zero), .difference(.constant(.zero), .figure(.houseExcess))]),
      cash: .constant(.zero)),
    FigureRule(
      .regTCall, "reg_t_call",
      "What is missing to the initial requirement of the day's trades.",
      .maximum([.constant(.zero), .difference(.constant(.zero), .figure(.sma))]),
      cash: .constant(.zero)),
  ]
}

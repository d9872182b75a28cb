import Money

extension FigureRule {
  /// What the rules on trading within the day look at.
  static let dayTradingLeaves: [FigureRule] = [
    FigureRule(
      .patternDayTrader, "pattern_day_trader",
      "1 for a pattern day trader by the rule to 2026: flagged, or four day trades in the window, above 6 % of trades.",
      unit: .count),
    FigureRule(
      .intradayMarginRule, "intraday_margin_rule",
      "1 where the intraday margin rule of 2026 is in force for the account, 0 where the rule before it is.",
      unit: .count),
    FigureRule(
      .hasPriorClose, "has_prior_close",
      "1 once the account has been through a close, 0 on its first day.", unit: .count),
    FigureRule(
      .dayTradeMultiple, "day_trade_multiple",
      "What the excess of the close before is multiplied by: 4, with an open day-trade call 2, after an unmet one 1.",
      unit: .count),
    FigureRule(
      .dayTradeUsage, "day_trade_usage",
      "Opening requirements of what was opened and closed today: the most at one time; with an open call all of them."),
    FigureRule(
      .dayTradeCommitment, "day_trade_commitment",
      "The same with what is still open, as if it were closed today; nothing before the first close."),
    FigureRule(
      .openDayTradeCalls, "open_day_trade_calls",
      "Day-trade calls of earlier days that are not paid yet."),
    FigureRule(
      .intradayMarginDeficit, "intraday_margin_deficit",
      "The most by which margin equity was below maintenance today, right after a transaction that lowered the level."),
    FigureRule(
      .openIntradayDeficits, "open_intraday_deficits",
      "What would have to come in for the intraday margin deficits of earlier days to be met."),
    FigureRule(
      .intradayMarginFreeze, "intraday_margin_freeze",
      "1 while no new or larger shorts or debits are allowed, for a practice of meeting deficits late.", unit: .count),
    FigureRule(
      .nextIntradayMarginFreeze, "next_intraday_margin_freeze",
      "The same of the next day, if the day ended now.", unit: .count),
  ]

  /// What may be bought and sold again within the day, by either rule and by the one in force.
  static let dayTradingFormulas: [FigureRule] = [
    FigureRule(
      .intradayMarginLevel, "intraday_margin_level",
      "What could be withdrawn with maintenance still met (FINRA 4210(a)(17)).",
      .figure(.maintenanceExcess)),
    FigureRule(
      .intradayBuyingPower, "intraday_buying_power",
      "By the rule of 2026: the house excess of the moment over the house rate; free cash alone during a freeze.",
      .intradayPower(frozenBy: .intradayMarginFreeze),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .dayTradeAllowance, "day_trade_allowance",
      "By the rule to 2026: what the day starts with; on the first day what the excess of the moment gives.",
      .choice(
        .figure(.hasPriorClose), below: .constant(.one),
        then: .product(.parameter(.dayTradingMultiple), .figure(.maintenanceExcess)),
        otherwise: .choice(
          .figure(.dayTradeMultiple), below: .constant(2), then: .figure(.startOfDayMarginBalance),
          otherwise: .product(.figure(.dayTradeMultiple), .figure(.startOfDayMaintenanceExcess)))),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .dayTradeRemaining, "day_trade_remaining",
      "What of it is left beside what was opened today, holds and orders; negative where it was exceeded.",
      .choice(
        .figure(.equity), below: .parameter(.minimumEquity),
        then: .minimum([.usable(.figure(.intradayMarginLevel)), .usable(.figure(.marginBalance))]),
        otherwise: .difference(
          .figure(.dayTradeAllowance),
          .product(
            .parameter(.dayTradingMultiple),
            .sum([.figure(.dayTradeCommitment), .figure(.heldBack), .figure(.reservedMaintenance)])))),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .patternDayTradeBuyingPower, "pattern_day_trade_buying_power",
      "By the rule to 2026: what the allowance leaves; nothing for a pattern day trader with too little at the close.",
      .choice(
        .sum([.figure(.patternDayTrader), .figure(.hasPriorClose)]), below: .constant(2),
        then: .above([.figure(.dayTradeRemaining)]),
        otherwise: .choice(
          .figure(.startOfDayEquity), below: .parameter(.patternMinimumEquity), then: .constant(.zero),
          otherwise: .above([.figure(.dayTradeRemaining)]))),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .dayTradeBuyingPower, "day_trade_buying_power",
      "What may be bought and sold again within the day, by the rule that is in force.",
      .choice(
        .figure(.intradayMarginRule), below: .constant(.one), then: .figure(.patternDayTradeBuyingPower),
        otherwise: .figure(.intradayBuyingPower)),
      cash: .figure(.availableToTrade),
      contracts: .contractPower),
  ]
}

extension Expression {
  /// By the rule of 2026, under a freeze or without.
  static func intradayPower(frozenBy freeze: Figure) -> Expression {
    .choice(
      .figure(freeze), below: .constant(.one),
      then: .above([.power(of: .houseExcess) { .quotient($0, .parameter(.houseRate)) }]),
      otherwise: .above([.usable(.figure(.marginBalance)), .usable(.figure(.houseExcess))]))
  }
}

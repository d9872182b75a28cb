import Money

extension FigureRule {
  /// What may be bought.
  static let powerFormulas: [FigureRule] = [
    FigureRule(
      .excessBuyingPower, "excess_buying_power",
      "Overnight buying power by the Reg T excess of the moment (convention A).",
      .above([.power(of: .regTExcess) { .quotient($0, .parameter(.initialRate)) }]),
      cash: .above([.usable(.figure(.cashNetOfUnsettled))]),
      contracts: .figure(.availableToTrade)),
    FigureRule(
      .excessOptionBuyingPower, "excess_option_buying_power",
      "Option buying power by the Reg T excess of the moment (convention A).",
      .above([.power(of: .regTExcess) { $0 }]),
      cash: .above([.usable(.figure(.cashNetOfUnsettled))]),
      contracts: .figure(.availableToTrade)),
    FigureRule(
      .overnightBuyingPower, "overnight_buying_power",
      "What may be bought of 50 % stock and kept overnight, by the account's convention.",
      .above([
        .power(of: .sma) { .quotient($0, .parameter(.initialRate)) },
        .quotient(.usable(.figure(.houseExcess)), .parameter(.houseRate)),
      ]),
      excess: .figure(.excessBuyingPower),
      realTime: .above([
        .power(of: .sma) { .quotient($0, .parameter(.initialRate)) },
        .quotient(.usable(.figure(.chargedExcess)), .parameter(.chargedRate)),
      ]),
      cash: .figure(.availableToTrade),
      contracts: .usable(.figure(.regTExcess), reserved: .reservedByOrders)),
    FigureRule(
      .stockBuyingPower, "stock_buying_power",
      "What may be bought of marginable stock.",
      .figure(.overnightBuyingPower),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .optionBuyingPower, "option_buying_power",
      "What may be spent on options and other securities without loan value, by the account's convention.",
      .above([.power(of: .sma) { $0 }, .usable(.figure(.houseExcess))]),
      excess: .figure(.excessOptionBuyingPower),
      realTime: .above([.power(of: .sma) { $0 }, .usable(.figure(.chargedExcess))]),
      cash: .figure(.availableToTrade)),
    FigureRule(
      .netBuyingPower, "net_buying_power",
      "The largest buying power of any class.",
      .maximum([.figure(.stockBuyingPower), .figure(.optionBuyingPower)]),
      cash: .sum([.figure(.availableToTrade)]),
      contracts: .contractPower),
    FigureRule(
      .withdrawable, "withdrawable",
      "Cash that may be taken out now.",
      .maximum([
        .constant(.zero),
        .difference(
          .minimum([
            .unreserved(.sma), .unreserved(.houseExcess),
            .difference(
              .maximum([.figure(.marginBalance), .difference(.figure(.equity), .parameter(.minimumEquity))]),
              .figure(.reservedByOrders)),
          ]), .figure(.heldFromWithdrawal)),
      ]),
      cash: .maximum([
        .constant(.zero),
        .difference(
          .difference(.difference(.figure(.settledCash), .figure(.unsettledDebits)), .figure(.heldFromWithdrawal)),
          .figure(.reservedByOrders)),
      ]),
      contracts: .maximum([
        .constant(.zero),
        .difference(
          .difference(
            .minimum([
              .difference(.figure(.settledCash), .figure(.unsettledDebits)),
              .difference(.figure(.regTExcess), .figure(.securitiesOnDeposit)),
            ]), .figure(.heldFromWithdrawal)), .figure(.reservedByOrders)),
      ])),
    FigureRule(
      .creditRemaining, "credit_remaining",
      "What is left of the credit line.",
      .maximum([
        .constant(.zero), .minimum([.unreserved(.sma), .unreserved(.houseExcess)]),
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
  ]
}

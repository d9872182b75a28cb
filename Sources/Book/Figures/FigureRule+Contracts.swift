import Money

extension FigureRule {
  /// Futures and currency pairs.
  static let contractFormulas: [FigureRule] = [
    FigureRule(
      .openTradeEquityToday, "open_trade_equity_today",
      "Change of the open trade equity since the start of the day.",
      .difference(.figure(.openTradeEquity), .figure(.startOfDayOpenTradeEquity))),
    FigureRule(
      .variationSinceSettlement, "variation_since_settlement",
      "The part of the open trade equity since the last daily settlements: all of it where none was told.",
      .difference(.figure(.openTradeEquity), .figure(.settledVariation))),
    FigureRule(
      .futuresCall, "futures_call",
      "What is asked for once equity is below the maintenance requirement: up to the initial one, or as agreed.",
      .constant(.zero),
      contracts: .choice(
        .figure(.equity), below: .figure(.maintenanceRequirement),
        then: .difference(
          .sum([
            .figure(.maintenanceRequirement),
            .product(
              .parameter(.callRestoring), .difference(.figure(.initialRequirement), .figure(.maintenanceRequirement))),
          ]), .figure(.equity)),
        otherwise: .constant(.zero))),
    FigureRule(
      .liquidationAt, "liquidation_at",
      "Equity at which the broker closes futures and currency pairs.",
      .constant(.zero),
      contracts: .product(.parameter(.liquidationShare), .figure(.maintenanceRequirement))),
    FigureRule(
      .liquidationExcess, "liquidation_excess",
      "Equity above that; nothing left where the broker closes.",
      .constant(.zero),
      contracts: .difference(.figure(.equity), .figure(.liquidationAt))),
  ]
}

extension Expression {
  /// What more futures and currency pairs may ask for within the day's hours; below zero where they ask for too much.
  static var contractPower: Expression { .usable(.difference(.figure(.equity), .figure(.futuresDayMargin))) }
}

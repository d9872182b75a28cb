/// What a figure's explanation asks of the account's life, so that nothing else is kept.
struct TrailNeeds {
  /// What an amount of a single event counts as.
  enum Kind: Int, CaseIterable {
    case cash, unsettled, bought, sold, realised, realisedAverage, income, fees, commission, flows, adjustments,
      exchanged
    case dayTradeTurns, dayTradeOpenings, trades
  }
  var kinds: Set<Kind> = []
  var positions = false
  var sma = false

  /// What the leaves under a figure need, by whatever formulas the account followed in its life.
  init(of figure: Figure) {
    var pending = [figure]
    var seen: Set<Figure> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      for basis in FigureBasis.allCases {
        let formula = next.rule.formula(by: basis)
        if case .primitive = formula { add(next) } else { pending += formula.figures }
      }
    }
  }

  private mutating func add(_ leaf: Figure) {
    switch leaf {
    case .sma, .openRegTCalls: sma = true
    case .longMarketValue, .shortMarketValue, .longOptionValue, .shortOptionValue, .cashEquivalents,
      .initialRequirement, .maintenanceRequirement, .houseRequirement, .chargedRequirement, .optionRequirement,
      .cappedByOptions, .lendableOptionValue, .shortProceeds, .costOfPositions,
      .unrealizedPL, .unrealizedPLAverage, .unrealizedPLToday, .openTradeEquity, .settledVariation, .futuresDayMargin:
      positions = true
    case .dayTrades, .patternDayTrader: kinds.formUnion([.dayTradeTurns, .dayTradeOpenings, .trades])
    case .restrictedCredits: kinds.insert(.unsettled)
    case .fxEffectToday: kinds.insert(.exchanged)
    case .debit:
      kinds.insert(.cash)
      positions = true
    default: if let kind = leaf.kind { kinds.insert(kind) }
    }
  }
}

extension Figure {
  /// The kind of amounts that a leaf figure sums up; nil for other figures.
  var kind: TrailNeeds.Kind? {
    switch self {
    case .cash: .cash
    case .unsettledCredits, .unsettledDebits: .unsettled
    case .realizedPL, .realizedPLToday: .realised
    case .realizedPLTodayAverage: .realisedAverage
    case .commissionToday: .commission
    case .incomeToday: .income
    case .feesToday: .fees
    case .flowsToday: .flows
    case .adjustmentsToday: .adjustments
    case .valueBought: .bought
    case .valueSold: .sold
    default: nil
    }
  }
}

extension Expression {
  /// The figures that the formula names.
  var figures: [Figure] {
    if case .figure(let figure) = self { return [figure] }
    return operands.flatMap(\.figures)
  }
}

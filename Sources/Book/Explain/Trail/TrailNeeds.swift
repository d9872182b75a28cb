/// What the explanation of some figures asks of the account's life, so that nothing else is kept.
struct TrailNeeds {
  /// What an amount of a single event counts as.
  enum Kind: Int, CaseIterable {
    case cash, unsettled, bought, sold, realised, realisedAverage, income, fees, commission, flows, adjustments,
      exchanged, carriedGains
    /// Money in and out, without units.
    case deposited
    case dayTradeTurns, dayTradeOpenings, trades
  }
  var kinds: Set<Kind> = []
  var positions = false
  var sma = false
  /// Figures of the start of the day, for a walk of their own.
  private(set) var openings: [Figure] = []

  /// What the leaves under the figures need, by whatever formulas the account followed in its life.
  init(of figures: [Figure]) {
    var pending = figures
    var seen: Set<Figure> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      for basis in FigureBasis.allCases {
        let formula = next.rule.formula(by: basis)
        if case .primitive = formula { add(next) } else { pending += formula.figures }
      }
      // A rise of the level meets a deficit as well as money does.
      if next == .openIntradayDeficits { pending.append(.maintenanceExcess) }
    }
  }

  private mutating func add(_ leaf: Figure) {
    if let source = LeafFigures.startOfDaySource(leaf) { open(with: source) }
    switch leaf {
    case .sma, .openRegTCalls: sma = true
    case .longMarketValue, .shortMarketValue, .longOptionValue, .shortOptionValue, .cashEquivalents,
      .initialRequirement, .maintenanceRequirement, .houseRequirement, .chargedRequirement, .optionRequirement,
      .cappedByOptions, .lendableOptionValue, .shortProceeds, .costOfPositions,
      .unrealizedPLAverage, .unrealizedPLToday, .openTradeEquity, .settledVariation, .futuresDayMargin,
      .openOrderMargin:
      positions = true
    case .unrealizedPL:
      positions = true
      kinds.insert(.carriedGains)
    case .dayTrades, .patternDayTrader: kinds.formUnion([.dayTradeTurns, .dayTradeOpenings, .trades])
    case .restrictedCredits: kinds.insert(.unsettled)
    case .fxEffectToday:
      kinds.insert(.exchanged)
      // All that is held at the start.
      open(with: .equity)
      open(with: .unrealizedPL)
    case .openIntradayDeficits, .intradayMarginDeficit: kinds.insert(.deposited)
    case .debit:
      kinds.insert(.cash)
      positions = true
    default: if let kind = leaf.kind { kinds.insert(kind) }
    }
  }

  private mutating func open(with figure: Figure) {
    if !openings.contains(figure) { openings.append(figure) }
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

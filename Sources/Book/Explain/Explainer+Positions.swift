import Ledger
import Margin
import Market
import Money

extension Explainer {
  /// A sum over the positions. What cannot be valued stands in every one of them, so that none is known without it.
  func ofPositions(_ figure: Figure) throws -> Explanation {
    switch figure {
    case .optionRequirement, .cappedByOptions, .lendableOptionValue: return try .sum(try ofOptions(figure))
    case .initialRequirement, .maintenanceRequirement, .houseRequirement, .chargedRequirement:
      let positions = try sum(Self.members(of: figure), of: try amount(of: figure))
      let options = state.allowsCredit ? try ofOptions(figure) : []
      let more = options + (try contractTrees.requirement(of: figure, lines))
      return more.isEmpty ? positions : try .sum([positions] + more)
    case .futuresDayMargin: return try dayMargin()
    default: return try sum(Self.members(of: figure), of: try amount(of: figure))
    }
  }

  /// Unknown like every requirement while a position has no price.
  private func dayMargin() throws -> Explanation {
    let parts = try contractTrees.requirement(of: .futuresDayMargin, lines)
    let unvalued = try lines.filter { !$0.isValued }.map { try $0.inBase($0.value) }
    return try .sum(unvalued + parts)
  }

  /// What a cash account keeps for the puts it wrote.
  func optionReserves() throws -> Explanation {
    let packages = try CashPackage.all(of: state, in: market)
    let together =
      packages.isEmpty ? [] : [try CashPackageTrees(base: base, at: at, market: market).total(of: packages)]
    return try .sum(
      try WrittenPut.all(of: state, in: market).map { put in
        let strike = try Explanation.product(
          [
            .parameter("strike", put.strike), .parameter("multiplier", put.units),
            .parameter("contracts", put.contracts),
          ], market.world.instruments[put.instrument].symbol)
        return try trees.converted(strike, from: put.currency, to: base, at: at)
      } + together)
  }

  /// What each group of options adds to a figure.
  private func ofOptions(_ figure: Figure) throws -> [Explanation] {
    guard lines.allSatisfy(\.isValued) else { return [.constant(nil)] }
    var groups: [OptionGroup] = []
    let unknown = try withUnsafePointer(to: state) { state throws(MoneyError) in
      let families = OptionFamilies(of: state, at: at, in: market)
      return try OptionGroup.all(families, of: state, at: at, in: market, by: sheet.valuation) { groups.append($0) }
    }
    var trees: [Explanation] = unknown.isEmpty ? [] : [.constant(nil)]
    for group in groups {
      let tree = try OptionTrees(group, of: state, at: at, in: market)
      if state.allowsCredit { trees.append(try tree.amount(of: figure)) }
    }
    return trees
  }

  /// The positions that a figure is about.
  private static func members(of figure: Figure) -> (PositionTree) -> Bool {
    switch figure {
    case .openTradeEquity, .settledVariation: { $0.isContract }
    case .costOfPositions, .initialRequirement, .maintenanceRequirement, .houseRequirement, .chargedRequirement:
      { !$0.isContract }
    case .longMarketValue: { !$0.isOption && !$0.isShort && !$0.isContract }
    case .shortMarketValue, .shortProceeds: { !$0.isOption && $0.isShort && !$0.isContract }
    case .longOptionValue: { $0.isOption && !$0.isShort }
    case .shortOptionValue: { $0.isOption && $0.isShort }
    case .cashEquivalents: { $0.line.terms.isCashEquivalent }
    default: { _ in true }
    }
  }

  /// What one position adds to a figure.
  private func amount(of figure: Figure) throws -> (PositionTree) throws -> Explanation {
    switch figure {
    case .longMarketValue, .shortMarketValue, .longOptionValue, .shortOptionValue: return { try $0.magnitude() }
    case .cashEquivalents: return { try $0.inBase($0.value) }
    case .costOfPositions: return { try $0.inBase($0.averageValue) }
    case .shortProceeds: return { try $0.inBase(try .negated($0.averageValue)) }
    case .openTradeEquity, .unrealizedPL: return { try $0.inBase(try .difference($0.value, try $0.cost())) }
    case .settledVariation: return { try contractTrees.settledGain($0) }
    case .unrealizedPLAverage: return { try $0.inBase(try .difference($0.value, $0.averageValue)) }
    case .unrealizedPLToday: return { try $0.inBase(try $0.gainToday(since: state.startOfDay)) }
    case .initialRequirement, .maintenanceRequirement, .houseRequirement, .chargedRequirement:
      guard state.allowsCredit else { return { .constant($0.isValued ? .zero : nil) } }
      return { try $0.requirement(of: figure, in: state, by: sheet.valuation) }
    default: throw LedgerError(.imbalance, field: figure.name, "\(figure.name) has no derivation")
    }
  }

  private func sum(
    _ includes: (PositionTree) -> Bool, of amount: (PositionTree) throws -> Explanation
  ) throws -> Explanation {
    var terms: [Explanation] = []
    for line in lines {
      if !line.isValued {
        terms.append(try line.inBase(line.value))
      } else if includes(line) {
        terms.append(try amount(line))
      }
    }
    return try .sum(terms)
  }
}

import CivilTime
import Ledger
import Market
import Money

extension Explainer {
  /// Currency by currency: what was held at the close before times the change of its rate, and the sides of exchanges.
  func fxEffectToday() throws -> Explanation {
    guard let effects = state.fxEffectsToday(by: sheet.valuation) else { return .constant(nil) }
    let held = state.startOfDay.flatMap(\.foreign) ?? []
    let exchanged = exchanges { isToday($0) }
    let trees = try state.startOfDay.map { start in
      held.isEmpty ? [] : try openingExplainer(through: openingEnd(start), start).foreignHoldings()
    }
    var terms: [Explanation] = []
    for currency in effects.map(\.currency) {
      var parts: [Explanation] = []
      if let start = state.startOfDay, let holding = held.first(where: { $0.currency == currency }) {
        let tree = trees?.first { $0.currency == currency }?.value
        parts.append(try rateEffect(on: holding, tree, since: start.closedAt))
      }
      if let sides = exchanged[currency] { parts.append(try total(sides)) }
      terms.append(try .sum(parts, currency.code))
    }
    return try .sum(terms)
  }

  /// - Parameter tree: of what was held; nil or of another value where a statement says it.
  private func rateEffect(
    on holding: ForeignHolding, _ tree: Explanation?, since close: Instant
  ) throws -> Explanation {
    let currency = holding.currency
    let value = Explanation(
      .snapshot, "held", value: holding.value, operands: tree?.value == holding.value ? [tree].compactMap(\.self) : [],
      date: MarketZone.newYork.date(of: close))
    let change = try Explanation.difference(
      try trees.rate(from: currency, to: base, at: at), try trees.rate(from: currency, to: base, at: close))
    return try .product([value, change])
  }

  /// The sides of a day's exchanges, by the currency that each is about.
  func exchanges(where isOfDay: (EffectOrder) -> Bool) -> [Currency: [Trail.Contribution]] {
    let sides = trail.contributions[TrailNeeds.Kind.exchanged.rawValue].filter { isOfDay($0.order) }
    var about: [Currency: [Trail.Contribution]] = [:]
    for index in stride(from: 0, to: sides.count - 1, by: 2) {
      // An exchange notes what was sold, then what was bought.
      let (sold, bought) = (sides[index], sides[index + 1])
      about[bought.currency == base ? sold.currency : bought.currency, default: []] += [sold, bought]
    }
    return about
  }
}

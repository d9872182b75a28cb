import CivilTime
import Ledger
import Margin
import Market
import Money

extension Explainer {
  /// What an opening of the day asked for: its units, the price that they were opened at, and the rates of the rules.
  ///
  /// - Parameter opener: the execution.
  func opening(_ span: DayTrading.Span, by opener: RecordedEvent?) throws -> Explanation {
    // What an option that was written asks for rests on all that was held beside it.
    let asked = Explanation(.running, "opening_requirement", value: span.requirement, event: span.event)
    guard case .trade(let trade)? = opener?.event.payload, let at = opener?.event.at,
      let unit = try requirementOfUnit(of: trade, at: at, event: span.event), let each = unit.value, !each.isZero,
      let units = try? span.requirement.divided(by: each, scale: Expression.quotientScale).trimmed()
    else { return asked }
    let isWhole = units == trade.quantity
    let quantity = Explanation(
      isWhole ? .event : .running, isWhole ? trade.symbol : "opened_quantity", value: units, event: span.event,
      field: "quantity")
    var node = try Explanation.product([quantity, unit], "opening_requirement")
    node.event = span.event
    return node.value == span.requirement ? node : asked
  }

  /// In the account's currency, at the price of the execution; nil for written options.
  private func requirementOfUnit(of trade: Trade, at: Instant, event: Int64) throws -> Explanation? {
    let (id, traits) = try market.world.terms(trade.symbol)
    let price = Explanation(.event, trade.symbol, value: trade.price, event: event, field: "price")
    let value = try Explanation.product([price] + TradeTrees.multiplier(of: traits))
    var unit = value
    if traits.kind == .option {
      if !trade.side.isBuy { return nil }
    } else {
      let terms = HouseTerms(of: state, at: at, in: market).terms(of: id, traits, price: trade.price, in: market)
      unit = try state.rules.amounts(
        of: traits, isShort: !trade.side.isBuy, price: trade.price, shares: .constant(.one), marketValue: value,
        terms: terms, with: ExplainingArithmetic()
      ).maintenance
    }
    return try trees.converted(unit, from: traits.currency, to: base, at: at)
  }
}

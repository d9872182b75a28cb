import CivilTime
import Ledger
import Margin
import Market
import Money

extension Trail {
  mutating func note(_ trade: Trade, _ recorded: RecordedEvent, before: AccountState) throws {
    let (id, instrument) = try market.world.instrument(trade.symbol)
    let held = before.position(of: id)
    let trees = try TradeTrees(trade, instrument, recorded, held: held?.quantity ?? .zero)
    let currency = trees.fill.currency
    add([.cash], trees.net, currency, recorded)
    if trees.fill.settles > MarketZone.newYork.date(of: trees.fill.at) {
      add([.unsettled], trees.net, currency, recorded)
    }
    add([trees.fill.isBuy ? .bought : .sold], trees.gross, currency, recorded)
    if !trees.fill.charges.isZero { add([.commission], trees.charges, currency, recorded) }
    try noteRealised(trees, held, recorded)
    if needs.sma { try noteSMA(id, trees, recorded) }
    if needs.positions { try notePosition(id, trees, held, recorded) }
  }

  private mutating func noteRealised(_ trees: TradeTrees, _ held: Position?, _ recorded: RecordedEvent) throws {
    let fill = trees.fill
    guard fill.closing.isPositive, let held else {
      if !fill.charges.isZero { add([.realisedAverage], try .negated(trees.charges), fill.currency, recorded) }
      return
    }
    let closing = held.quantity.isNegative ? -fill.closing : fill.closing
    if needs.kinds.contains(.realised) {
      let costs = try LotPiece.closing(closing, of: held.lots).map { try $0.cost(takenBy: fill.event) }
      let gain = try Explanation.difference(try trees.closingShare(of: trees.net), try .total(costs))
      // Without a known basis nothing is claimed as profit.
      if gain.value != nil { add([.realised], gain, fill.currency, recorded) }
    }
    if needs.kinds.contains(.realisedAverage) {
      let average = Explanation(.running, "average_value", value: held.averageValue, event: held.lots[0].opener)
      let removed = try Explanation.share(
        average, Explanation(.running, "closing_quantity", value: closing, event: fill.event, field: "quantity"),
        of: Explanation(.running, "quantity_held", value: held.quantity, event: held.lots[0].opener))
      let gross = fill.isBuy ? try Explanation.negated(trees.gross) : trees.gross
      let gain = try Explanation.difference(try trees.closingShare(of: gross), removed)
      add(
        [.realisedAverage], fill.charges.isZero ? gain : try .difference(gain, trees.charges), fill.currency, recorded)
    }
  }

  /// The requirement that the closing part releases and the opening part takes.
  private mutating func noteSMA(_ id: InstrumentID, _ trees: TradeTrees, _ recorded: RecordedEvent) throws {
    let fill = trees.fill
    if trees.terms.kind == .option { return try noteOptionSMA(id, trees, recorded) }
    let opening = try fill.quantity - fill.closing
    for (quantity, releases) in [(fill.closing, true), (opening, false)] where quantity.isPositive {
      let isShort = fill.isBuy == releases
      let part = trees.closing(quantity)
      let value = try Explanation.share(trees.gross, part, of: trees.quantity)
      let requirement = try state.rules.amounts(
        of: trees.terms, isShort: isShort, price: fill.price, shares: part, marketValue: value,
        terms: HouseTerms(of: state, at: fill.at, in: market)
          .terms(of: id, trees.terms, price: fill.price, in: market),
        with: ExplainingArithmetic()
      ).charged
      try enterSMA(releases ? requirement : try .negated(requirement), fill.currency, recorded)
    }
  }

  /// What the fill brought or cost, and what the options on the underlying ask for before and after it.
  private mutating func noteOptionSMA(_ id: InstrumentID, _ trees: TradeTrees, _ recorded: RecordedEvent) throws {
    guard state.allowsCredit else { return }
    let fill = trees.fill
    guard let (before, after) = try OptionGroup.around(fill, of: id, after: state, in: market),
      let asked = try after.claim(by: state), let released = try before.claim(by: state)
    else { return try enterSMA(.constant(nil), state.baseCurrency, recorded) }
    try enterSMA(trees.net, fill.currency, recorded)
    func claim(_ label: String, _ value: ExactDecimal) -> Explanation {
      Explanation(.running, label, value: value, event: fill.event)
    }
    try enterSMA(
      try .difference(claim("options_before", released), claim("options_after", asked)), state.baseCurrency, recorded)
  }

  private mutating func notePosition(
    _ id: InstrumentID, _ trees: TradeTrees, _ held: Position?, _ recorded: RecordedEvent
  ) throws {
    let fill = trees.fill
    // Taken out while it changes: a second owner would have every fill copy all lots.
    var trail = positions.removeValue(forKey: id) ?? PositionTrail()
    if fill.closing.isPositive, let held {
      try trail.close(held.quantity.isNegative ? -fill.closing : fill.closing, of: held, event: fill.event)
    }
    if fill.closing < fill.quantity {
      let entry = try trees.openingShare(of: trees.gross)
      let entryValue = fill.isBuy ? entry : try .negated(entry)
      var lot = PositionTrail.LotTrail(opener: fill.event)
      try lot.quantity.enter(try trees.opening(), event: fill.event)
      try lot.cost.enter(try .negated(try trees.openingShare(of: trees.net)), event: fill.event)
      try lot.entryValue.enter(entryValue, event: fill.event)
      try trail.open(lot, entryValue: entryValue)
    }
    trail.mark(fill.price, recorded)
    positions[id] = trail.openLots.isEmpty ? nil : trail
  }
}

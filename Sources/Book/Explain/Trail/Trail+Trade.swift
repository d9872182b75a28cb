import CivilTime
import Ledger
import Margin
import Market
import Money

extension Trail {
  mutating func note(
    _ trade: Trade, _ recorded: RecordedEvent, _ names: LotNames, before: AccountState
  ) throws {
    let (id, instrument) = try market.world.instrument(trade.symbol)
    if instrument.kind.isContract {
      return try noteContract(trade, id, instrument, recorded, names, before: before)
    }
    let held = before.position(of: id)
    let trees = try TradeTrees(trade, instrument, recorded, held: held?.quantity ?? .zero)
    let currency = trees.fill.currency
    add([.cash], trees.net, currency, recorded)
    if trees.fill.settles > MarketZone.newYork.date(of: trees.fill.at) {
      add([.unsettled], trees.net, currency, recorded)
    }
    add([trees.fill.isBuy ? .bought : .sold], trees.gross, currency, recorded)
    if !trees.fill.charges.isZero { add([.commission], trees.charges, currency, recorded) }
    try noteInterest(of: trade, trees, recorded)
    noteCounts(of: recorded, from: before)
    var pieces: [LotPiece] = []
    if trees.fill.closing.isPositive, let held {
      pieces = try LotPiece.closing(
        held.quantity.isNegative ? -trees.fill.closing : trees.fill.closing, of: held.lots,
        try before.selection(trade, trees.fill, names, held.lots), event: recorded.position)
    }
    try noteRealised(trees, held, pieces, recorded)
    if needs.sma { try noteSMA(id, trees, held, recorded) }
    if needs.positions { try notePosition(id, trees, held, pieces, recorded) }
  }

  /// Day trades and trades that the execution made.
  private mutating func noteCounts(of recorded: RecordedEvent, from before: AccountState) {
    guard let now = state.tradingDays?.day else { return }
    let then = before.tradingDays?.day
    let counts: [(TrailNeeds.Kind, Int)] = [
      (.dayTradeTurns, now.turns - (then?.turns ?? 0)),
      (.dayTradeOpenings, now.openingsClosed - (then?.openingsClosed ?? 0)),
      (.trades, now.trades - (then?.trades ?? 0)),
    ]
    for (kind, count) in counts where count > 0 && needs.kinds.contains(kind) {
      var leaf = Explanation(
        .running, kind == .trades ? "trades" : "day_trades", value: ExactDecimal(count), event: recorded.position)
      leaf.date = state.tradingDate
      add([kind], leaf, state.baseCurrency, recorded)
    }
  }

  /// Accrued interest of a bond: income, settled with the price.
  private mutating func noteInterest(of trade: Trade, _ trees: TradeTrees, _ recorded: RecordedEvent) throws {
    guard !trees.fill.accruedInterest.isZero else { return }
    let fill = trees.fill
    let told = posted("accrued_interest", trade.accruedInterest, fill.currency, recorded)
    var amount = fill.isBuy ? try Explanation.negated(told) : told
    amount.date = fill.settles
    add([.cash, .income], amount, fill.currency, recorded)
    if fill.settles > MarketZone.newYork.date(of: fill.at) { add([.unsettled], amount, fill.currency, recorded) }
    try enterSMA(amount, fill.currency, recorded)
  }

  private mutating func noteRealised(
    _ trees: TradeTrees, _ held: Position?, _ pieces: [LotPiece], _ recorded: RecordedEvent
  ) throws {
    let fill = trees.fill
    guard fill.closing.isPositive, let held else {
      if !fill.charges.isZero { add([.realisedAverage], try .negated(trees.charges), fill.currency, recorded) }
      return
    }
    let closing = held.quantity.isNegative ? -fill.closing : fill.closing
    if needs.kinds.contains(.realised) {
      let costs = try pieces.map { try $0.cost(takenBy: fill.event) }
      // Without a known basis the profit is unknown, and with it the sum.
      let gain = try Explanation.difference(try trees.closingShare(of: trees.net), try .total(costs))
      add([.realised], gain, fill.currency, recorded)
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
  private mutating func noteSMA(
    _ id: InstrumentID, _ trees: TradeTrees, _ held: Position?, _ recorded: RecordedEvent
  ) throws {
    let fill = trees.fill
    if trees.terms.kind == .option { return try noteOptionSMA(id, trees, recorded) }
    let opening = try fill.quantity - fill.closing
    let before = try held.map { held throws(MoneyError) in try Seasoning.young(held.lots, trees.terms, at: fill.at) }
    let young = try fill.young(from: before ?? .zero, to: state.position(of: id), trees.terms)
    for (quantity, releases) in [(fill.closing, true), (opening, false)] where quantity.isPositive {
      let isShort = fill.isBuy == releases
      let part = trees.closing(quantity)
      let value = try Explanation.share(trees.gross, part, of: trees.quantity)
      let requirement =
        young == quantity ? value : try charge(id, trees, quantity, young: young, value, isShort: isShort)
      try enterSMA(releases ? requirement : try .negated(requirement), fill.currency, recorded)
    }
  }

  /// What the broker charges for a holding at the moment of a fill; units without loan value ask for all of theirs.
  private func charge(
    _ id: InstrumentID, _ trees: TradeTrees, _ quantity: ExactDecimal, young: ExactDecimal, _ value: Explanation,
    isShort: Bool
  ) throws -> Explanation {
    let fill = trees.fill
    let terms = HouseTerms(of: state, at: fill.at, in: market)
      .terms(of: id, trees.terms, price: fill.price, in: market)
    let unlendable =
      young.isZero ? nil : try Explanation.share(trees.gross, trees.closing(young), of: trees.quantity)
    let charged = try state.rules.amounts(
      of: trees.terms, isShort: isShort, price: fill.price, shares: trees.closing(try quantity - young),
      marketValue: try unlendable.map { try Explanation.difference(value, $0) } ?? value, terms: terms,
      with: ExplainingArithmetic()
    ).charged
    return try unlendable.map { try Explanation.sum([charged, $0]) } ?? charged
  }

  /// What the fill brought or cost, and what the options on the underlying ask for before and after it.
  private mutating func noteOptionSMA(_ id: InstrumentID, _ trees: TradeTrees, _ recorded: RecordedEvent) throws {
    guard state.allowsCredit else { return }
    let fill = trees.fill
    guard let (before, after) = try OptionGroup.around(fill, of: id, after: state, in: market),
      let asked = try after.claim(by: state), let released = try before.claim(by: state)
    else { return try enterSMA(.constant(nil), state.baseCurrency, recorded) }
    try enterSMA(trees.net, fill.currency, recorded)
    let price = Explanation(.event, trees.quantity.label, value: fill.price, event: fill.event, field: "price")
    func claim(_ group: OptionGroup, _ label: String, _ value: ExactDecimal) throws -> Explanation {
      let trees = try OptionTrees(group, of: state, at: fill.at, in: market, priced: [id: price])
      let asked = try Explanation.sum(
        [try trees.amount(of: .cappedByOptions), try trees.amount(of: .initialRequirement)], label)
      return asked.value == value ? asked : Explanation(.running, label, value: value, event: fill.event)
    }
    try enterSMA(
      try .difference(
        try claim(before, "options_before", released), try claim(after, "options_after", asked)), state.baseCurrency,
      recorded)
  }

  private mutating func notePosition(
    _ id: InstrumentID, _ trees: TradeTrees, _ held: Position?, _ pieces: [LotPiece], _ recorded: RecordedEvent
  ) throws {
    let fill = trees.fill
    // Taken out while it changes: a second owner would have every fill copy all lots.
    var trail = positions.removeValue(forKey: id) ?? PositionTrail()
    if fill.closing.isPositive, let held {
      try trail.close(
        held.quantity.isNegative ? -fill.closing : fill.closing, pieces, of: held, after: state.position(of: id),
        event: fill.event)
    }
    if fill.closing < fill.quantity {
      let entry = try trees.openingShare(of: trees.gross)
      let entryValue = fill.isBuy ? entry : try .negated(entry)
      var lot = PositionTrail.LotTrail(opener: fill.event)
      try lot.quantity.enter(try trees.opening(), event: fill.event)
      try lot.cost.enter(try .negated(try trees.openingShare(of: trees.net)), event: fill.event)
      try lot.entryValue.enter(entryValue, event: fill.event)
      try trail.open(lot, at: state.position(of: id)?.lots.index(of: fill.event), entryValue: entryValue)
    }
    trail.mark(fill.price, recorded)
    positions[id] = trail.openLots.isEmpty ? nil : trail
  }
}

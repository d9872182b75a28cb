import CivilTime
import Ledger
import Margin
import Market
import Money

/// One position at one moment, explained.
struct PositionTree {
  let line: ValuedPosition
  let symbol: String
  let quantity: Explanation
  let price: Explanation
  /// Quantity × price × multiplier, signed.
  let value: Explanation
  let trail: PositionTrail
  private let market: MarketView
  private let base: Currency
  private let at: Instant

  init(_ position: Position, _ trail: Trail, at: Instant) throws {
    market = trail.market
    base = trail.state.baseCurrency
    self.at = at
    line = try ValuedPosition(position, in: trail.state, at: at, trail.market)
    symbol = trail.market.world.instruments[position.instrument].symbol
    guard let own = trail.positions[position.instrument] else {
      throw LedgerError(.imbalance, "the position in \(symbol) has no history")
    }
    self.trail = own
    quantity = try .total(own.openLots.map { $0.quantity.node("lot_quantity") })
    price = try trail.trees.price(
      of: position.instrument, at: at, own: position.mark, side: PositionSide(position.quantity))
    value = try .product([quantity, price] + TradeTrees.multiplier(of: line.terms), symbol)
  }

  var isShort: Bool { line.position.quantity.isNegative }
  var isOption: Bool { line.terms.kind == .option }
  /// Its price and rate are known.
  var isValued: Bool { line.marketValue != nil && line.rate != nil }

  /// An amount of the instrument's currency in the account's, under the instrument's name.
  func inBase(_ amount: Explanation) throws -> Explanation {
    var node = try MarketTrees(market: market).converted(amount, from: line.terms.currency, to: base, at: at)
    node.label = symbol
    return node
  }

  /// The market value without its sign.
  func magnitude() throws -> Explanation {
    try inBase(isShort ? try .negated(value) : value)
  }

  var averageValue: Explanation { trail.averageValue.node("average_value") }

  func cost() throws -> Explanation { try .total(trail.openLots.map { $0.cost.node("lot_cost") }) }

  /// Gain since the close before the day, or since entry for what was opened after it.
  func gainToday(since start: StartOfDay?) throws -> Explanation {
    let lots = line.position.lots
    var carriedCount = 0
    if let start, line.position.priorClose != nil {
      // From the newest lot back to the first that is older than the close.
      carriedCount = lots.count
      while carriedCount > 0, lots[carriedCount - 1].openedAt > start.closedAt { carriedCount -= 1 }
    }
    let carried = trail.openLots.prefix(carriedCount)
    let opened = trail.openLots.dropFirst(carriedCount)
    var gain = value
    if !opened.isEmpty {
      gain = try .difference(gain, try .total(opened.map { $0.entryValue.node("entry_value") }))
    }
    guard let start, !carried.isEmpty else { return gain }
    let units = try Explanation.total(carried.map { $0.quantity.node("lot_quantity") })
    let close = try priorClose(at: start.closedAt)
    return try .difference(gain, try .product([units, close] + TradeTrees.multiplier(of: line.terms)))
  }

  /// The price of the close, in units of now.
  private func priorClose(at close: Instant) throws -> Explanation {
    if let event = line.position.closeCarriedBy {
      return Explanation(.running, "prior_close", value: line.position.priorClose, event: event, field: "price")
    }
    let id = line.position.instrument
    var price = try MarketTrees(market: market).price(
      of: id, at: close, own: trail.mark(at: close), side: PositionSide(line.position.quantity))
    for link in market.world.priceLinks[id] ?? []
    where link.source == id && link.order.at > close && link.order.at <= at
      && link.order.position <= market.knownThrough
    {
      price = try MarketTrees.carried(price, over: link)
    }
    return price
  }

  /// Units of a fund that have no loan value yet; nil: there are none.
  private func youngUnits() throws -> Explanation? {
    guard try !Seasoning.young(line.position.lots, line.terms, at: at).isZero else { return nil }
    let lots = line.position.lots
    let cutoff = Seasoning.cutoff(at: at)
    var first = lots.count
    while first > 0, lots[first - 1].openedAt > cutoff { first -= 1 }
    return try .total(trail.openLots.dropFirst(first).map { $0.quantity.node("lot_quantity") })
  }

  /// What the rules ask for it; nil value where they cannot tell.
  func requirement(of figure: Figure, in state: AccountState, by valuation: Valuation) throws -> Explanation {
    guard let quoted = line.price else { return Explanation(.constant, symbol, value: nil) }
    if isOption { return Explanation(.constant, symbol, value: .zero) }
    let young = try youngUnits()
    let unlendable = try young.map { units in
      try Explanation.product([units, price] + TradeTrees.multiplier(of: line.terms), "unlendable")
    }
    let units = isShort ? try Explanation.negated(quantity) : quantity
    let worth = isShort ? try Explanation.negated(value) : value
    let amounts = try state.rules.amounts(
      of: line.terms, isShort: isShort, price: quoted.price,
      shares: try young.map { try Explanation.difference(units, $0) } ?? units,
      marketValue: try unlendable.map { try Explanation.difference(worth, $0) } ?? worth,
      terms: try valuation.terms(of: line, in: state), with: ExplainingArithmetic())
    func inBase(_ amount: Explanation) throws -> Explanation {
      try self.inBase(try unlendable.map { try Explanation.sum([amount, $0]) } ?? amount)
    }
    switch figure {
    case .initialRequirement: return try inBase(amounts.initial)
    case .maintenanceRequirement: return try inBase(amounts.maintenance)
    case .houseRequirement: return try inBase(amounts.house)
    default: return try inBase(amounts.charged)
    }
  }
}

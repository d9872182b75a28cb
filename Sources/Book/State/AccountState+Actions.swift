import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  /// What a corporate action does to the position in its instrument (balances.md §8.2), with its postings.
  mutating func perform(_ action: WorldAction, in market: MarketView) throws -> [Posting] {
    let options = try adjustOptions(by: action, in: market)
    return try performOnUnits(action, in: market) + options
  }

  private mutating func performOnUnits(_ action: WorldAction, in market: MarketView) throws -> [Posting] {
    let index = positionIndex(action.instrument)
    guard holds(action.instrument) else {
      adjustOrders(by: action, in: market)
      return []
    }
    positions[index].reported = nil
    outdateReport()
    switch action.effect {
    case .split(let ratio):
      return try split(ratio, action, in: market)
    case .spinOff(let child, let ratio, let share):
      return try spinOff(child, ratio, share, action, in: market)
    case .merger(nil, _, let cash):
      return try sellAll(for: cash ?? .zero, action, in: market)
    case .merger(let into?, let ratio, let cash):
      return try exchange(into, ratio, cash, action, in: market)
    case .symbolChange(let to):
      return try rename(to, action, in: market)
    }
  }

  private mutating func split(_ ratio: UnitRatio, _ action: WorldAction, in market: MarketView) throws -> [Posting] {
    let (new, old) = (ExactDecimal(ratio.new), ExactDecimal(ratio.old))
    let index = positionIndex(action.instrument)
    let before = positions[index].quantity
    try positions[index].lots.applySplit(numerator: new, denominator: old)
    try positions[index].carryCloses(event: nil) { close throws(MoneyError) in
      try close.scaledBySplit(numerator: old, denominator: new)
    }
    adjustOrders(of: action.instrument, by: ratio, at: action.order, in: market)
    let added = try positions[index].quantity - before
    let terms = market.world.instruments.traits(action.instrument)
    var postings = Self.units(action.instrument, added, .corporateActions)
    if let sale = try Self.fraction(of: positions[index].quantity, terms, action) {
      postings += try sell(sale, of: action.instrument, terms, in: market)
    }
    return postings
  }

  /// The fraction of a unit that is paid; nil: there is none, or it is kept.
  static func fraction(
    of units: ExactDecimal, _ terms: InstrumentTraits, _ action: WorldAction
  ) throws -> FractionSale? {
    guard let price = action.cashInLieu else { return nil }
    let fraction = try units - units.rounded(toScale: 0, .down)
    guard !fraction.isZero else { return nil }
    let cash = try (fraction * price * terms.multiplier).posted(in: terms.currency)
    return FractionSale(units: fraction, cash: cash, at: action.order.at)
  }

  /// The child takes its share of every lot's basis along, and the date.
  private mutating func spinOff(
    _ child: InstrumentID, _ ratio: UnitRatio, _ share: ExactDecimal, _ action: WorldAction, in market: MarketView
  ) throws -> [Posting] {
    let index = positionIndex(action.instrument)
    var leaving = Arrival(instrument: child, event: action.order.position)
    var staying: [Lot] = []
    for var lot in positions[index].lots.all {
      var part = lot
      part.quantity = try lot.quantity.scaledBySplit(
        numerator: ExactDecimal(ratio.new), denominator: ExactDecimal(ratio.old))
      part.entryValue = try lot.entryValue.share(share, of: 1)
      part.cost = try lot.cost?.share(share, of: 1)
      lot.entryValue = try lot.entryValue - part.entryValue
      if let cost = lot.cost, let gone = part.cost { lot.cost = try cost - gone }
      staying.append(lot)
      leaving.lots.append(part)
    }
    leaving.averageValue = try positions[index].averageValue.share(share, of: 1)
    try leaving.carryCloses(of: positions[index], over: action)
    positions[index].lots = try positions[index].lots.replaced(by: staying)
    positions[index].averageValue = try positions[index].averageValue - leaving.averageValue
    if let link = action.link(of: action.instrument) {
      try positions[index].carryCloses(event: action.order.position, link.applied)
    }
    cancelOrders(of: action.instrument, at: action.order, in: market)
    return try receive(leaving, action, in: market)
  }

  /// All units go for cash.
  private mutating func sellAll(
    for cash: ExactDecimal, _ action: WorldAction, in market: MarketView
  ) throws -> [Posting] {
    let terms = market.world.instruments.traits(action.instrument)
    let units = positions[positionIndex(action.instrument)].quantity
    let paid = try (units * cash * terms.multiplier).posted(in: terms.currency)
    cancelOrders(of: action.instrument, at: action.order, in: market)
    return try sell(
      FractionSale(units: units, cash: paid, at: action.order.at), of: action.instrument, terms, in: market)
  }

  private mutating func rename(_ to: InstrumentID, _ action: WorldAction, in market: MarketView) throws -> [Posting] {
    let index = positionIndex(action.instrument)
    var arriving = Arrival(instrument: to, event: action.order.position)
    arriving.lots = positions[index].lots.all
    arriving.averageValue = positions[index].averageValue
    arriving.priorClose = positions[index].priorClose
    arriving.pendingClose = positions[index].pendingClose
    arriving.predecessor = positions[index]
    let units = positions[index].quantity
    noteFormer(action.instrument, at: action.order.at)
    positions.remove(at: index)
    renameOrders(of: action.instrument, to: to, at: action.order, in: market)
    return try Self.units(action.instrument, -units, .corporateActions) + receive(arriving, action, in: market)
  }
}

/// Units that a corporate action brings, with what they carry along.
struct Arrival {
  let instrument: InstrumentID
  /// The action's.
  let event: Int64
  var lots: [Lot] = []
  var averageValue = ExactDecimal.zero
  var priorClose: ExactDecimal?
  var pendingClose: ExactDecimal?
  /// The position that goes on under another name.
  var predecessor: Position?

  init(instrument: InstrumentID, event: Int64) {
    self.instrument = instrument
    self.event = event
  }

  /// The closes of the instrument that it comes out of, in its own units.
  mutating func carryCloses(of source: Position, over action: WorldAction) throws(MoneyError) {
    guard let link = action.link(of: instrument) else { return }
    if let close = source.priorClose { priorClose = try link.applied(to: close) }
    if let close = source.pendingClose { pendingClose = try link.applied(to: close) }
  }
}

extension WorldAction {
  /// What the action says of an instrument's price.
  func link(of id: InstrumentID) -> PriceLink? { priceLinks.first { $0.of == id }?.link }
}

extension AccountState {
  /// Takes units in: a fraction is paid where the action says so, the rest joins what is held.
  mutating func receive(
    _ arrival: Arrival, _ action: WorldAction, in market: MarketView
  ) throws -> [Posting] {
    let id = arrival.instrument
    let terms = market.world.instruments.traits(id)
    var arriving = arrival.predecessor?.renamed(id) ?? Position(instrument: id, openedAt: action.order.at)
    arriving.lots = try LotQueue().replaced(by: arrival.lots)
    arriving.averageValue = arrival.averageValue
    arriving.priorClose = arrival.priorClose
    arriving.pendingClose = arrival.pendingClose
    arriving.closeCarriedBy = arrival.event
    arriving.pendingCarriedBy = arrival.event
    var postings = Self.units(id, arriving.quantity, .corporateActions)
    if let sale = try Self.fraction(of: arriving.quantity, terms, action) {
      let removed = try arriving.remove(sale.units, .method(.fifo))
      let lots: ExactDecimal? = if let cost = removed.cost { try sale.cash - cost } else { nil }
      try arriving.realise(lots)
      try noteRealised(Realised(lots: lots, average: try sale.cash - removed.averageValue), terms.currency)
      try cash.add(sale.cash, terms.currency)
      if let released = try initialRequirement(of: terms, sale.units, value: sale.cash) {
        enterSMA(released, terms.currency, in: market, at: sale.at)
      }
      postings += Self.movement(.trading, sale.cash, terms.currency)
      postings += Self.units(id, -sale.units, .corporateActions)
    }
    guard !arriving.quantity.isZero else { return postings }
    let index = positionIndex(id)
    if holds(id) {
      let met = try positions[index].absorb(arriving.lots.all, averageValue: arriving.averageValue)
      positions[index].reported = nil
      try noteRealised(met, terms.currency)
      dropIfFlat(index, at: action.order.at, in: market)
    } else {
      hold(arriving, at: index, in: market)
    }
    return postings
  }
}

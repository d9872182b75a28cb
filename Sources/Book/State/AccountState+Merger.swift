import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  /// All units go for units of another instrument, and perhaps for cash too.
  ///
  /// Basis and dates go along. With cash, the gain is realised as far as the cash reaches, a loss is not
  /// (26 USC 356(a)); what the new units are worth is their last price before.
  mutating func exchange(
    _ into: InstrumentID, _ ratio: UnitRatio, _ cashPerUnit: ExactDecimal?, _ action: WorldAction,
    in market: MarketView
  ) throws -> [Posting] {
    let index = positionIndex(action.instrument)
    let old = positions[index]
    let terms = market.world.instruments.traits(action.instrument)
    let paid = try cashPerUnit.map { try (old.quantity * $0 * terms.multiplier).posted(in: terms.currency) } ?? .zero
    if cashPerUnit != nil { marketReadAt = max(marketReadAt ?? action.order.at, action.order.at) }
    let price = cashPerUnit == nil ? nil : market.price(of: into, at: action.order.at)?.price
    var boot = Boot(left: paid, units: old.quantity, hasCash: cashPerUnit != nil)
    var arriving = Arrival(instrument: into, event: action.order.position)
    let multiplier = market.world.instruments.traits(into).multiplier
    for lot in old.lots.all {
      var new = lot
      new.quantity = try lot.quantity.scaledBySplit(
        numerator: ExactDecimal(ratio.new), denominator: ExactDecimal(ratio.old))
      let worth = try price.map { try new.quantity * $0 * multiplier }
      try boot.take(lot.quantity, from: &new, worth: worth)
      arriving.lots.append(new)
    }
    let newUnits = try arriving.lots.reduce(ExactDecimal.zero) { try $0 + $1.quantity }
    let average =
      try Boot.recognised(
        cash: paid, worth: try price.map { try newUnits * $0 * multiplier }, basis: old.averageValue) ?? .zero
    arriving.averageValue = try old.averageValue - paid + average
    try arriving.carryCloses(of: old, ratio: ratio, cash: cashPerUnit ?? .zero)
    noteFormer(action.instrument, at: action.order.at)
    positions.remove(at: index)
    cancelOrders(of: action.instrument, at: action.order, in: market)
    var postings = Self.units(action.instrument, -old.quantity, .corporateActions)
    if !paid.isZero {
      try cash.add(paid, terms.currency)
      try noteRealised(Realised(lots: boot.recognised, average: average), terms.currency)
      if let released = try initialRequirement(of: terms, old.quantity, value: paid) {
        enterSMA(released, terms.currency, in: market, at: action.order.at)
      }
      postings += Self.movement(.trading, paid, terms.currency)
    }
    return try postings + receive(arriving, action, in: market)
  }
}

/// The cash beside the units of a merger, shared out over the lots.
struct Boot {
  /// What is not shared out yet, and over how many units.
  var left: ExactDecimal
  var units: ExactDecimal
  let hasCash: Bool
  /// The gain realised so far; nil: unknown.
  var recognised: ExactDecimal? = .zero

  init(left: ExactDecimal, units: ExactDecimal, hasCash: Bool) {
    self.left = left
    self.units = units
    self.hasCash = hasCash
  }

  /// Takes a lot's part of the cash out of its basis and puts what is realised of the gain into it.
  ///
  /// - Parameter old: the lot's units before.
  mutating func take(_ old: ExactDecimal, from lot: inout Lot, worth: ExactDecimal?) throws(MoneyError) {
    guard hasCash else { return }
    let part = try left.share(old, of: units)
    left = try left - part
    units = try units - old
    guard let cost = lot.cost, let gain = try Self.recognised(cash: part, worth: worth, basis: cost) else {
      lot.cost = nil
      recognised = nil
      return
    }
    lot.cost = try cost - part + gain
    lot.entryValue = try cost - part + gain
    if let sum = recognised { recognised = try sum + gain }
  }

  /// min(gain, cash), not below zero; nil when the worth of the new units is unknown.
  static func recognised(
    cash: ExactDecimal, worth: ExactDecimal?, basis: ExactDecimal
  ) throws(MoneyError) -> ExactDecimal? {
    if cash.isZero { return .zero }
    guard let worth else { return nil }
    return max(.zero, min(try cash + worth - basis, cash.magnitude))
  }
}

extension Arrival {
  /// The closes of the old units less the cash, in new units.
  mutating func carryCloses(of old: Position, ratio: UnitRatio, cash: ExactDecimal) throws(MoneyError) {
    func carry(_ close: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
      guard let close, close > cash else { return nil }
      return try (close - cash).scaledBySplit(
        numerator: ExactDecimal(ratio.old), denominator: ExactDecimal(ratio.new))
    }
    priorClose = try carry(old.priorClose)
    pendingClose = try carry(old.pendingClose)
  }
}

import CivilTime
import Ledger
import Margin
import Market
import Money

/// The numbers of one position at one moment, without a reference inside: read for every position of every sheet.
struct PositionLine {
  let quantity: ExactDecimal
  /// Of the lots; nil: unknown.
  let cost: ExactDecimal?
  let averageValue: ExactDecimal
  let terms: InstrumentTraits
  let price: ExactDecimal?
  /// Base currency for one unit of the instrument's; nil when no rate is known.
  let rate: ExactDecimal?
  /// quantity × price × multiplier, signed.
  let marketValue: ExactDecimal?
  /// Gain since the start of the day; nil without a price.
  let gainToday: ExactDecimal?
  /// Units of a fund that have no loan value yet.
  var young = ExactDecimal.zero

  /// Inlined: of what is asked of it, most callers look at a part.
  @inline(__always)
  static func of(
    _ position: UnsafePointer<Position>, base: Currency, since close: Instant?, at: Instant, in market: MarketView
  ) throws(MoneyError) -> PositionLine {
    let instrument = position.pointee.instrument
    let terms = market.world.instruments.traits(instrument)
    let quantity = position.pointee.lots.quantity
    let side: PositionSide = quantity.isNegative ? .short : .long
    let price = market.price(ofPosition: instrument, terms, at: at, own: position.pointee.mark, side: side)?.price
    let rate =
      terms.currency == base ? ExactDecimal.one : market.rate(from: terms.currency, to: base, at: at)
    guard let price else {
      return PositionLine(
        quantity: quantity, cost: position.pointee.lots.cost, averageValue: position.pointee.averageValue,
        terms: terms, price: nil, rate: rate, marketValue: nil, gainToday: nil)
    }
    let value = try value(quantity, price, terms.multiplier)
    var line = PositionLine(
      quantity: quantity, cost: position.pointee.lots.cost, averageValue: position.pointee.averageValue,
      terms: terms, price: price, rate: rate, marketValue: value,
      gainToday: try gainToday(of: position, value: value, multiplier: terms.multiplier, since: close))
    if terms.kind == .fund { line.young = try Seasoning.young(position.pointee.lots, terms, at: at) }
    return line
  }

  /// quantity × price × multiplier, signed.
  @inline(__always)
  static func value(
    _ quantity: ExactDecimal, _ price: ExactDecimal, _ multiplier: ExactDecimal
  ) throws(MoneyError) -> ExactDecimal {
    multiplier.isIdentical(to: .one) ? try quantity * price : try quantity * price * multiplier
  }

  /// Against the prior close; for units opened since then against their entry.
  @inline(__always)
  static func gainToday(
    of position: UnsafePointer<Position>, value: ExactDecimal, multiplier: ExactDecimal, since close: Instant?
  ) throws(MoneyError) -> ExactDecimal {
    if let basis = try basisToday(of: position, multiplier: multiplier, since: close) { return try value - basis }
    let held = position.pointee.lots.quantity
    guard let prior = position.pointee.priorClose, let close else { return value }
    let opened = try position.pointee.lots.opened(after: close)
    if opened.quantity == held { return try value - opened.entry }
    return try value - opened.entry - (held - opened.quantity) * prior * multiplier
  }

  /// What all of a position's units gain against; nil where some were held at the prior close and others were not.
  @inline(__always)
  static func basisToday(
    of position: UnsafePointer<Position>, multiplier: ExactDecimal, since close: Instant?
  ) throws(MoneyError) -> ExactDecimal? {
    guard let prior = position.pointee.priorClose, let close else { return position.pointee.lots.entryValue }
    guard position.pointee.lots.newestOpening <= close else { return nil }
    return try self.value(position.pointee.lots.quantity, prior, multiplier)
  }

  /// An amount of the instrument's currency in the account's.
  @inline(__always) func base(_ amount: ExactDecimal, _ rate: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    rate.isIdentical(to: .one) ? amount : try amount * rate
  }
}

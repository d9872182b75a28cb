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

  static func of(
    _ position: UnsafePointer<Position>, base: Currency, since close: Instant?, at: Instant, in market: MarketView
  ) throws(MoneyError) -> PositionLine {
    let instrument = position.pointee.instrument
    let terms = market.world.instruments.traits(instrument)
    let quantity = position.pointee.lots.quantity
    let side: PositionSide = quantity.isNegative ? .short : .long
    let price =
      terms.hasEnded(at: at)
      ? nil : market.price(of: instrument, at: at, own: position.pointee.mark, side: side)?.price
    let rate =
      terms.currency == base ? ExactDecimal.one : market.rate(from: terms.currency, to: base, at: at)
    guard let price else {
      return PositionLine(
        quantity: quantity, cost: position.pointee.lots.cost, averageValue: position.pointee.averageValue,
        terms: terms, price: nil, rate: rate, marketValue: nil, gainToday: nil)
    }
    let value = try quantity * price * terms.multiplier
    var line = PositionLine(
      quantity: quantity, cost: position.pointee.lots.cost, averageValue: position.pointee.averageValue,
      terms: terms, price: price, rate: rate, marketValue: value,
      gainToday: try gainToday(of: position, value: value, multiplier: terms.multiplier, since: close))
    if terms.kind == .fund { line.young = try Seasoning.young(position.pointee.lots, terms, at: at) }
    return line
  }

  /// Against the prior close; for units opened since then against their entry.
  static func gainToday(
    of position: UnsafePointer<Position>, value: ExactDecimal, multiplier: ExactDecimal, since close: Instant?
  ) throws(MoneyError) -> ExactDecimal {
    let held = position.pointee.lots.quantity
    guard let prior = position.pointee.priorClose, let close else {
      return try value - position.pointee.lots.entryValue
    }
    if position.pointee.lots.newestOpening <= close { return try value - held * prior * multiplier }
    let opened = try position.pointee.lots.opened(after: close)
    if opened.quantity == held { return try value - opened.entry }
    return try value - opened.entry - (held - opened.quantity) * prior * multiplier
  }

  /// An amount of the instrument's currency in the account's.
  @inline(__always) func base(_ amount: ExactDecimal, _ rate: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    rate.isIdentical(to: .one) ? amount : try amount * rate
  }
}

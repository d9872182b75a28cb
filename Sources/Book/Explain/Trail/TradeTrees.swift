import CivilTime
import Ledger
import Market
import Money

/// One fill with each of its amounts explained by the trade's own members.
struct TradeTrees {
  let fill: Fill
  let terms: InstrumentTraits
  let quantity: Explanation
  /// Quantity × price × multiplier.
  let gross: Explanation
  /// Commission and fees.
  let charges: Explanation
  /// Effect on cash, signed, as posted.
  let net: Explanation

  /// `held`: the units of the position before the trade, signed.
  init(_ trade: Trade, _ instrument: Instrument, _ recorded: RecordedEvent, held: ExactDecimal) throws {
    terms = InstrumentTraits(instrument)
    let traded = MarketZone.newYork.date(of: recorded.event.at)
    var fill = try Fill.of(
      trade, terms, recorded, settles: trade.settles ?? instrument.settlementDate(tradeDate: traded))
    fill.meet(held)
    self.fill = fill
    let position = recorded.position
    func leaf(_ field: String, _ value: ExactDecimal) -> Explanation {
      Explanation(.event, trade.symbol, value: value, event: position, field: field)
    }
    quantity = leaf("quantity", trade.quantity)
    gross = try .product([quantity, leaf("price", trade.price)] + Self.multiplier(of: terms))
    charges = try .sum([leaf("commission", trade.commission), leaf("fees", trade.fees)])
    net = try Self.net(fill, gross: gross, charges: charges)
  }

  /// The multiplier as a factor, unless it is a plain one.
  static func multiplier(of terms: InstrumentTraits) -> [Explanation] {
    terms.multiplier.isIdentical(to: 1) ? [] : [.parameter("multiplier", terms.multiplier)]
  }

  private static func net(_ fill: Fill, gross: Explanation, charges: Explanation) throws(MoneyError) -> Explanation {
    let exact: Explanation
    if fill.isBuy {
      exact = try .negated(fill.charges.isZero ? gross : try .sum([gross, charges]))
    } else {
      exact = fill.charges.isZero ? gross : try .difference(gross, charges)
    }
    var net = Explanation.posted(exact, scale: fill.currency.minorUnits)
    net.event = fill.event
    net.date = fill.settles
    return net
  }

  /// The part of the fill that closes, as a quantity of its own.
  func closing(_ value: ExactDecimal) -> Explanation {
    if value == fill.quantity { return quantity }
    return Explanation(.running, "closing_quantity", value: value, event: fill.event, field: "quantity")
  }

  /// The share of an amount of the fill that belongs to the part that closes.
  func closingShare(of amount: Explanation) throws(MoneyError) -> Explanation {
    try .share(amount, closing(fill.closing), of: quantity)
  }

  /// The share that belongs to the part that opens.
  func openingShare(of amount: Explanation) throws(MoneyError) -> Explanation {
    fill.closing.isZero ? amount : try .difference(amount, try closingShare(of: amount))
  }

  /// The units that open, signed.
  func opening() throws(MoneyError) -> Explanation {
    let opened = fill.closing.isZero ? quantity : try .difference(quantity, closing(fill.closing))
    return fill.isBuy ? opened : try .negated(opened)
  }
}

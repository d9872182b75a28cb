import CivilTime
import Ledger
import Market
import Money

/// One execution with its money worked out.
struct Fill {
  let event: Int64
  let at: Instant
  let currency: Currency
  let isBuy: Bool
  let quantity: ExactDecimal
  let price: ExactDecimal
  /// quantity × price × multiplier.
  let gross: ExactDecimal
  /// Commission and fees, a cost.
  let charges: ExactDecimal
  /// Effect on cash, signed, rounded as posted.
  let net: ExactDecimal
  let settles: CivilDate
  /// What accrued interest does to cash, signed, rounded as posted.
  let accruedInterest: ExactDecimal
  /// The part that closes an opposite position.
  var closing = ExactDecimal.zero
  /// Of an option whose use this is; nil: a trade, whose price is one of the market.
  var premium: CarriedPremium?

  static func of(
    _ trade: Trade, _ terms: InstrumentTraits, _ recorded: RecordedEvent, settles: CivilDate
  ) throws(MoneyError) -> Fill {
    let isBuy = trade.side.isBuy
    let gross = try trade.quantity * trade.price * terms.multiplier
    let charges = try trade.commission + trade.fees
    let exact = isBuy ? -(try gross + charges) : try gross - charges
    return Fill(
      event: recorded.position, at: recorded.event.at, currency: terms.currency, isBuy: isBuy,
      quantity: trade.quantity, price: trade.price, gross: gross, charges: charges,
      net: exact.posted(in: terms.currency), settles: settles,
      accruedInterest: trade.isPlain
        ? .zero : (isBuy ? -trade.accruedInterest : trade.accruedInterest).posted(in: terms.currency))
  }

  /// The part against what is held closes, the rest opens.
  mutating func meet(_ held: ExactDecimal) {
    if !held.isZero, held.isNegative == isBuy { closing = min(quantity, held.magnitude) }
  }

  var signedQuantity: ExactDecimal { isBuy ? quantity : -quantity }
  /// Cash effect before charges.
  var signedGross: ExactDecimal { isBuy ? -gross : gross }

  /// What basis and proceeds are counted from; nil: unknown.
  func basisNet() throws(MoneyError) -> ExactDecimal? {
    guard let premium else { return net }
    return try premium.cost.map { cost throws(MoneyError) in try net - cost }
  }

  /// The cash effect before charges that average prices are counted from.
  func averageGross() throws(MoneyError) -> ExactDecimal {
    guard let premium else { return signedGross }
    return try signedGross - premium.averageValue
  }

  /// The part of the cash effect that opens or covers a short.
  func ofShorts() throws(MoneyError) -> ExactDecimal {
    if closing.isZero { return isBuy ? .zero : net }
    if closing == quantity { return isBuy ? net : .zero }
    let closed = try net.share(closing, of: quantity)
    return isBuy ? closed : try net - closed
  }

  func postings(_ id: InstrumentID) -> [Posting] {
    // What is paid beyond the units' own value is the charges; rounding to the cent stays with the units.
    let fees = charges.posted(in: currency)
    let cash = Posting(.cash, .currency(currency), net)
    let units = Posting(.securities, .instrument(id), signedQuantity)
    let unitsTraded = Posting(.trading, .instrument(id), -signedQuantity)
    if fees.isZero { return [cash, Posting(.trading, .currency(currency), -net), units, unitsTraded] }
    return [
      cash, Posting(.fees, .currency(currency), fees),
      Posting(.trading, .currency(currency), remainder(net, fees)), units, unitsTraded,
    ]
  }

  /// −(net + fees): both came out of a sum that fits, so this one does.
  private func remainder(_ net: ExactDecimal, _ fees: ExactDecimal) -> ExactDecimal {
    guard let sum = try? net + fees else { preconditionFailure("the posted amounts of a fill do not add up") }
    return -sum
  }
}

import Ledger
import Market
import Money

extension Position {
  /// Takes an execution in a future or a currency pair and returns what closing realised in its currency, before
  /// charges. Lots cost what they were entered at; charges are paid at once.
  mutating func takeContract(_ fill: Fill, _ selection: LotSelection) throws -> ExactDecimal {
    var profit = ExactDecimal.zero
    if fill.closing.isPositive {
      let removed = try remove(quantity.isNegative ? -fill.closing : fill.closing, selection)
      guard let cost = removed.cost else {
        throw LedgerError(
          .unknownBasis, field: "symbol", "what the position was entered at is unknown, so nothing can be realised")
      }
      profit = try fill.signedGross.share(fill.closing, of: fill.quantity) - cost
    }
    let opening = try fill.quantity - fill.closing
    if opening.isPositive {
      if quantity.isZero { openedAt = fill.at }
      let entry = -(try fill.signedGross - fill.signedGross.share(fill.closing, of: fill.quantity))
      try lots.open(
        Lot(
          opener: fill.event, openedAt: fill.at, quantity: fill.isBuy ? opening : -opening, cost: entry,
          entryValue: entry))
    }
    // What is open is priced by its own lots, so that it adds up with the cash that the closed ones left.
    averageValue = lots.cost ?? lots.entryValue
    mark = PricePoint(fill.price, at: fill.at, position: fill.event)
    reported = nil
    return profit
  }
}

extension Fill {
  /// The same fill with the cash that a contract moves, in its currency.
  func paying(_ net: ExactDecimal, _ currency: Currency) -> Fill {
    var paid = Fill(
      event: event, at: at, currency: currency, isBuy: isBuy, quantity: quantity, price: price, gross: gross,
      charges: charges, net: net, settles: settles, accruedInterest: .zero)
    paid.closing = closing
    return paid
  }
}

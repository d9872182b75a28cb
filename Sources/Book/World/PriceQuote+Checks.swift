import Ledger
import Market
import Money

extension PriceQuote {
  /// Refuses what values nothing: prices below zero, zero for anything but an option, and a bid above the ask. A
  /// future that somebody pays to be rid of trades at zero and below.
  func check(for kind: InstrumentKind) throws(LedgerError) {
    guard price != nil || bid != nil || ask != nil else {
      throw LedgerError(.malformed, field: "price", "a price, a bid or an ask is due")
    }
    for (field, told) in [("price", price), ("bid", bid), ("ask", ask)] {
      guard let told, kind != .future else { continue }
      guard !told.isNegative else { throw LedgerError(.notPositive, field: field, "a price is not negative") }
      guard !told.isZero || kind == .option && field != "ask" else {
        throw LedgerError(.zero, field: field, "a price of zero values nothing; only an option can be worth nothing")
      }
    }
    if let bid, let ask, bid > ask {
      throw LedgerError(.outOfRange, field: "bid", "nobody bids more than is asked")
    }
  }
}

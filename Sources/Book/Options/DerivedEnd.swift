import CivilTime
import Ledger
import Market
import Money

/// Contracts of one series that the book ended at a roll. Behind a reference, because few positions end so.
final class DerivedEnd: Sendable {
  /// Expired, and used by the account or against it.
  let unused: ExactDecimal
  let used: ExactDecimal
  /// Contracts whose end was told since.
  let confirmed: ExactDecimal

  init(unused: ExactDecimal, used: ExactDecimal, confirmed: ExactDecimal = .zero) {
    self.unused = unused
    self.used = used
    self.confirmed = confirmed
  }

  fileprivate init(_ ends: [OptionEnd]) throws(MoneyError) {
    var (unused, used) = (ExactDecimal.zero, ExactDecimal.zero)
    for end in ends {
      if end.kind == .expired { unused = try unused + end.contracts } else { used = try used + end.contracts }
    }
    (self.unused, self.used, confirmed) = (unused, used, .zero)
  }

  fileprivate func confirming(_ contracts: ExactDecimal) throws(MoneyError) -> DerivedEnd {
    DerivedEnd(unused: unused, used: used, confirmed: try confirmed + contracts)
  }

  /// Contracts of which nothing was told.
  fileprivate func open() throws(MoneyError) -> ExactDecimal { try unused + used - confirmed }
}

// An expiry that is told after the roll speaks of what the book has ended by then. Told of as many contracts or fewer,
// it confirms. Whether they expired or were used, a price of the last day has decided, which may come later than both:
// so it is asked when the event is told (`checkAgreement`), and never again, as no price may take out an event that
// was taken.
extension AccountState {
  /// Remembers what ended at the roll of a series that is gone.
  mutating func noteDerivedEnd(_ ends: [OptionEnd]) {
    guard let end = ends.first, let index = former(end.option), lately[index].until == end.at else { return }
    lately[index].ended = try? DerivedEnd(ends)
  }

  /// Takes an expiry of contracts that the book has ended.
  /// - Throws: `notHeld` where it ended none, or fewer than are told.
  mutating func confirm(_ expiry: OptionExpiry, of terms: OptionTerms, at: Instant) throws {
    if livesByStatements, heldLately(terms.id, at: at) { return }
    guard heldLately(terms.id, at: at), let index = former(terms.id), let ended = lately[index].ended,
      case let open = try ended.open(),
      open.isPositive
    else { throw LedgerError(.notHeld, field: "symbol", "no \(terms.symbol) is held or written") }
    let contracts = try positive(expiry.quantity ?? open, "quantity")
    guard contracts <= open else {
      throw LedgerError(
        .notHeld, field: "quantity", "\(open) contracts ended at the roll, less than the \(contracts) told")
    }
    lately[index].ended = try ended.confirming(contracts)
  }

  /// Refuses a new expiry of contracts that were used at the roll.
  /// - Throws: `alreadyEnded`.
  func checkAgreement(_ expiry: OptionExpiry, of id: InstrumentID) throws(LedgerError) {
    guard !holds(id), let ended = former(id).flatMap({ lately[$0].ended }), !ended.used.isZero,
      let contracts = expiry.quantity ?? (try? ended.open()), let told = try? ended.confirmed + contracts,
      told > ended.unused
    else { return }
    throw LedgerError(
      .alreadyEnded, field: expiry.quantity == nil ? "symbol" : "quantity",
      "\(ended.used) \(expiry.symbol) were used at the roll, by the price of their last day; that they expired is told "
        + "for a moment before it")
  }

  /// Where a series stands among those that are gone.
  private func former(_ id: InstrumentID) -> Int? { lately.lastIndex { $0.instrument == id } }
}

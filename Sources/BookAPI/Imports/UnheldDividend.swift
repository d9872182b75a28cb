import Ledger

/// A dividend of a file that begins later than the account: the units that it was paid on are in no row. It is taken as
/// income without a position.
struct UnheldDividend {
  /// The dividend, told as one on units that the book need not have seen.
  let event: Event
  /// For whoever reads the rows.
  let notice: String

  /// Nil for what is no dividend, or says so already.
  init?(_ event: Event) {
    guard case .dividend(var dividend) = event.payload, !dividend.isUnheld else { return nil }
    dividend.isUnheld = true
    var told = event
    told.payload = .dividend(dividend)
    self.event = told
    notice = "\(dividend.symbol) is not held in the book by then: the dividend is taken as income alone"
  }
}

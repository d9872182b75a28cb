import Ledger
import Money

extension AccountState {
  /// What a figure shows: derived, or as its teller reports it where the book cannot derive one.
  ///
  /// Futures and forex accounts live by their statements, so there the report wins while no later event has outdated
  /// it. Figures that rest on a reported one follow from the report.
  func standIn(for figure: Figure, derived: ExactDecimal?) -> ExactDecimal? {
    guard let reported, derived == nil || reportWins else { return derived }
    return reported.statement.amount(of: figure) ?? derived
  }

  /// The teller's figures go before the book's own.
  var reportWins: Bool {
    guard let reported, !reported.isOutdated else { return false }
    return livesByStatements
  }

  /// The book does not derive what such an account is worth.
  var livesByStatements: Bool { profile.kind == .futures || profile.kind == .forex }
}

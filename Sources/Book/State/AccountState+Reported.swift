import Ledger
import Money

extension AccountState {
  /// What a figure shows: derived, or as its teller reports it where the book cannot derive one.
  ///
  /// Futures and forex accounts whose fills nobody tells live by their statements, so there the report wins while no
  /// later event has outdated it. Figures that rest on a reported one follow from the report.
  func standIn(for figure: Figure, derived: ExactDecimal?) -> ExactDecimal? {
    guard let reported, derived == nil || reportWins else { return derived }
    return reported.statement.amount(of: figure) ?? derived
  }

  /// The teller's figures go before the book's own.
  var reportWins: Bool {
    guard let reported, !reported.isOutdated else { return false }
    return livesByStatements
  }

  /// What such an account is worth is what its statements say: it holds futures or currency pairs, and neither a fill
  /// nor a settlement was ever told.
  public var livesByStatements: Bool {
    profile.kind.holdsContracts && reported != nil && contracts?.livesByEvents != true
  }
}

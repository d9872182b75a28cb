public import CivilTime
public import Money

/// The account at the last official close before the roll; it stays as it is until the next roll, but for futures that
/// are settled later on the day of that close.
public struct StartOfDay: Sendable {
  /// The trading day that this is the start of.
  public var date: CivilDate
  /// When the roll took place: 00:00 New York; in futures accounts when Globex opens, in forex accounts at 17:00,
  /// both the evening before.
  public var rolledAt: Instant
  /// The close that the figures are told at.
  public var closedAt: Instant
  /// Every figure at that close.
  public var figures: FigureValues
  /// Cash per currency at that close.
  public var cash: CurrencyAmounts
  /// Futures and currency pairs at that close; nil in accounts without.
  var contracts: ContractTotals?
  /// What was held in other currencies, with their rates; empty for most accounts, nil where it was unknown.
  public internal(set) var foreign: [ForeignHolding]? = []
  /// The account as it closed, in futures accounts; nil in others.
  var closing: ClosingAccount?

  public subscript(figure: Figure) -> ExactDecimal? { figures[figure] }
}

/// What the statement that the last one left behind: figures as its teller reports them.
public struct ReportedFigures: Sendable {
  public var at: Instant
  /// Global position of the statement.
  public var position: Int64
  public var recorded: Instant
  public var statement: StatementBox
  /// A later event of the account changed cash or positions, so the reported figures are history.
  public var isOutdated = false
}

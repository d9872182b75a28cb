public import Ledger
import Money

/// Shares one statement among the many copies of a state.
public final class StatementBox: Sendable {
  public let statement: Statement
  /// The reported figures that the book knows by name.
  private let figures: [(figure: Figure, amount: ExactDecimal)]

  init(_ statement: Statement) {
    self.statement = statement
    figures = statement.figures.compactMap { line in Figure(name: line.name).map { ($0, line.amount) } }
  }

  func amount(of figure: Figure) -> ExactDecimal? {
    figures.first { $0.figure == figure }?.amount
  }
}

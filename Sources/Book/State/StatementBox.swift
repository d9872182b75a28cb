public import Ledger

/// Shares one statement among the many copies of a state.
public final class StatementBox: Sendable {
  public let statement: Statement

  init(_ statement: Statement) {
    self.statement = statement
  }
}

import Book
public import Keeper
public import Ledger
public import Money

extension AccountView {
  /// The last statement, as long as no later event has outdated it.
  public var freshStatement: Statement? {
    guard let reported = state.reported, !reported.isOutdated else { return nil }
    return reported.statement.statement
  }

  /// The last statement, whatever came after it: for what the book cannot derive.
  public var lastStatement: Statement? { state.reported?.statement.statement }

  /// A flag as the last statement tells it.
  public func flag(_ name: String) -> Bool? { lastStatement?.flags.first { $0.name == name }?.isSet }
}

extension [NamedAmount] {
  /// The amount of that name.
  public subscript(name: String) -> ExactDecimal? { first { $0.name == name }?.amount }
}

import Book
import BrokerDesk
import Keeper
import Ledger
import Market
import Money

/// Where the amounts of one account's balances come from.
///
/// The book's figures, and a statement's amount only where the book knows none. Futures and forex accounts whose fills
/// nobody tells rest on statements: what the last one tells goes first until a later event outdates it.
struct BalanceSource: Sendable {
  let view: AccountView
  let rules: [String: FieldRule]
  private let fresh: Statement?
  private let last: Statement?

  init(_ view: AccountView, rules: [String: FieldRule]) {
    self.view = view
    self.rules = rules
    fresh = view.state.livesByStatements ? view.freshStatement : nil
    last = view.lastStatement
  }

  var isMargin: Bool { view.profile.kind == .margin }
  /// What open orders would ask for within the day; nil where fills or orders are told by statements.
  func orderedDayMargin() throws -> ExactDecimal? {
    guard view.state.tellsOrdersByEvents else { return nil }
    return try view.state.openOrderDayMargin(at: view.at, in: view.market)
  }

  subscript(figure: Figure) -> ExactDecimal? { view.sheet[figure] }

  /// The amount of a wire member; nil when neither the book nor a statement knows it.
  func amount(_ member: String) throws -> ExactDecimal? {
    guard let rule = rules[member] else { return nil }
    if let stated = fresh?.figure(rule.statementName) { return stated }
    return try rule.derive(self) ?? last?.figure(rule.statementName)
  }

  func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) throws -> ExactDecimal? {
    guard let left, let right else { return nil }
    return try left + right
  }

  func difference(_ left: ExactDecimal?, _ right: ExactDecimal?) throws -> ExactDecimal? {
    guard let left, let right else { return nil }
    return try left - right
  }

  /// What the positions would be worth at their full price, in the account's currency; nil when a price is unknown.
  func notional() throws -> ExactDecimal? {
    var total = ExactDecimal.zero
    for line in try view.positionLines() {
      guard let value = try line.base(line.marketValue) else { return nil }
      total = try total + value
    }
    return total
  }

  /// Contracts times their deposit, in the account's currency; nil when one contract's is unknown.
  func deposits(_ deposit: (Instrument) -> ExactDecimal?) throws -> ExactDecimal? {
    var total = ExactDecimal.zero
    for line in try view.positionLines() {
      guard let each = deposit(line.instrument), let base = try line.base(try line.quantity.magnitude * each) else {
        return nil
      }
      total = try total + base
    }
    return total
  }
}

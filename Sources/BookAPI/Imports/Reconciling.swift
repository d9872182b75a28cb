import Book
import BookWire
import CivilTime
import Intake
import Keeper
import Ledger
import Market
import Money

/// Holds what a file states against the book as it stands at that moment with the file's other events taken.
struct Reconciling {
  /// The lines, in the order of the statement.
  private(set) var lines: [BookReconciliation] = []

  /// Notes the differences and takes out of the statement what would do harm: a basis where the book holds the same
  /// units already. Brokers round the price paid; asserted, it would put one lot in the place of all.
  mutating func compare(_ event: inout Event, with state: AccountState, in market: MarketView) {
    guard case .statement(var statement) = event.payload, statement.assertsHoldings else { return }
    if statement.assertsCash {
      var currencies = statement.cash.map(\.currency)
      currencies += state.cash.entries.map(\.currency).filter { !currencies.contains($0) && !state.cash[$0].isZero }
      for currency in currencies {
        let stated = statement.cash.first { $0.currency == currency }?.amount ?? .zero
        lines.append(
          BookReconciliation(
            at: event.at, name: currency.code, isCash: true, stated: stated, held: state.cash[currency]))
      }
    }
    if statement.assertsPositions { comparePositions(&statement, event.at, state, market) }
    event.payload = .statement(statement)
  }

  private mutating func comparePositions(
    _ statement: inout Statement, _ at: Instant, _ state: AccountState, _ market: MarketView
  ) {
    for index in statement.positions.indices {
      let stated = statement.positions[index]
      let id = market.world.instruments.id(stated.symbol)
      let held = id.flatMap { state.position(of: $0) }
      let multiplier = id.map { market.world.instruments[$0].multiplier } ?? .one
      let cost = stated.lots.first?.cost ?? stated.averagePrice.flatMap { try? stated.quantity * $0 * multiplier }
      lines.append(
        BookReconciliation(
          at: at, name: stated.symbol, isCash: false, stated: stated.quantity, held: held?.quantity ?? .zero,
          statedCost: cost?.rounded(toScale: 2, .halfAwayFromZero), heldCost: held?.lots.cost))
      if held?.quantity == stated.quantity, held?.lots.cost != nil {
        statement.positions[index].averagePrice = nil
        statement.positions[index].lots = []
      }
    }
    for position in state.positions {
      let symbol = market.world.instruments[position.instrument].symbol
      guard !statement.positions.contains(where: { $0.symbol == symbol }) else { continue }
      lines.append(
        BookReconciliation(
          at: at, name: symbol, isCash: false, stated: .zero, held: position.quantity, heldCost: position.lots.cost))
    }
  }
}

import CivilTime
@testable import Hub
import Ledger
import Money
import Testing

/// What brokers say in their own manner, in the form that the book takes.
@Suite struct StatementTidyingTests {
  private static func position(_ quantity: ExactDecimal, lots: [ExactDecimal] = []) -> StatementPosition {
    StatementPosition(
      symbol: "AAPL", quantity: quantity, averagePrice: 10, openPL: 5,
      lots: lots.map { StatementLot(quantity: $0, price: 10) })
  }

  @Test func linesOfOneSymbolBecomeOne() {
    let tidy = Statement(positions: [Self.position(3), Self.position(4)]).tidied(renaming: [:])
    #expect(tidy.positions.map(\.quantity) == [7])
    #expect(tidy.positions[0].averagePrice == 10)
    #expect(tidy.positions[0].openPL == 10)
  }

  @Test func oppositeLinesLeaveNothing() {
    #expect(Statement(positions: [Self.position(3), Self.position(-3)]).tidied(renaming: [:]).positions.isEmpty)
  }

  @Test func lotsThatDoNotAddUpAreLeftOut() {
    #expect(Statement(positions: [Self.position(3, lots: [1, 2])]).tidied(renaming: [:]).positions[0].lots.count == 2)
    #expect(Statement(positions: [Self.position(3, lots: [1, 1])]).tidied(renaming: [:]).positions[0].lots.isEmpty)
  }

  @Test func cashOfOneCurrencyAddsUp() {
    let cash = [
      StatementCash(currency: .usd, amount: 1, settled: 1), StatementCash(currency: .cad, amount: 5),
      StatementCash(currency: .usd, amount: 2),
    ]
    let tidy = Statement(cash: cash).tidied(renaming: [:])
    #expect(tidy.cash.map(\.amount) == [3, 5])
    #expect(tidy.cash[0].settled == nil)
  }

  @Test func symbolsAreRenamedEverywhereAndFiguresSorted() {
    var statement = Statement(positions: [Self.position(1)])
    statement.figures = [NamedAmount(name: "sma", amount: 2), NamedAmount(name: "equity", amount: 1)]
    statement.orders = [
      Order(
        identifier: "1", symbol: "AAPL", status: .accepted, side: .buy, type: "market", duration: "day", quantity: 1,
        placedAt: .init(seconds: 0))
    ]
    let tidy = statement.tidied(renaming: ["AAPL": "AAPL~x"])
    #expect(tidy.positions[0].symbol == "AAPL~x")
    #expect(tidy.orders[0].symbol == "AAPL~x")
    #expect(tidy.figures.map(\.name) == ["equity", "sma"])
  }
}

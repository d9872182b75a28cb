import Book
import CivilTime
import Ledger
import Market
import Money

extension BookBenchmarks {
  /// A margin account with 1,000 open orders: its sheet, and what an order costs that is placed, replaced and cancelled
  /// beside them while a reader holds a snapshot.
  func orders() throws {
    var lives = Lives()
    for index in 0..<100 { try lives.define("S\(index)", price: 20 + index) }
    var book = try lives.open("B5", cash: 10_000_000)
    for index in 0..<1_000 { try place(index, in: &book, &lives) }
    let market = MarketView(lives.world)
    let now = Lives.start.advanced(bySeconds: 60 * 1_000)
    guard let state = try book.state(asOf: now, in: market) else { return }
    let seconds = Measure.median(5) {
      for _ in 0..<20 { precondition(BalanceSheet(of: state, at: now, in: market)[.reservedByOrders] != nil) }
    }
    let rounds = 1_000
    var held = book
    let life = try Measure.seconds {
      for index in 0..<rounds {
        held = book
        try place(1_000 + index, in: &book, &lives)
        let at = Lives.start.advanced(bySeconds: Int64(61_000 + 10 * index))
        let name = "o\(1_000 + index)"
        try book.append(
          lives.record("B5", at, .orderReplaced(OrderReplacement(order: name, quantity: 7))), world: lives.world)
        try book.append(
          lives.record("B5", at, .orderCancelled(OrderCancellation(order: name))), world: lives.world)
      }
    }
    withExtendedLifetime(held) {}
    Measure.row(
      "1,000 open orders: sheet; an order placed, replaced and cancelled",
      Measure.rounded(seconds / 20 * 1e6, 0) + " µs; " + Measure.rounded(life / Double(rounds) * 1e6, 1) + " µs",
      aim: "1,000 µs")
  }

  private func place(_ index: Int, in book: inout AccountBook, _ lives: inout Lives) throws {
    let at = Lives.start.advanced(bySeconds: Int64(index < 1_000 ? 60 + index : 61_000 + 10 * (index - 1_000)))
    let placement = OrderPlacement(
      order: "o\(index)", symbol: "S\(index % 100)", side: index % 3 == 0 ? .sellShort : .buy,
      kind: .limit, duration: .gtc, quantity: ExactDecimal(1 + index % 50), limit: ExactDecimal(20 + index % 70))
    try book.append(lives.record("B5", at, .orderPlaced(placement)), world: lives.world)
  }
}

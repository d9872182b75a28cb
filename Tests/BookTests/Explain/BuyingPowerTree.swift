import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// The tree of `overnight_buying_power` of a margin account with a short, down to the trades.
@Suite struct BuyingPowerTree {
  @Test func overnightBuyingPowerWithAShort() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000", symbols: ["LNG", "SHT"])
    try fixture.trade("2026-01-05T10:00", .buy, "200", "LNG", "60", id: "buy")
    try fixture.trade("2026-01-05T10:01", .sellShort, "500", "SHT", "12", id: "short")
    try fixture.price("2026-01-05T16:00", "SHT", "15")
    let at = BookFixture.at("2026-01-06T10:00")
    let book = try #require(fixture.book)
    let tree = try Explanation(of: .overnightBuyingPower, book: book, at: at, in: MarketView(fixture.world))
    // Equity 18,500. SMA 20,000 − 6,000 − 3,000 = 11,000 buys 22,000; house excess 18,500 − 3,600 − 2,500 buys 41,333.
    #expect(tree.value == 22_000)
    #expect(try ExplanationEvaluator.value(tree) == 22_000)
    let shown = lines(tree, depth: 0, limit: 7)
    #expect(shown.starts(with: Self.top), "\(shown.joined(separator: "\n"))")
    let leaves = tree.leaves
    let identifiers = Set(leaves.compactMap { $0.event.flatMap(book.event)?.event.identifier })
    #expect(identifiers == ["buy", "short"])
    let parameters = Set(leaves.filter { $0.operation == .parameter }.map(\.label))
    #expect(
      parameters.isSuperset(of: [
        "initial_rate", "house_rate", "short_maintenance_rate", "short_per_share", "house_short_rate", "minimum_equity",
      ]))
  }

  static let top = [
    "figure overnight_buying_power = 22000",
    "  maximum = 22000",
    "    constant = 0",
    "    minimum = 22000",
    "      choice = 22000",
    "        figure equity = 18500",
  ]

  /// Operation, label and value of the upper nodes, one a line.
  private func lines(_ node: Explanation, depth: Int, limit: Int) -> [String] {
    if depth >= limit { return [] }
    let value = node.value.map { $0.trimmed(toScale: 0).description } ?? "unknown"
    let words = [node.operation.rawValue, node.label].filter { !$0.isEmpty }.joined(separator: " ")
    return [String(repeating: "  ", count: depth) + "\(words) = \(value)"]
      + node.operands.flatMap { lines($0, depth: depth + 1, limit: limit) }
  }
}

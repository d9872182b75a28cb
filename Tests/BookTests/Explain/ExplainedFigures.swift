import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The trees of all figures of an account at a moment, each recomputed from its leaves alone.
struct ExplainedFigures {
  let trees: [(figure: Figure, tree: Explanation)]

  /// All trees come from one walk; every sixteenth figure, beginning with `turn`, is explained by itself as well.
  init(
    of book: AccountBook, at instant: Instant, in world: World, turn: UInt64 = 0,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let market = MarketView(world)
    let sheet = BalanceSheet(of: try #require(try book.state(asOf: instant, in: market)), at: instant, in: market)
    let list = try Explanation.list(of: Figure.allCases, book: book, at: instant, in: market)
    trees = Array(zip(Figure.allCases, list))
    for (figure, tree) in trees {
      let value = try ExplanationEvaluator.value(tree)
      #expect(value == sheet[figure], "\(figure.name) at \(instant)", sourceLocation: location)
      guard UInt64(figure.rawValue) % 16 == turn % 16 else { continue }
      let alone = try Explanation(of: figure, book: book, at: instant, in: market)
      #expect(
        try ExplanationEvaluator.value(alone) == value && alone.leaves.count == tree.leaves.count,
        "\(figure.name) by itself at \(instant)", sourceLocation: location)
    }
  }

  /// What a leaf says of an event's member is what the event said.
  func expectToldLeaves(_ events: [RecordedEvent], location: SourceLocation = #_sourceLocation) throws {
    try Explanation.expectToldLeaves(of: trees.map(\.tree), events, location: location)
  }
}

extension Explanation {
  /// What a leaf says of an event's member is what the event said.
  static func expectToldLeaves(
    of trees: [Explanation], _ events: [RecordedEvent], location: SourceLocation = #_sourceLocation
  ) throws {
    let told = Dictionary(uniqueKeysWithValues: events.map { ($0.position, $0.event.payload) })
    for tree in trees {
      for leaf in tree.leaves {
        guard let event = leaf.event, let field = leaf.field else { continue }
        let payload = try #require(told[event], "\(tree.label) names event \(event)", sourceLocation: location)
        guard leaf.operation == .event || leaf.operation == .price || leaf.operation == .rate,
          let values = EventMember.value(field, of: payload)
        else { continue }
        #expect(
          values.contains { $0 == leaf.value }, "\(tree.label): \(field) of \(payload.kind) \(event)",
          sourceLocation: location)
      }
    }
  }
}

extension Explanation {
  /// What stands at the end of each branch, in order.
  var leaves: [Explanation] { operands.isEmpty ? [self] : operands.flatMap(\.leaves) }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What must hold whatever happens to instruments and positions.
@Suite struct ActionProperties {
  static func life(_ seed: UInt64, unknownBasis: Bool = false, late: Bool = true) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 120,
      options: RandomLife.Options(late: late, currencies: false, unknownBasis: unknownBasis, actions: true))
  }

  /// The basis of all positions, what was realised and what came and went in cash and with transfers add up: no
  /// action makes basis or takes it.
  @Test(arguments: 1...10) func basisIsKept(seed: UInt64) throws {
    let life = try Self.life(seed)
    var entries = 0
    var faults: [String] = []
    _ = try life.book.replay(
      through: life.now, in: MarketView(life.world),
      onDerived: { entry in
        guard case .action(let action) = entry.cause else { return }
        entries += 1
        let kept = try! Self.total(entry.after) - Self.total(entry.before)
        if !kept.isZero { faults.append("\(action.effect) made \(kept)") }
        if let sum = try! entry.postings.firstImbalance() { faults.append("\(action.effect) misses \(sum)") }
      })
    #expect(faults.isEmpty)
    #expect(entries > 0)
  }

  /// Basis less what was realised, with the cash.
  private static func total(_ state: AccountState) throws -> ExactDecimal {
    var sum = try state.cash[.usd] - state.realised[.usd]
    for position in state.positions { sum = try sum + (position.lots.cost ?? .zero) }
    return sum
  }

  @Test(arguments: 1...10) func replayGivesTheSameSheet(seed: UInt64) throws {
    let life = try Self.life(seed, unknownBasis: true)
    let again = try Telling(life.events)
    for event in life.events where event.position % 7 == 0 && event.event.at >= RandomLife.start {
      let sheet = try life.sheet(at: event.event.at)
      #expect(sheet.differences(from: try again.sheet(at: event.event.at)).isEmpty)
    }
  }

  /// Told late, an action leads to what it leads to when it is told in time.
  @Test(arguments: 1...10) func toldFirstGivesTheSameSheet(seed: UInt64) throws {
    let life = try Self.life(seed)
    let world = life.events.filter { $0.event.account == nil }
    let own = life.events.filter { $0.event.account != nil }
    let early = try Telling(world + own)
    #expect(try life.sheet(at: life.now).differences(from: try early.sheet(at: life.now)).isEmpty)
  }

  @Test(arguments: 1...10) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let life = try Self.life(seed, unknownBasis: seed % 2 == 0)
    _ = try ExplainedFigures(of: life.book, at: life.now, in: life.world, turn: seed)
  }

  /// An account that never held an instrument is not folded again for what happens to it.
  @Test func whoHoldsNothingStaysFresh() throws {
    var fixture = try BookFixture.account(.cash, cash: "1000", symbols: ["XYZ", "NEW"])
    try fixture.trade("2026-01-05T10:00", .buy, "1", "XYZ", "50")
    try fixture.deposit("2026-01-09T10:00", "5")
    try fixture.split("2026-01-07T09:30", "NEW", 2, 1)
    #expect(fixture.book?.isFresh(in: fixture.world) == true)
    try fixture.split("2026-01-07T09:30", "XYZ", 2, 1)
    #expect(fixture.book?.isFresh(in: fixture.world) == false)
  }
}

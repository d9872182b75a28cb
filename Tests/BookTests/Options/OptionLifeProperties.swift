import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What must hold in any life with options that are traded, used, adjusted and end.
@Suite struct OptionLifeProperties {
  static func life(_ seed: UInt64, actions: Bool? = nil, late: Bool = true) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 110,
      options: RandomLife.Options(
        late: late, currencies: false, rules: seed % 2 == 0, unknownBasis: false, actions: actions ?? (seed % 2 == 1),
        series: true))
  }

  @Test(arguments: 1...6) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let life = try Self.life(seed)
    _ = try ExplainedFigures(of: life.book, at: life.now, in: life.world, turn: seed)
  }

  /// Ends and adjustments balance, and make or take no basis: what goes out of the options comes into cash, units or
  /// the profit.
  @Test func basisIsKept() throws {
    // In some lives all options are closed before they end.
    let livesWithEnds = try (1...8).filter { try endsSeen(seed: $0) > 0 }
    #expect(livesWithEnds.count >= 6)
  }

  private func endsSeen(seed: UInt64) throws -> Int {
    let life = try Self.life(seed)
    var ends = 0
    var faults: [String] = []
    _ = try life.book.replay(
      through: life.now, in: MarketView(life.world),
      onDerived: { entry in
        if case .payment = entry.cause { return }
        if case .expiry = entry.cause { ends += 1 }
        let kept = try! Self.total(entry.after) - Self.total(entry.before)
        if !kept.isZero { faults.append("\(entry.cause) made \(kept)") }
        if let sum = try! entry.postings.firstImbalance() { faults.append("\(entry.cause) misses \(sum)") }
      })
    #expect(faults.isEmpty, "life \(seed)")
    return ends
  }

  /// Basis less what was realised, with the cash.
  private static func total(_ state: AccountState) throws -> ExactDecimal {
    var sum = try state.cash[.usd] - state.realised[.usd]
    for position in state.positions { sum = try sum + (position.lots.cost ?? .zero) }
    return sum
  }

  /// Told all at once, or the world first, leads to the same.
  @Test(arguments: 1...6) func orderOfTellingDoesNotMatter(seed: UInt64) throws {
    let life = try Self.life(seed)
    let again = try Telling(life.events)
    let world = life.events.filter { $0.event.account == nil }
    let early = try Telling(world + life.events.filter { $0.event.account != nil })
    #expect(try life.sheet(at: life.now).differences(from: try again.sheet(at: life.now)).isEmpty)
    #expect(try life.sheet(at: life.now).differences(from: try early.sheet(at: life.now)).isEmpty)
    for event in life.events where event.position % 9 == 0 && event.event.at >= RandomLife.start {
      let sheet = try life.sheet(at: event.event.at)
      #expect(sheet.differences(from: try again.sheet(at: event.event.at)).isEmpty)
    }
  }

  @Test(arguments: 1...6) func rowsAndDaysAddUp(seed: UInt64) throws {
    let life = try Self.life(seed, actions: false)
    let market = MarketView(life.world)
    let state = try #require(try life.book.state(asOf: life.now, in: market))
    let rows = try AccountActivities(of: life.book, through: life.now, in: market).rows
    #expect(try rows.reduce(.zero) { try $0 + $1.amount } == state.cash[.usd])
    var units: [String: ExactDecimal] = [:]
    for row in rows { if let symbol = row.symbol { units[symbol] = try (units[symbol] ?? .zero) + row.quantity } }
    for (symbol, sum) in units {
      let (id, _) = try life.world.instrument(symbol)
      let difference = try sum - (state.position(of: id)?.quantity ?? .zero)
      #expect(difference.magnitude < ExactDecimal("0.000001")!, "\(symbol) by \(difference)")
    }
    #expect(Set(rows.map(\.name)).count == rows.count, "a row's name stands twice")
    let history = try AccountHistory(of: life.book, through: life.now, in: market)
    for day in history.days { #expect(day[.residual] == .zero || day.unknown != nil, "\(day.date)") }
    #expect(history.days.contains { $0.unknown == nil })
  }

  /// No position outlives its last day without a reason.
  @Test(arguments: 1...6) func whatEndedIsGone(seed: UInt64) throws {
    let life = try Self.life(seed)
    let market = MarketView(life.world)
    let state = try #require(try life.book.state(asOf: life.now, in: market))
    let gaps = Valuation(of: state, at: life.now, in: market).gaps
    for position in state.positions {
      guard let option = life.world.instruments[position.instrument].option else { continue }
      let roll = MarketZone.newYork.startOfDay(
        TradingCalendar.newYork.nextTradingDay(after: option.expiration))
      if life.now >= roll { #expect(gaps.contains(.ended(position.instrument))) }
    }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// Random lives in futures and currency pairs.
@Suite struct ContractProperties {
  static func life(_ seed: UInt64, steps: Int = 140) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: seed % 2 == 0 ? .futures : .forex, steps: steps,
      options: RandomLife.Options(rules: false, orders: seed % 4 > 1))
  }

  @Test(arguments: 1...8) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let life = try Self.life(seed, steps: 60)
    try ExplainedFigures(of: life.book, at: life.now, in: life.world, turn: seed).expectToldLeaves(life.events)
  }

  /// Statements assert cash and positions in between.
  @Test(arguments: 1...6) func statementsBetweenFills(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed &+ 40, kind: seed % 2 == 0 ? .futures : .forex, steps: 70,
      options: RandomLife.Options(statements: true, rules: false))
    _ = try ExplainedFigures(of: life.book, at: life.now, in: life.world, turn: seed)
    let history = try AccountHistory(of: life.book, through: life.now, in: MarketView(life.world))
    for day in history.days where day[.residual] != nil { #expect(day[.residual] == .zero, "\(day.date)") }
  }

  /// Cash and gains are the whole value; the notional is in none of the values.
  @Test(arguments: 1...12) func equityIsCashAndGains(seed: UInt64) throws {
    let life = try Self.life(seed)
    let view = MarketView(life.world)
    for days in [1, 5, 20] {
      let at = RandomLife.start.advanced(bySeconds: Int64(days) * 86_400)
      guard let state = try life.state(at: at) else { continue }
      let sheet = BalanceSheet(of: state, at: at, in: view)
      #expect(sheet[.longMarketValue] == nil || sheet[.longMarketValue] == 0)
      #expect(sheet[.shortMarketValue] == nil || sheet[.shortMarketValue] == 0)
      guard let equity = sheet[.equity], let cash = sheet[.cash], let open = sheet[.openTradeEquity],
        let pledged = sheet[.securitiesOnDeposit]
      else { continue }
      #expect(equity == (try cash + open + pledged))
      #expect(open == sheet[.unrealizedPL] && open == sheet[.unrealizedPLAverage])
      if let initial = sheet[.initialRequirement], state.profile.house == nil { #expect(!initial.isNegative) }
    }
  }

  /// Nothing is left unexplained on any day of which both ends are known.
  @Test(arguments: 1...14) func daysReconcile(seed: UInt64) throws {
    let life = try Self.life(seed, steps: 160)
    let history = try AccountHistory(of: life.book, through: life.now, in: MarketView(life.world))
    var whole = 0
    for day in history.days where day[.start] != nil && day[.end] != nil {
      whole += 1
      #expect(day[.residual] == .zero, "\(day.date) leaves \(day[.residual]?.description ?? "nil")")
    }
    #expect(whole > 3)
    for day in history.days {
      let state = try #require(try life.state(at: day.closedAt))
      #expect(BalanceSheet(of: state, at: day.closedAt, in: MarketView(life.world))[.equity] == day.totalValue)
    }
  }

  /// What events and rolls post balances, and is what the account holds.
  @Test(arguments: 1...8) func postingsBalanceAndAddUp(seed: UInt64) throws {
    let life = try Self.life(seed)
    var postings: [Posting] = []
    var faults: [String] = []
    let state = try life.book.replay(
      through: life.now, in: MarketView(life.world), onDerived: { postings += $0.postings },
      onEvent: { recorded, own, _ in
        postings += own
        if let imbalance = try! own.firstImbalance() { faults.append("\(recorded.position) by \(imbalance.sum)") }
      })
    #expect(faults.isEmpty)
    #expect(try postings.firstImbalance() == nil)
    func sum(_ account: LedgerAccount, _ commodity: Commodity) throws -> ExactDecimal {
      try postings.filter { $0.account == account && $0.commodity == commodity }.reduce(.zero) { try $0 + $1.amount }
    }
    for entry in state.cash.entries { #expect(try sum(.cash, .currency(entry.currency)) == entry.amount) }
    for position in state.positions {
      #expect(try sum(.securities, .instrument(position.instrument)) == position.quantity)
    }
  }

  /// Told in another order, or all at once, a life leads to the same account.
  @Test(arguments: 1...8) func replayIsTheSame(seed: UInt64) throws {
    let life = try Self.life(seed)
    let told = try Telling(life.events)
    #expect(try life.sheet(at: life.now).differences(from: try told.sheet(at: life.now)).isEmpty)
    var replayed: [AccountBook.LogEntry] = []
    for entry in life.book.log { replayed.append(entry) }
    let book = try AccountBook(
      replaying: replayed.sorted { $0.recorded.position < $1.recorded.position }, world: life.world)
    let view = MarketView(life.world)
    let state = try #require(try book.state(asOf: life.now, in: view))
    #expect(BalanceSheet(of: state, at: life.now, in: view).differences(from: try life.sheet(at: life.now)).isEmpty)
    #expect(life.refusals < life.events.count)
  }

  /// What was realised is what the fills brought, found again lot by lot from the events alone.
  @Test(arguments: 1...6) func realisedFirstInFirstOut(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: .forex, steps: 120, options: RandomLife.Options(late: false, corrections: false, rules: false))
    var lots: [String: [(units: ExactDecimal, price: ExactDecimal)]] = [:]
    var profits: [String: ExactDecimal] = [:]
    for event in life.events {
      guard case .trade(let trade) = event.event.payload else { continue }
      var left = trade.side.isBuy ? trade.quantity : -trade.quantity
      var queue = lots[trade.symbol] ?? []
      while !left.isZero, let first = queue.first, first.units.isNegative != left.isNegative {
        let units = first.units.magnitude < left.magnitude ? first.units : -left
        profits[trade.symbol] = try (profits[trade.symbol] ?? 0) + units * (trade.price - first.price)
        left = try left + units
        if units == first.units { queue.removeFirst() } else { queue[0].units = try first.units - units }
      }
      if !left.isZero { queue.append((left, trade.price)) }
      lots[trade.symbol] = queue
    }
    for (symbol, queue) in lots {
      let id = try #require(life.world.instruments.id(symbol))
      let held = try queue.reduce(ExactDecimal.zero) { try $0 + $1.units }
      #expect((life.book.state.position(of: id)?.quantity ?? 0) == held)
      let entry = try queue.reduce(ExactDecimal.zero) { try $0 + $1.units * $1.price }
      #expect((life.book.state.position(of: id)?.lots.entryValue ?? 0).rounded(toScale: 6) == entry.rounded(toScale: 6))
    }
    // Dollars need no rate: what the pair against them realised stands in the cash to the cent of each fill.
    #expect(profits["EURUSD"] != nil)
  }
}

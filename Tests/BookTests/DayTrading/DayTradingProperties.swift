import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// What holds of every life that trades within the day.
@Suite struct DayTradingProperties {
  private static func life(_ seed: UInt64, late: Bool = true) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: .margin, steps: 40,
      options: RandomLife.Options(late: late, corrections: late, statements: false, dayTrading: true))
  }

  /// The order of telling and the moment of asking change nothing, and neither do checkpoints and batches.
  @Test(arguments: 1...5) func replayed(seed: UInt64) throws {
    let life = try Self.life(seed)
    let again = try Telling(life.events)
    var batched = try Telling([])
    let events = life.events
    for start in stride(from: 0, to: events.count, by: 7) {
      try batched.tell(batch: events[start..<min(start + 7, events.count)])
    }
    for event in life.events where event.position % 6 == 0 && event.event.at >= RandomLife.start {
      let sheet = try life.sheet(at: event.event.at)
      #expect(sheet.differences(from: try again.sheet(at: event.event.at)) == [])
      #expect(sheet.differences(from: try batched.sheet(at: event.event.at)) == [])
    }
  }

  /// The book's own account of a day's deficits against one that values the account after every event.
  @Test func deficitsAgainstAValuationOfEveryMoment() throws {
    let seen = try (1...12).reduce(0) { try $0 + deficitsSeen(seed: $1) }
    #expect(seen > 20)
  }

  private func deficitsSeen(seed: UInt64) throws -> Int {
    let life = try RandomLife.shared(
      seed: seed, kind: .margin, steps: 40,
      options: RandomLife.Options(
        late: false, corrections: false, currencies: false, splits: false, statements: false, rules: seed % 2 == 0,
        dayTrading: true))
    var seen = 0
    var plain = PlainDeficit()
    let market = MarketView(life.world)
    let state = try life.book.replay(
      through: life.now.advanced(bySeconds: 60), in: market,
      onEvent: { recorded, _, state in
        plain.take(recorded, state, market)
        let sheet = BalanceSheet(of: state, at: recorded.event.at, in: market)
        expectSameFlags(state, sheet, at: recorded.event.at)
        if plain.isUnknown { return }
        if plain.deficit.isPositive { seen += 1 }
        #expect(sheet[.intradayMarginDeficit] == plain.deficit, "event \(recorded.position)")
      })
    #expect(state.eventCount > 40)
    return seen
  }

  /// What lists of accounts show without a sheet is what a sheet says.
  private func expectSameFlags(_ state: AccountState, _ sheet: BalanceSheet, at instant: Instant) {
    guard let flags = DayTradeFlags(of: state, on: MarketZone.newYork.date(of: instant)) else { return }
    let standing = DayTradeStanding(of: state, by: sheet)
    #expect(flags.isPatternDayTrader == standing.isPatternDayTrader)
    #expect(flags.isRestricted == standing.isRestricted)
    #expect(flags.status == standing.status)
  }

  /// Usage is at most commitment, which is at most all that was opened; powers are never negative; what is left of the
  /// allowance is below it; a day trade needs two trades.
  @Test(arguments: 1...5) func bounds(seed: UInt64) throws {
    let life = try Self.life(seed)
    for event in life.events where event.event.at >= RandomLife.start {
      let sheet = try life.sheet(at: event.event.at)
      for figure in [Figure.patternDayTradeBuyingPower, .intradayBuyingPower, .dayTradeBuyingPower, .dayTradeCall] {
        if let value = sheet[figure] { #expect(!value.isNegative, "\(figure.name)") }
      }
      let inForce: Figure = sheet[.intradayMarginRule] == 0 ? .patternDayTradeBuyingPower : .intradayBuyingPower
      #expect(sheet[.dayTradeBuyingPower] == sheet[inForce])
      if let usage = sheet[.dayTradeUsage], let commitment = sheet[.dayTradeCommitment], sheet[.hasPriorClose] == 1 {
        #expect(usage <= commitment && !usage.isNegative)
      }
      if let day = try life.state(at: event.event.at)?.tradingDays?.day {
        #expect(2 * day.turns <= day.trades && day.turns <= day.openingsClosed)
        #expect(day.peakRequirement <= day.aggregateRequirement && day.openPeakRequirement <= day.openedRequirement)
      }
    }
  }
}

/// The deficit of the running day, with deposits counting from its start.
private struct PlainDeficit {
  private var date: CivilDate?
  private var notes: [(missing: ExactDecimal, order: String?, at: Instant)] = []
  private(set) var isUnknown = false

  var deficit: ExactDecimal { max(0, notes.map(\.missing).max() ?? 0) }

  mutating func take(_ recorded: RecordedEvent, _ state: AccountState, _ market: MarketView) {
    let at = recorded.event.at
    let zone = MarketZone.newYork.date(of: at)
    let day = TradingCalendar.newYork.onOrBefore(zone)
    if day != date {
      date = day
      notes = []
      isUnknown = false
    }
    // A deposit counts from the day's start only where the broker lets it.
    guard state.profile.house?.sameDayDeposits != .asMade else { return isUnknown = true }
    let level = BalanceSheet(of: state, at: at, in: market)[.intradayMarginLevel]
    switch recorded.event.payload {
    case .deposit(let deposit):
      for index in notes.indices { notes[index].missing = (try? notes[index].missing - deposit.amount) ?? 0 }
    case .withdrawal: note(level, nil, at)
    case .trade(let trade): take(trade, at, state, level, market)
    case .depositReturned, .transferIn, .transferOut: isUnknown = true
    default: break
    }
  }

  private mutating func take(
    _ trade: Trade, _ at: Instant, _ state: AccountState, _ level: ExactDecimal?, _ market: MarketView
  ) {
    let held = market.world.instruments.id(trade.symbol).flatMap { state.position(of: $0) }?.quantity ?? 0
    // Still on the side of the trade: some of it opened.
    let opens = held.isPositive == trade.side.isBuy && !held.isZero
    let isPart = trade.order != nil && notes.contains { $0.order == trade.order && $0.at == at && $0.missing > 0 }
    if let order = trade.order { notes.removeAll { $0.order == order && $0.at == at } }
    if opens || isPart { note(level, trade.order, at) }
  }

  private mutating func note(_ level: ExactDecimal?, _ order: String?, _ at: Instant) {
    guard let level else { return isUnknown = true }
    notes.append((-level, order, at))
  }
}

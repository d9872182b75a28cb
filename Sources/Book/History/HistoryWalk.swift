import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

/// Walks an account's life close by close and makes its history.
struct HistoryWalk {
  private let market: MarketView
  private let collector: DayCollector
  private let sink: DayRowSink
  private var state: AccountState
  /// Nobody reads the figures of closes before the end of the walk.
  private var keptAt: Instant?
  /// Entries of the log that are folded in.
  private var entries = 1
  /// Days and flows that stood before the walk.
  private var earlier: AccountHistory?
  private var flows: [AccountHistory.ExternalFlow] = []
  private var points: [AccountHistory.WalkPoint] = []
  private var startsAt: Instant
  private var startValue: ExactDecimal? = .zero

  /// Days between two points at which a later walk may start again.
  private static var pointDistance: Int { 32 }
  /// Seconds within which so many trading days cannot pass.
  private static var longSpell: Int64 { 32 * 86_400 }

  init(opening book: AccountBook, in market: MarketView) throws(LedgerError) {
    guard book.log[0].recorded.position <= market.knownThrough else {
      throw LedgerError(.beforeOpening, field: "known_at", "the account was not known yet")
    }
    self.market = market
    state = try AccountState.opened(by: book.log[0].recorded)
    startsAt = state.openedAt
    let collector = DayCollector(of: state, after: CloseMark())
    self.collector = collector
    sink = { collector.take($0) }
  }

  /// Goes on from the last point of a history, all of which holds.
  init(resuming history: AccountHistory, at point: AccountHistory.WalkPoint, in market: MarketView) {
    self.market = market
    state = point.state
    entries = point.entries
    startsAt = point.startsAt
    startValue = point.startValue
    let collector = DayCollector(of: state, after: point.mark)
    self.collector = collector
    sink = { collector.take($0) }
    earlier = history
  }

  /// Folds every event at or before `instant` and passes every close.
  mutating func go(through instant: Instant, _ book: AccountBook) throws(LedgerError) {
    keptAt = instant
    while entries < book.log.count {
      let entry = book.log[entries]
      guard entry.recorded.event.at <= instant else { break }
      if entry.counts(knownThrough: market.knownThrough) {
        try fold(entry.recorded, book.log.lotNames(for: entry.recorded))
      }
      entries += 1
      notePoint()
    }
    advance(until: instant)
    state.advance(through: instant, in: market, sink: sink)
  }

  private mutating func fold(_ recorded: RecordedEvent, _ names: LotNames) throws(LedgerError) {
    advance(until: recorded.event.at)
    guard recorded.mayBeFlow else {
      try state.fold(recorded, in: market, names: names, keptAt: keptAt, onDay: sink)
      return
    }
    state.advance(before: recorded.order, in: market, keptAt: keptAt, sink: sink)
    let opens = state.startOfDay == nil && state.isFirstDay
    let flowsBefore = state.sinceClose.flows
    let adjustmentsBefore = state.sinceClose.adjustments
    let before = value(at: recorded.event.at)
    try state.fold(recorded, in: market, names: names)
    if opens, state.startOfDay != nil {
      restart(at: recorded.event.at)
      return
    }
    guard state.sinceClose.flows != flowsBefore || state.sinceClose.adjustments != adjustmentsBefore else { return }
    flows.append(
      AccountHistory.ExternalFlow(
        at: recorded.event.at, event: recorded.position,
        amount: moved(since: flowsBefore, adjustmentsBefore, at: recorded.event.at), valueBefore: before))
  }

  /// What the flows of the day have grown by, in the account's currency.
  private func moved(
    since flows: CurrencyAmounts, _ adjustments: CurrencyAmounts, at: Instant
  ) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for (after, before) in [(state.sinceClose.flows, flows), (state.sinceClose.adjustments, adjustments)] {
      if after.isUnknown, !before.isUnknown { return nil }
      for entry in after.entries {
        guard let grown = try? entry.amount - before[entry.currency] else { return nil }
        if grown.isZero { continue }
        guard let rate = market.rate(from: entry.currency, to: state.baseCurrency, at: at),
          let next = try? sum + grown * rate
        else { return nil }
        sum = next
      }
    }
    return sum
  }

  private func value(at instant: Instant) -> ExactDecimal? {
    state.totalValue(by: Valuation(of: state, at: instant, in: market))
  }

  /// The book starts with what a statement says.
  private mutating func restart(at instant: Instant) {
    let valuation = Valuation(of: state, at: instant, in: market)
    let value = state.totalValue(by: valuation)
    collector.restart(
      from: CloseMark(valuation, CountedMoney(of: state), totalValue: value, base: state.baseCurrency))
    startsAt = instant
    startValue = value
    flows = []
  }

  /// Passes long spells without events in steps, so that there are points within.
  private mutating func advance(until instant: Instant) {
    while state.boundary.at.advanced(bySeconds: Self.longSpell) < instant {
      let date = Boundary.calendar.tradingDay(state.boundary.date, offset: Self.pointDistance)
      guard let close = Boundary.calendar.close(on: date), close < instant else { return }
      state.advance(through: close, in: market, sink: sink)
      notePoint()
    }
  }

  private mutating func notePoint() {
    let count = (earlier?.days.count ?? 0) + collector.days.count
    guard count >= (points.last?.days ?? earlier?.points.last?.days ?? 0) + Self.pointDistance else { return }
    points.append(
      AccountHistory.WalkPoint(
        state: state, mark: collector.mark, entries: entries, days: count,
        flows: (earlier?.flows.count ?? 0) + flows.count, startsAt: startsAt, startValue: startValue))
  }

  func history(of book: AccountBook, through instant: Instant) -> AccountHistory {
    let world = market.world
    let basis = AccountHistory.Basis(
      events: entries, late: book.lateChanges.revision, quotes: world.quoteChanges.revision,
      actions: world.actionChanges.revision)
    var history =
      earlier
      ?? AccountHistory(
        currency: state.baseCurrency, startsAt: startsAt, through: instant,
        livesByStatements: state.livesByStatements, basis: basis)
    history.livesByStatements = state.livesByStatements
    history.days += collector.days
    history.flows += flows
    history.points += points
    history.startsAt = startsAt
    history.startValue = startValue
    history.through = instant
    history.basis = basis
    return history
  }
}

extension RecordedEvent {
  /// The event may bring something in from outside, or take it out.
  fileprivate var mayBeFlow: Bool {
    switch effective.event.payload {
    case .trade, .dividend, .interest, .fee, .accountOpened, .accountChanged, .instrument, .price, .rate, .split,
      .optionExercised, .optionAssigned, .optionExpired:
      false
    default: true
    }
  }
}

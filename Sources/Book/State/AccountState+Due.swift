import CivilTime
import Ledger
import Market
import Money
import Persistent

extension AccountState {
  /// Something may happen before a moment; says yes too often rather than too rarely.
  func hasDue(before limit: EffectOrder, in market: MarketView) -> Bool {
    if let first = pendingDividends.first, first.paidAt <= limit.at { return true }
    if let nextContractEnd, nextContractEnd <= limit.at { return true }
    if let expiry = nextOrderExpiry, expiry <= limit.at { return true }
    if let roll = contracts?.nextRollover, roll <= limit.at { return true }
    guard let last = market.world.actions.last, actionsPassed < last.order, !awaitsNothing else { return false }
    return true
  }

  /// The next end of options or futures, payment or corporate action before a moment. Actions of instruments that are
  /// not held are passed.
  mutating func nextDue(before limit: EffectOrder, in market: MarketView) -> Due? {
    let next = nextEnd(before: limit, in: market)
    guard let roll = contracts?.nextRollover, roll <= limit.at else { return next }
    if let next, next.at <= roll { return next }
    return .rollover(roll)
  }

  private mutating func nextEnd(before limit: EffectOrder, in market: MarketView) -> Due? {
    guard let expiry = nextContractEnd, expiry <= limit.at else { return nextChange(before: limit, in: market) }
    // Options end in the units of their last day: before an action of the same moment.
    let earlier = nextChange(before: EffectOrder(at: expiry, position: .min), in: market)
    return earlier.map { $0.at < expiry ? $0 : .expiry(expiry) } ?? .expiry(expiry)
  }

  private mutating func nextChange(before limit: EffectOrder, in market: MarketView) -> Due? {
    let action = nextAction(before: limit, in: market)
    guard let payment = pendingDividends.first, payment.paidAt <= limit.at else { return action.map(Due.action) }
    if let action, action.order.at < payment.paidAt { return .action(action) }
    return .payment(payment)
  }

  private mutating func nextAction(before limit: EffectOrder, in market: MarketView) -> WorldAction? {
    let actions = market.world.actions
    guard let last = actions.last, actionsPassed < last.order else { return nil }
    var index = actions.partitioningIndex { $0.order <= actionsPassed }
    if awaitsNothing {
      let end = actions.partitioningIndex { $0.order < limit }
      if end > index { actionsPassed = actions[end - 1].order }
      return nil
    }
    while index < actions.count, actions[index].order < limit {
      let action = actions[index]
      if action.order.position <= market.knownThrough, concerns(action) { return action }
      actionsPassed = action.order
      index += 1
    }
    return nil
  }

  func holds(_ id: InstrumentID) -> Bool {
    let index = positionIndex(id)
    return index < positions.count && positions[index].instrument == id
  }

  /// Nothing happens by itself through a moment.
  func isQuiet(through instant: Instant, in world: World) -> Bool {
    if let first = pendingDividends.first, first.paidAt <= instant { return false }
    if let nextContractEnd, nextContractEnd <= instant { return false }
    if let expiry = nextOrderExpiry, expiry <= instant { return false }
    if let roll = contracts?.nextRollover, roll <= instant { return false }
    return awaitsNothing
      || !world.actions.contains { actionsPassed < $0.order && $0.order.at <= instant && concerns($0) }
  }

  /// No corporate action can change anything: nothing is held or ordered.
  private var awaitsNothing: Bool { positions.isEmpty && hasNoOpenOrders }

  /// What an action changes is held or ordered.
  private func concerns(_ action: WorldAction) -> Bool {
    touches(action.instrument) || action.adjustments.contains { touches($0.from) }
  }

  /// The instrument is held, or an open order is one in it.
  func touches(_ id: InstrumentID) -> Bool {
    holds(id) || told.open.contains { $0.record.instruments.contains(id) }
  }

  mutating func carryOut(_ due: Due, in market: MarketView, _ sink: DerivedSink?) {
    let before = self
    // What does not fit a number leaves the account as it is: the world's facts may not make it unreadable.
    var changed = self
    var postings: [Posting] = []
    let cause: DerivedEntry.Cause
    switch due {
    case .expiry(let moment): return endContracts(at: moment, in: market, sink)
    case .payment(let payment):
      cause = .payment(payment)
      pendingDividends.removeFirst()
      changed.pendingDividends.removeFirst()
      guard let done = try? changed.pay(payment, in: market) else { return }
      postings = done
    case .action(let action):
      cause = .action(action)
      actionsPassed = action.order
      changed.actionsPassed = action.order
      guard let done = try? changed.perform(action, in: market) else { return }
      postings = done
    case .rollover(let at):
      scheduleRollover(after: at, in: market)
      changed.scheduleRollover(after: at, in: market)
      guard let done = try? changed.rollOver(at: at, in: market) else { return }
      cause = .rollover(done.rollover)
      postings = done.postings
    }
    changed.asOf = max(asOf, due.at)
    guard (try? changed.trialBalance.add(postings)) != nil else { return }
    self = changed
    sink?(DerivedEntry(cause: cause, at: due.at, postings: postings, before: before, after: self))
  }

  /// Puts a new position into its place.
  mutating func hold(_ position: Position, at index: Int, in market: MarketView) {
    positions.insert(position, at: index)
    everHeld.insert(position.instrument)
    noteExpiry(of: position.instrument, in: market)
  }

  /// A flat position is taken out of the list.
  mutating func dropIfFlat(_ index: Int, at: Instant, in market: MarketView) {
    guard positions[index].quantity.isZero else { return }
    noteClosed(market.world.instruments[positions[index].instrument], profit: positions[index].realised)
    noteFormer(positions[index].instrument, at: at)
    positions.remove(at: index)
  }

  /// Days after which a dividend on a position that was sold would no longer be paid: ex-dates lie at most a quarter
  /// before their payments.
  static var dividendWindow: Int64 { 100 }

  mutating func noteFormer(_ id: InstrumentID, at: Instant) {
    lately.removeAll { $0.instrument == id || at.seconds - $0.until.seconds > Self.dividendWindow * 86_400 }
    lately.append(FormerPosition(instrument: id, until: at))
  }

  /// The instrument is held, or was until a while ago.
  func heldLately(_ id: InstrumentID, at: Instant) -> Bool {
    holds(id)
      || lately.contains { $0.instrument == id && at.seconds - $0.until.seconds <= Self.dividendWindow * 86_400 }
  }
}

extension [WorldAction] {
  /// The first index whose action does not come before a place in the order.
  fileprivate func partitioningIndex(where belongsBefore: (WorldAction) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

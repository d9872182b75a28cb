public import CivilTime
public import Ledger
import Market
import Money
public import Persistent

/// One account's whole life: its events in order of effect, the state they lead to, and how to find any moment again.
///
/// A value. The writer changes its own copy; what readers hold stays as it was.
public struct AccountBook: Sendable {
  public let identifier: String
  /// In order of effect, corrected events included.
  public private(set) var log = ChunkedArray<LogEntry>()
  /// The state after the last event of the log.
  public private(set) var state: AccountState
  /// How far back late events and corrections reached; what was worked out of the log's beginning rests on it.
  public private(set) var lateChanges = LateChanges()
  private var checkpoints: [Checkpoint] = []
  /// Revisions of the world that `state` was folded in.
  private var quoteRevision: Int64
  private var actionRevision: Int64

  /// Events between two checkpoints, or some more: a state without its start of day is none.
  private static var checkpointDistance: Int { 2000 }

  /// An event of the log and, once it is corrected, by whom. Shared by all copies of the book, so that a copy of the
  /// log's last chunk costs a pointer per event.
  public final class LogEntry: Sendable {
    public let recorded: RecordedEvent
    /// Global position of the correction that took this event out; nil while it counts.
    public let replacedBy: Int64?

    public init(recorded: RecordedEvent, replacedBy: Int64? = nil) {
      self.recorded = recorded
      self.replacedBy = replacedBy
    }

    /// The event counts for somebody who knows the book through `position`.
    public func counts(knownThrough position: Int64) -> Bool {
      guard recorded.position <= position else { return false }
      guard let replacedBy else { return true }
      return replacedBy > position
    }
  }

  /// The state after the first `count` entries of the log.
  private final class Checkpoint: Sendable {
    let count: Int
    let state: AccountState

    init(count: Int, state: AccountState) {
      self.count = count
      self.state = state
    }
  }

  /// Opens the book with the account's first event.
  public init(opening recorded: RecordedEvent, world: World) throws(LedgerError) {
    guard let account = recorded.event.account else {
      throw LedgerError(.malformed, field: "account", "an account event names its account")
    }
    identifier = account
    state = try AccountState.opened(by: recorded)
    quoteRevision = world.quoteChanges.revision
    actionRevision = world.actionChanges.revision
    log.append(LogEntry(recorded: recorded))
  }

  /// The book of a whole life, whose events were all taken before; they stand in the order of their positions.
  ///
  /// The same as opening it and taking them one by one, late events and corrections included, but each event is folded
  /// once.
  public init(replaying life: [LogEntry], world: World) throws(LedgerError) {
    guard let opening = life.first, let account = opening.recorded.event.account else {
      throw LedgerError(.malformed, field: "account", "an account event names its account")
    }
    identifier = account
    state = try AccountState.opened(by: opening.recorded)
    quoteRevision = world.quoteChanges.revision
    actionRevision = world.actionChanges.revision
    for entry in life.inOrderOfEffect { log.append(entry) }
    do {
      try refold(fromIndex: 0, world)
    } catch {
      throw error.reason
    }
  }

  /// Takes an event. Refused events leave the book as it was.
  ///
  /// An event that arrives after others that take effect later is folded in at its place; it is refused when the
  /// state at its time forbids it, or when an event after it would no longer be possible.
  ///
  /// - Parameters:
  ///   - keptAt: when further events are appended before anybody sees the book, the moment of the last of them. The
  ///     start of day is worked out for that moment alone.
  ///   - restores: false for a copy that is thrown away after a refusal, and is of no use then: to fold it again as it
  ///     was costs up to as many events as lie between two checkpoints.
  public mutating func append(
    _ recorded: RecordedEvent, world: World, keptAt: Instant? = nil, restores: Bool = true
  ) throws(LedgerError) {
    try append(recorded, in: MarketView(world), keptAt: keptAt, restores: restores)
  }

  /// The same for many events in one world, which is looked at as it is known now.
  public mutating func append(
    _ recorded: RecordedEvent, in market: MarketView, keptAt: Instant? = nil, restores: Bool = true
  ) throws(LedgerError) {
    guard recorded.event.at >= state.openedAt else {
      throw LedgerError(.beforeOpening, field: "at", "the account was opened later than this event takes effect")
    }
    if case .optionExpired(let expiry) = recorded.event.payload { try checkAgreement(expiry, recorded, in: market) }
    let isLast = log.last.map { $0.recorded.order < recorded.order } ?? true
    if case .correction(let correction) = recorded.event.payload {
      try correct(correction, recorded, market.world)
    } else if isLast {
      try appendLast(recorded, market, keptAt, restores: restores)
    } else {
      try insert(recorded, replacing: nil, market.world)
    }
  }

  /// An expiry of contracts that the book has ended by itself is to agree with how it has.
  private func checkAgreement(
    _ expiry: OptionExpiry, _ recorded: RecordedEvent, in market: MarketView
  ) throws(LedgerError) {
    let at = recorded.event.at
    guard let id = market.world.instruments.id(expiry.symbol), market.world.instruments.traits(id).hasEnded(at: at)
    else { return }
    try state(asOf: at, in: market)?.checkAgreement(expiry, of: id)
  }

  /// The event at a global position, if it is one of this account's.
  public func event(at position: Int64) -> RecordedEvent? {
    // The log is in order of effect, which is the order of position but for late events.
    let guess = log.partitioningIndex { $0.recorded.position < position }
    if guess < log.count, log[guess].recorded.position == position { return log[guess].recorded }
    return log.first { $0.recorded.position == position }?.recorded
  }

  private mutating func appendLast(
    _ recorded: RecordedEvent, _ market: MarketView, _ keptAt: Instant?, restores: Bool
  ) throws(LedgerError) {
    if staleFrom(market.world) != nil { try refresh(world: market.world) }
    do {
      try state.fold(recorded, in: market, names: log.lotNames(for: recorded), keptAt: keptAt)
    } catch {
      // A refusal may come after the first change: the state is folded again from the last checkpoint.
      if restores { restore(market.world) }
      throw error
    }
    noteRevisions(of: market.world)
    log.append(LogEntry(recorded: recorded))
    if isCheckpointDue(after: log.count) { keepCheckpoint(of: state, after: log.count) }
  }

  private func isCheckpointDue(after count: Int) -> Bool {
    count - (checkpoints.last?.count ?? 0) >= Self.checkpointDistance
  }

  /// Keeps a state that the past will be read from, when the last one lies far enough back.
  private mutating func keepCheckpoint(of state: AccountState, after count: Int) {
    guard isCheckpointDue(after: count), state.isWhole else { return }
    checkpoints.append(Checkpoint(count: count, state: state))
  }

  private mutating func correct(_ correction: Correction, _ recorded: RecordedEvent, _ world: World) throws(LedgerError)
  {
    guard let index = log.lastIndex(ofIdentifier: correction.replaces) else {
      throw LedgerError(.unknownEvent, field: "replaces", "no event of this account has the id that is corrected")
    }
    guard log[index].replacedBy == nil else {
      throw LedgerError(
        .alreadyCorrected, field: "replaces", "the event has been corrected before; correct the correction")
    }
    if case .accountOpened = log[index].recorded.event.payload {
      throw LedgerError(.malformed, field: "replaces", "an opening cannot be corrected; change the account")
    }
    try insert(recorded, replacing: index, world)
  }

  /// Puts an event at its place, takes another one out, and folds again from there; all or nothing.
  private mutating func insert(_ recorded: RecordedEvent, replacing replaced: Int?, _ world: World) throws(LedgerError)
  {
    var changed = self
    let index = log.partitioningIndex { $0.recorded.order < recorded.order }
    if let replaced {
      changed.log[replaced] = LogEntry(recorded: log[replaced].recorded, replacedBy: recorded.position)
    }
    changed.log.insert(LogEntry(recorded: recorded), at: index)
    do {
      let first = min(index, replaced ?? index)
      changed.lateChanges.note(at: changed.log[first].recorded.event.at)
      try changed.refold(fromIndex: first, world)
    } catch {
      throw error.position == recorded.position || error.position == nil
        ? error.reason
        : LedgerError(
          .breaksLaterEvent, field: error.reason.field,
          "with it, a later event would be refused: \(error.reason.text)")
    }
    self = changed
  }

  /// An error of folding, with the event that met it.
  private struct FoldError: Error {
    var reason: LedgerError
    var position: Int64?
  }

  private mutating func refold(fromIndex index: Int, _ world: World) throws(FoldError) {
    checkpoints.removeAll { $0.count > index }
    let market = MarketView(world)
    var start = 1
    var folded: AccountState
    if let checkpoint = checkpoints.last {
      start = checkpoint.count
      folded = checkpoint.state
    } else {
      folded = try opened()
      folded.pairings = state.pairings
    }
    var keptAt: Instant?
    for next in start..<max(start, log.count) {
      let entry = log[next]
      if (next - start) % Self.checkpointDistance == 0 {
        keptAt = lastMoment(in: next..<min(next + Self.checkpointDistance, log.count), knownThrough: .max)
      }
      if entry.counts(knownThrough: .max) {
        do {
          try folded.fold(
            entry.recorded, in: market, names: log.lotNames(for: entry.recorded), keptAt: keptAt)
        } catch {
          throw FoldError(reason: error, position: entry.recorded.position)
        }
      }
      keepCheckpoint(of: folded, after: next + 1)
    }
    state = folded
    noteRevisions(of: world)
  }

  /// The moment of the last event that counts.
  private func lastMoment(in range: Range<Int>, knownThrough: Int64) -> Instant? {
    range.reversed().first { log[$0].counts(knownThrough: knownThrough) }.map { log[$0].recorded.event.at }
  }

  /// Folds what was folded before, which cannot fail.
  private mutating func restore(_ world: World) {
    do {
      try refold(fromIndex: log.count, world)
    } catch {
      preconditionFailure("events that the book holds are refused on replay: \(error.reason)")
    }
  }

  private func opened() throws(FoldError) -> AccountState {
    do {
      return try AccountState.opened(by: log[0].recorded)
    } catch {
      throw FoldError(reason: error, position: log[0].recorded.position)
    }
  }
}

extension AccountBook {
  /// The earliest moment at which the world changed under the folded state; nil when it did not.
  private func staleFrom(_ world: World) -> Instant? {
    BookStanding.staleFrom(
      world, quotes: quoteRevision, readAt: state.marketReadAt, actions: actionRevision, held: state.everHeld,
      asOf: state.asOf)
  }

  /// What says whether the state still holds, without the state.
  public var standing: BookStanding { BookStanding(of: state, quotes: quoteRevision, actions: actionRevision) }

  private mutating func noteRevisions(of world: World) {
    quoteRevision = world.quoteChanges.revision
    actionRevision = world.actionChanges.revision
  }

  /// Folds again what a late price, rate or split touches. Nothing is done while the world only moved on.
  public mutating func refresh(world: World) throws(LedgerError) {
    guard let earliest = staleFrom(world) else {
      noteRevisions(of: world)
      return
    }
    let index = log.partitioningIndex { $0.recorded.event.at < earliest }
    do {
      // A boundary before the first touched event may rest on the changed price too.
      let kept = checkpoints.last { $0.count <= index && $0.state.asOf < earliest }?.count ?? 0
      try refold(fromIndex: kept, world)
    } catch {
      throw error.reason
    }
  }

  /// True while `state` holds in this world.
  public func isFresh(in world: World) -> Bool { staleFrom(world) == nil }

  /// The account as it stood at `instant`, as far as it was known through a global position.
  ///
  /// Nil before the account was opened or known.
  public func state(asOf instant: Instant, in market: MarketView) throws(LedgerError) -> AccountState? {
    let isCurrent = market.knownThrough == .max
    let holdsAll = log.last.map { $0.recorded.event.at <= instant } ?? false
    let end = holdsAll ? log.count : log.partitioningIndex { $0.recorded.event.at <= instant }
    guard end > 0, log[0].recorded.position <= market.knownThrough else { return nil }
    var reached: AccountState
    if isCurrent, holdsAll, state.asOf <= instant, isFresh(in: market.world) {
      reached = state
    } else {
      reached = try fold(through: end, usesCheckpoints: isCurrent, market)
    }
    reached.advance(through: instant, in: market)
    return reached
  }

  /// The book with its state moved on to `instant`, so that readers from then on do not pass the same closes again.
  /// For reading alone: an event before that moment can no longer be appended.
  public func advanced(through instant: Instant, in world: World) throws(LedgerError) -> AccountBook {
    var moved = self
    try moved.refresh(world: world)
    moved.state.advance(through: instant, in: MarketView(world))
    return moved
  }

  /// Reading at `instant` passes no close, roll, payment or corporate action, and the state was folded in a world no
  /// newer than this one.
  public func isAdvanced(through instant: Instant, in world: World) -> Bool {
    state.asOf <= instant && state.boundary.at > instant && state.isQuiet(through: instant, in: world)
      && quoteRevision <= world.quoteChanges.revision
      && actionRevision <= world.actionChanges.revision && isFresh(in: world)
  }

  private func fold(through end: Int, usesCheckpoints: Bool, _ market: MarketView) throws(LedgerError) -> AccountState {
    let stale = staleFrom(market.world)
    let checkpoint =
      usesCheckpoints
      ? checkpoints.last { point in point.count <= end && stale.map { point.state.asOf < $0 } ?? true } : nil
    var folded = if let checkpoint { checkpoint.state } else { try AccountState.opened(by: log[0].recorded) }
    let rest = (checkpoint?.count ?? 1)..<max(checkpoint?.count ?? 1, end)
    let keptAt = lastMoment(in: rest, knownThrough: market.knownThrough)
    for index in rest {
      let entry = log[index]
      guard entry.counts(knownThrough: market.knownThrough) else { continue }
      try folded.fold(entry.recorded, in: market, names: log.lotNames(for: entry.recorded), keptAt: keptAt)
    }
    return folded
  }

  /// Folds the whole life once more, handing out every event's postings; what explanations and audits walk.
  public func replay(
    through instant: Instant, in market: MarketView, onDay: DayRowSink? = nil, onDerived: DerivedSink? = nil,
    onEvent: (RecordedEvent, [Posting], AccountState) -> Void = { _, _, _ in }
  ) throws(LedgerError) -> AccountState {
    var folded = try AccountState.opened(by: log[0].recorded)
    for index in 1..<max(1, log.count) {
      let entry = log[index]
      guard entry.recorded.event.at <= instant else { break }
      guard entry.counts(knownThrough: market.knownThrough) else { continue }
      let postings = try folded.fold(
        entry.recorded, in: market, names: log.lotNames(for: entry.recorded), onDay: onDay,
        onDerived: onDerived)
      onEvent(entry.recorded, postings, folded)
    }
    folded.advance(through: instant, in: market, sink: onDay, derived: onDerived)
    return folded
  }
}

extension ChunkedArray<AccountBook.LogEntry> {
  /// Where the event with that id stands. Corrections are few and recent, so the search from the end is short.
  fileprivate func lastIndex(ofIdentifier identifier: String) -> Int? {
    var index = count - 1
    while index >= 0 {
      if self[index].recorded.event.identifier == identifier { return index }
      index -= 1
    }
    return nil
  }
}

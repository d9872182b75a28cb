public import CivilTime
import Ledger

/// Until when, and in which worlds, the state of a book is what a reader wants: picked out of it, so that to ask costs
/// no copy of the book.
public struct BookStanding: Sendable {
  private let asOf: Instant
  /// The first moment at which the account changes by itself, corporate actions apart.
  private let changesAt: Instant
  private let actionsPassed: EffectOrder
  private let marketReadAt: Instant?
  private let everHeld: InstrumentFilter
  private let quoteRevision: Int64
  private let actionRevision: Int64

  init(of state: AccountState, quotes: Int64, actions: Int64) {
    asOf = state.asOf
    let due = [
      state.pendingDividends.first?.paidAt, state.nextContractEnd, state.nextOrderExpiry, state.contracts?.nextRollover,
    ]
    changesAt = due.reduce(state.boundary.at) { min($0, $1 ?? $0) }
    actionsPassed = state.actionsPassed
    marketReadAt = state.marketReadAt
    everHeld = state.everHeld
    quoteRevision = quotes
    actionRevision = actions
  }

  /// Reading at `instant` passes nothing, and the world has no news for the state. False also where an action of the
  /// world has to be looked at: see ``AccountBook/isAdvanced(through:in:)``.
  public func holds(through instant: Instant, in world: World) -> Bool {
    guard asOf <= instant, instant < changesAt, quoteRevision <= world.quoteChanges.revision,
      actionRevision <= world.actionChanges.revision
    else { return false }
    if let last = world.actions.last, actionsPassed < last.order { return false }
    let stale = Self.staleFrom(
      world, quotes: quoteRevision, readAt: marketReadAt, actions: actionRevision, held: everHeld, asOf: asOf)
    return stale == nil
  }

  /// The earliest moment at which the world has changed behind a state; nil: nowhere.
  ///
  /// - Parameters:
  ///   - quotes: the revision of the prices and rates that the state was folded in.
  ///   - readAt: the last moment whose prices or rates it rests on.
  ///   - actions: the revision of the corporate actions that it was folded in.
  ///   - held: every instrument that the account ever held.
  static func staleFrom(
    _ world: World, quotes: Int64, readAt: Instant?, actions: Int64, held: InstrumentFilter, asOf: Instant
  ) -> Instant? {
    var stale: Instant?
    if let readAt, let quoted = world.quoteChanges.earliest(since: quotes), quoted <= readAt { stale = quoted }
    if let acted = world.actionChanges.earliest(since: actions, touching: held), acted <= asOf {
      stale = min(stale ?? acted, acted)
    }
    return stale
  }
}

public import CivilTime
public import Ledger
import Market
import Persistent

extension AccountHistory {
  /// The history brought to a later book, world and moment: what no late event, price, rate or split has touched
  /// stays, the rest is walked again from the first day that one touches.
  ///
  /// It was made of an earlier version of this book as known then; another one is walked from the start. The answer
  /// may reach further than `instant`: see ``ending(at:)``.
  public func brought(
    to book: AccountBook, through instant: Instant, in world: World
  ) throws(LedgerError) -> AccountHistory {
    guard !isCut, isOlder(than: book, world) else {
      return try AccountHistory(of: book, through: instant, in: MarketView(world))
    }
    let touched = earliestChange(in: book, world)
    if touched == nil, basis.events == book.log.count || nextEvent(of: book) > instant, !closes(before: instant) {
      var same = self
      same.through = max(through, instant)
      same.basis.late = book.lateChanges.revision
      same.basis.quotes = world.quoteChanges.revision
      same.basis.actions = world.actionChanges.revision
      return same
    }
    let market = MarketView(world)
    guard let point = lastPoint(before: touched, book) else {
      return try AccountHistory(of: book, through: max(instant, through), in: market)
    }
    var kept = self
    kept.days.removeSubrange(point.days...)
    kept.flows.removeSubrange(point.flows...)
    kept.points.removeSubrange(points.partitioningIndex { $0.days <= point.days }...)
    var walk = HistoryWalk(resuming: kept, at: point, in: market)
    try walk.go(through: max(instant, through), book)
    return walk.history(of: book, through: max(instant, through))
  }

  /// The book and the world are no older than those the history was made from.
  public func isOlder(than book: AccountBook, _ world: World) -> Bool {
    basis.events <= book.log.count && basis.late <= book.lateChanges.revision
      && basis.quotes <= world.quoteChanges.revision && basis.actions <= world.actionChanges.revision
  }

  /// The earliest moment that changed under what has been walked; nil when nothing did.
  private func earliestChange(in book: AccountBook, _ world: World) -> Instant? {
    var earliest: Instant?
    for changed in [
      book.lateChanges.earliest(since: basis.late), world.quoteChanges.earliest(since: basis.quotes),
      world.actionChanges.earliest(since: basis.actions), book.log.count > basis.events ? nextEvent(of: book) : nil,
    ] {
      // What lies after the last moment that was walked touches nothing.
      guard let changed, changed <= through else { continue }
      earliest = min(earliest ?? changed, changed)
    }
    return earliest
  }

  /// The first event that is not folded in.
  private func nextEvent(of book: AccountBook) -> Instant {
    basis.events < book.log.count
      ? book.log[basis.events].recorded.event.at : Instant(microseconds: .max)
  }

  /// A close lies between what has been walked and a moment.
  private func closes(before instant: Instant) -> Bool {
    Boundary.calendar.nextClose(after: max(through, startsAt)).close <= instant
  }

  private func lastPoint(before touched: Instant?, _ book: AccountBook) -> WalkPoint? {
    guard let touched else { return points.last { $0.entries <= book.log.count } }
    return points.last { $0.state.asOf < touched }
  }
}

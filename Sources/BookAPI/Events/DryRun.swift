import Book
import CivilTime
import Journal
import Keeper
import Ledger
import Persistent

/// Finds the lines of a refused file that the book would refuse besides the first, by rehearsing the others.
///
/// What the book has already is passed over. An event that falls with an earlier one (a trade in an account whose
/// opening is refused) is named too.
struct DryRun {
  private let start: Snapshot
  private var rehearsal: Rehearsal
  /// By account, what its events in the book are known by.
  private var known: [String: Set<[UInt8]>] = [:]

  init(_ snapshot: Snapshot, now: Instant) {
    start = snapshot
    rehearsal = Rehearsal(snapshot, now: now)
  }

  /// The account as the events taken so far leave it at a moment; nil when it was not open.
  func state(of account: String, at instant: Instant) throws(LedgerError) -> AccountState? {
    try rehearsal.account(account)?.state(asOf: instant, in: market)
  }

  /// The world as the events taken so far leave it.
  var market: MarketView { MarketView(rehearsal.world) }

  /// Indices of refused events with the reasons, as many as `limit`.
  static func refusals(
    of events: [Event], _ snapshot: Snapshot, now: Instant, limit: Int
  ) -> [(index: Int, error: LedgerError)] {
    var run = DryRun(snapshot, now: now)
    var found: [(index: Int, error: LedgerError)] = []
    for (index, event) in events.enumerated() where found.count < limit {
      do throws(LedgerError) {
        try run.take(event)
      } catch {
        found.append((index, error))
      }
    }
    return found
  }

  /// Takes an event, unless the book has it.
  mutating func take(_ event: Event) throws(LedgerError) {
    if let account = event.account, knows(event, of: account) { return }
    try rehearsal.take(event)
  }

  /// The event is in the book already, by its id or, without one, by its content.
  private mutating func knows(_ event: Event, of account: String) -> Bool {
    guard let book = start.account(account) else { return false }
    let names = known[account] ?? Set((0..<book.log.count).map { Self.name(book.log[$0].recorded.event) })
    known[account] = names
    return names.contains(Self.name(event))
  }

  private static func name(_ event: Event) -> [UInt8] {
    if let identifier = event.identifier { return Array(identifier.utf8) }
    return EventCodec.encode(event)
  }
}

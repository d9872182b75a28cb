import Book
import CivilTime
import Journal
import Keeper
import Ledger
import Persistent

/// Finds the lines of a refused file that the book would refuse besides the first, by taking the others into copies.
///
/// Nothing of it is kept. An event that falls with an earlier one (a trade in an account whose opening is refused) is
/// named too.
struct DryRun {
  private let snapshot: Snapshot
  private let now: Instant
  private var world: World
  private var books: [String: AccountBook] = [:]
  /// By account, what its events in the book are known by.
  private var known: [String: Set<[UInt8]>] = [:]
  private var position: Int64

  init(_ snapshot: Snapshot, now: Instant) {
    self.snapshot = snapshot
    self.now = now
    world = snapshot.world
    position = snapshot.position
  }

  /// The account as the events taken so far leave it at a moment; nil when it was not open.
  func state(of account: String, at instant: Instant) throws(LedgerError) -> AccountState? {
    try (books[account] ?? snapshot.account(account))?.state(asOf: instant, in: market)
  }

  /// The world as the events taken so far leave it.
  var market: MarketView { MarketView(world) }

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

  /// Takes an event into the copies.
  mutating func take(_ event: Event) throws(LedgerError) {
    guard event.at <= now else {
      throw LedgerError(.inTheFuture, field: "at", "the event takes effect in the future of the book's clock")
    }
    position += 1
    let entry = RecordedEvent(position: position, recorded: now, event: event)
    guard let account = event.account else { return try world.apply(entry) }
    if knows(event, of: account) { return }
    // Taken out while it changes, so that it has one owner; a refused event leaves it as it was.
    guard var book = books.removeValue(forKey: account) ?? snapshot.account(account) else {
      books[account] = try AccountBook(opening: entry, world: world)
      return
    }
    defer { books[account] = book }
    try book.append(entry, world: world)
  }

  /// The event is in the book already, by its id or, without one, by its content.
  private mutating func knows(_ event: Event, of account: String) -> Bool {
    guard let book = snapshot.account(account) else { return false }
    let names = known[account] ?? Set((0..<book.log.count).map { Self.name(book.log[$0].recorded.event) })
    known[account] = names
    return names.contains(Self.name(event))
  }

  private static func name(_ event: Event) -> [UInt8] {
    if let identifier = event.identifier { return Array(identifier.utf8) }
    return EventCodec.encode(event)
  }
}

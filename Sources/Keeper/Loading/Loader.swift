import Book
import Journal
import Ledger
import Persistent
import Store

/// Builds the newest state from a journal that this book wrote and therefore accepted: the same state as `Replay`
/// builds, by another way.
///
/// Rows are decoded on all processors. The world takes its events in order; then every account's whole life is folded
/// at once in that world, accounts side by side. An account reads nothing but the world, and what it reads there is
/// what was known at the end, so the order among accounts makes no difference.
struct Loader {
  private var snapshot = Snapshot()
  private var known = KnownEvents()
  private var occurrences: [EventName: Int] = [:]
  /// The events of each account, in order of their positions.
  private var lives: [[AccountBook.LogEntry]] = []
  /// The account of the last event: those of one often follow one another.
  private var current: (account: String, index: Int)?
  private var waiting: [CommitRow] = []
  private var waitingBytes = 0
  private let namesEvents: Bool

  /// Names for which room is made at once; for more, the table grows.
  private static var expectedNames: Int64 { 8_000_000 }
  /// Bytes of rows that are decoded together.
  private static var windowBytes: Int { 16 << 20 }

  /// - Parameters:
  ///   - namesEvents: repeated events will have to be recognised.
  ///   - events: how many the journal says that it holds; it has not been checked yet.
  init(namesEvents: Bool, events: Int64) {
    self.namesEvents = namesEvents
    if namesEvents { known.reserve(Int(min(max(0, events), Self.expectedNames))) }
  }

  /// Takes the next commit.
  mutating func take(_ row: CommitRow) throws(KeeperError) {
    waiting.append(row)
    waitingBytes += row.payload.count
    if waitingBytes >= Self.windowBytes { try decodeWaiting() }
  }

  consuming func finished() throws(KeeperError) -> WriterCore {
    try decodeWaiting()
    let world = snapshot.world
    let folded = Parallel.map(lives) { (life) throws(LedgerError) in
      Snapshot.AccountBox(try AccountBook(replaying: life, world: world))
    }
    for (result, life) in zip(folded, lives) {
      do {
        snapshot.accounts.append(try result.get())
      } catch {
        let account = life.first?.recorded.event.account ?? ""
        throw KeeperError(.damaged, "the events of account \(account) cannot be replayed: \(error.text)")
      }
    }
    return WriterCore(snapshot: snapshot, known: known)
  }

  /// A row, decoded.
  private struct Commit: Sendable {
    var events: [AccountBook.LogEntry] = []
    /// By what each is known; nil for an event without id, whose content counts.
    var names: [EventNames?] = []
    var contents: [EventName] = []

    init(_ row: CommitRow, namesEvents: Bool) throws(EventError) {
      events.reserveCapacity(Int(row.last - row.first) + 1)
      if namesEvents { names.reserveCapacity(Int(row.last - row.first) + 1) }
      try CommitPayload.forEach(in: row.payload) { recorded, canonical in
        defer { events.append(AccountBook.LogEntry(recorded: recorded)) }
        guard namesEvents else { return }
        let event = recorded.event
        let bytes = row.payload[canonical]
        let named = event.identifier.map {
          EventNames(identifier: $0, account: event.account, canonical: bytes)
        }
        if named == nil { contents.append(EventName(content: bytes)) }
        names.append(named)
      }
    }
  }

  private mutating func decodeWaiting() throws(KeeperError) {
    let namesEvents = namesEvents
    let commits = Parallel.map(waiting) { (row) throws(EventError) in try Commit(row, namesEvents: namesEvents) }
    for (row, result) in zip(waiting, commits) {
      do {
        try take(try result.get())
      } catch {
        throw KeeperError(.damaged, "commit \(row.number) of the journal cannot be replayed: \(error)")
      }
    }
    waiting = []
    waitingBytes = 0
  }

  private mutating func take(_ commit: Commit) throws(LedgerError) {
    guard let last = commit.events.last else { return }
    if namesEvents { known.begin(commit.events.count) }
    var contents = commit.contents.makeIterator()
    for (index, entry) in commit.events.enumerated() {
      guard entry.recorded.position == snapshot.position + 1 else {
        throw LedgerError(
          .malformed, "event \(entry.recorded.position) follows event \(snapshot.position)")
      }
      snapshot.position = entry.recorded.position
      if namesEvents {
        guard let names = commit.names[index] ?? contents.next().map({ occurrences.next($0) }),
          known.note(names, at: snapshot.position)
        else { throw LedgerError(.malformed, field: "id", "the id stands twice in the journal") }
      }
      try distribute(entry)
    }
    snapshot.note(recorded: last.recorded.recorded)
  }

  private mutating func distribute(_ entry: AccountBook.LogEntry) throws(LedgerError) {
    guard let account = entry.recorded.event.account else {
      return try snapshot.world.apply(entry.recorded)
    }
    if let current, current.account == account { return lives[current.index].append(entry) }
    let index = snapshot.index[account] ?? lives.count
    current = (account, index)
    if index == lives.count {
      snapshot.index[account] = index
      lives.append([entry])
    } else {
      lives[index].append(entry)
    }
  }
}

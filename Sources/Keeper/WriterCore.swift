import Book
import CivilTime
import Crypto
import Journal
import Ledger
import Persistent

/// What the single writer works on: the newest state, ahead of the disk by what waits in the store's queue.
///
/// A value behind the keeper's lock. A batch changes a copy, which takes the place of the old one when every event
/// was accepted.
struct WriterCore: Sendable {
  var snapshot = Snapshot()
  var names = EventNames()

  /// Events of one batch, worked out and ready for the journal.
  struct Prepared {
    var receipts: [Receipt] = []
    var events: [RecordedEvent] = []
  }

  /// Takes a batch, all or nothing.
  mutating func take(_ events: [Event], naming: Naming, now: Instant) throws(KeeperError) -> Prepared {
    let recorded = max(now, snapshot.lastRecorded ?? now)
    var changes = Changes(snapshot)
    var prepared = Prepared()
    var batchNames = EventNames.Batch()
    for (index, event) in events.enumerated() {
      guard event.at <= now else {
        throw KeeperError(
          .refused, index: index,
          reason: LedgerError(.inTheFuture, field: "at", "the event takes effect in the future of the book's clock"),
          "the event takes effect in the future of the book's clock")
      }
      if let name = try names.name(of: event, naming, &batchNames, index: index),
        let known = names.position(of: name, in: batchNames)
      {
        prepared.receipts.append(try receipt(known, repeating: event, changes, prepared, recorded, index))
        continue
      } else {
        batchNames.keep(position: changes.snapshot.position + 1)
      }
      let entry = RecordedEvent(position: changes.snapshot.position + 1, recorded: recorded, event: event)
      do {
        try changes.apply(entry)
      } catch {
        throw KeeperError(.refused, index: index, reason: error, error.text)
      }
      prepared.events.append(entry)
      prepared.receipts.append(Receipt(position: entry.position, recorded: recorded, isRepeat: false))
    }
    guard !prepared.events.isEmpty else { return prepared }
    changes.note(recorded: recorded)
    changes.finish()
    snapshot = changes.snapshot
    names.merge(batchNames)
    return prepared
  }

  /// The first result of an event that comes again, or a refusal when its content differs.
  private func receipt(
    _ known: Int64, repeating event: Event, _ changes: Changes, _ prepared: Prepared, _ recorded: Instant, _ index: Int
  ) throws(KeeperError) -> Receipt {
    if known > snapshot.position {
      guard let first = prepared.events.first(where: { $0.position == known }), Self.isSame(first.event, event) else {
        throw KeeperError.reused(index)
      }
      return Receipt(position: known, recorded: recorded, isRepeat: true)
    }
    // Events without an id are known by their content, so there is nothing to compare.
    if event.identifier == nil { return Receipt(position: known, recorded: recorded, isRepeat: true) }
    guard let account = event.account else {
      guard names.hasContent(of: event) else { throw KeeperError.reused(index) }
      return Receipt(position: known, recorded: snapshot.recordedTime(of: known) ?? recorded, isRepeat: true)
    }
    guard let first = changes.snapshot.account(account)?.event(at: known), Self.isSame(first.event, event) else {
      throw KeeperError.reused(index)
    }
    return Receipt(position: known, recorded: first.recorded, isRepeat: true)
  }

  /// The same canonical text: an amount of other scale is other content.
  private static func isSame(_ one: Event, _ other: Event) -> Bool {
    var first: [UInt8] = []
    var second: [UInt8] = []
    EventCodec.encode(one, into: &first)
    EventCodec.encode(other, into: &second)
    return first == second
  }

  /// Fills an empty book with events that say their own place and time.
  mutating func restore(_ events: [RecordedEvent]) throws(KeeperError) -> [Receipt] {
    guard snapshot.position == 0 else { throw KeeperError(.refused, "only an empty book can be restored") }
    var replay = Replay()
    var start = 0
    while start < events.count {
      let end = events[start...].firstIndex { $0.recorded != events[start].recorded } ?? events.count
      do {
        try replay.take(Array(events[start..<end]))
      } catch {
        throw KeeperError(.refused, index: start, reason: error, error.text)
      }
      start = end
    }
    self = replay.finished()
    return events.map { Receipt(position: $0.position, recorded: $0.recorded, isRepeat: false) }
  }
}

extension KeeperError {
  static func reused(_ index: Int) -> KeeperError {
    KeeperError(
      .idReused, index: index,
      reason: LedgerError(.idReused, field: "id", "the id belongs to an event with other content"),
      "the id belongs to an event with other content")
  }
}

/// The accounts that a batch touches, opened once and put back at its end, so that each is copied once per commit.
struct Changes {
  var snapshot: Snapshot
  private var touched: [Int: OpenAccount] = [:]

  /// An account while a batch changes it in place.
  private final class OpenAccount {
    var book: AccountBook

    init(_ book: AccountBook) {
      self.book = book
    }
  }

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  mutating func apply(_ entry: RecordedEvent) throws(LedgerError) {
    if let account = entry.event.account {
      try apply(entry, to: account)
    } else {
      try snapshot.world.apply(entry)
    }
    snapshot.position = entry.position
  }

  private mutating func apply(_ entry: RecordedEvent, to account: String) throws(LedgerError) {
    guard let index = snapshot.index[account] else {
      let book = try AccountBook(opening: entry, world: snapshot.world)
      snapshot.index[account] = snapshot.accounts.count
      snapshot.accounts.append(Snapshot.AccountBox(book))
      return
    }
    if let open = touched[index] {
      try open.book.append(entry, world: snapshot.world)
    } else {
      let open = OpenAccount(snapshot.accounts[index].book)
      touched[index] = open
      try open.book.append(entry, world: snapshot.world)
    }
  }

  /// Ends a commit.
  mutating func note(recorded: Instant) {
    snapshot.commits.append(Snapshot.CommitTime(last: snapshot.position, recorded: recorded))
  }

  mutating func finish() {
    for (index, open) in touched { snapshot.accounts[index] = Snapshot.AccountBox(open.book) }
    touched = [:]
  }
}

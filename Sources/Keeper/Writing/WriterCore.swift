import Book
import CivilTime
import Journal
import Ledger

/// What the single writer works on: the newest state, ahead of the disk by what waits in the store's queue.
///
/// A value behind the keeper's lock. A batch changes a copy, which takes the place of the old one when every event
/// was accepted.
struct WriterCore: Sendable {
  var snapshot = Snapshot()
  var known = KnownEvents()

  /// What became of a batch.
  struct Taken {
    var receipts: [Receipt] = []
    /// The events that are new, by their places in the batch.
    var kept: [Int] = []
    var first: Int64
    var recorded: Instant
  }

  /// Takes a batch, all or nothing.
  mutating func take(_ told: ToldEvents, now: Instant) throws(KeeperError) -> Taken {
    known.begin(told.events.count)
    do {
      let recorded = max(now, snapshot.lastRecorded ?? now)
      return try take(told, recorded: recorded, now: now)
    } catch {
      known.undo()
      throw error
    }
  }

  private mutating func take(_ told: ToldEvents, recorded: Instant, now: Instant) throws(KeeperError) -> Taken {
    var changes = Changes(snapshot, told, recorded: recorded)
    var taken = Taken(first: snapshot.position + 1, recorded: recorded)
    taken.receipts.reserveCapacity(told.events.count)
    taken.kept.reserveCapacity(told.events.count)
    for index in told.events.indices {
      let receipt: Receipt?
      do throws(KeeperError) {
        receipt = try repeated(index, of: told, taken, next: changes.snapshot.position + 1, now: now)
      } catch {
        // Of several errors the first in the batch counts, and events before this one still wait.
        try changes.fold()
        throw error
      }
      if let receipt {
        taken.receipts.append(receipt)
        continue
      }
      try changes.take(index)
      taken.kept.append(index)
      taken.receipts.append(Receipt(position: changes.snapshot.position, recorded: recorded, isRepeat: false))
    }
    try changes.fold()
    guard !taken.kept.isEmpty else { return taken }
    snapshot = changes.finished()
    return taken
  }

  /// The first result of an event that was told before; nil for a new one, which is known from now on under the
  /// position `next`. One look at the table answers both: it lies far apart in memory for every event.
  private mutating func repeated(
    _ index: Int, of told: ToldEvents, _ taken: Taken, next: Int64, now: Instant
  ) throws(KeeperError) -> Receipt? {
    guard told.events[index].at <= now else {
      throw KeeperError(.refused, index: index, reason: .future, LedgerError.future.text)
    }
    if known.note(told.names[index], at: next) { return nil }
    guard let position = known.position(of: told.names[index]) else { return nil }
    return try receipt(of: position, repeating: index, of: told, taken)
  }

  /// The first result of an event that comes again, or a refusal when its canonical bytes differ: an amount of other
  /// scale is other content.
  private func receipt(
    of position: Int64, repeating index: Int, of told: ToldEvents, _ taken: Taken
  ) throws(KeeperError) -> Receipt {
    let event = told.events[index]
    var recorded = snapshot.recordedTime(of: position) ?? taken.recorded
    let isSame: Bool
    if event.identifier == nil {
      // Known by its content, so there is nothing to compare.
      isSame = true
    } else if position >= taken.first {
      isSame = told.encoded[taken.kept[Int(position - taken.first)]] == told.encoded[index]
    } else if let account = event.account {
      let first = snapshot.account(account)?.event(at: position)
      isSame = first.map { EventCodec.encode($0.event)[...] == told.encoded[index] } ?? false
      recorded = first?.recorded ?? recorded
    } else {
      isSame = known.hasContent(of: told.names[index])
    }
    guard isSame else {
      throw KeeperError(
        .idReused, index: index,
        reason: LedgerError(.idReused, field: "id", "the id belongs to an event with other content"),
        "the id belongs to an event with other content")
    }
    return Receipt(position: position, recorded: recorded, isRepeat: true)
  }

  /// Fills an empty book with events that say their own place and time.
  mutating func restore(_ events: [RecordedEvent], _ told: ToldEvents) throws(KeeperError) -> [Receipt] {
    guard snapshot.position == 0 else { throw KeeperError(.refused, "only an empty book can be restored") }
    var replay = Replay()
    var known = KnownEvents()
    known.begin(events.count)
    for range in events.sameTimes {
      do throws(LedgerError) {
        try replay.take(events[range])
      } catch {
        throw KeeperError(.refused, index: range.lowerBound, reason: error, error.text)
      }
      for index in range where !known.note(told.names[index], at: events[index].position) {
        throw KeeperError(.damaged, index: index, "the id stands twice in the export")
      }
    }
    self = WriterCore(snapshot: replay.finished(), known: known)
    return events.map { Receipt(position: $0.position, recorded: $0.recorded, isRepeat: false) }
  }
}

extension [RecordedEvent] {
  /// The stretches that were recorded at one time each.
  var sameTimes: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < count {
      let end = self[start...].firstIndex { $0.recorded != self[start].recorded } ?? count
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }
}

import Ledger

/// Builds the newest state from a journal. All accounts stay open until the end, so nothing is copied on the way.
struct Replay {
  private var changes = Changes(Snapshot())
  private var names = EventNames()

  /// Takes the next commit; the book has accepted it before.
  mutating func take(_ events: [RecordedEvent]) throws(LedgerError) {
    guard let last = events.last else { return }
    for entry in events {
      guard entry.position == changes.snapshot.position + 1 else {
        throw LedgerError(.malformed, "event \(entry.position) follows event \(changes.snapshot.position)")
      }
      try changes.apply(entry)
      names.restore(entry)
    }
    changes.note(recorded: last.recorded)
  }

  consuming func finished() -> WriterCore {
    changes.finish()
    return WriterCore(snapshot: changes.snapshot, names: names)
  }
}

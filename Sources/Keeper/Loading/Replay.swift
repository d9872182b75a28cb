import Journal
import Ledger

/// Builds the newest state event by event, as it was built when the events were taken; each is checked again.
struct Replay {
  private var changes = Changes(Snapshot())

  /// Takes the next commit.
  mutating func take(_ events: some BidirectionalCollection<RecordedEvent>) throws(LedgerError) {
    guard let last = events.last else { return }
    for entry in events {
      guard entry.position == changes.snapshot.position + 1 else {
        throw LedgerError(.malformed, "event \(entry.position) follows event \(changes.snapshot.position)")
      }
      try changes.apply(entry)
    }
    changes.note(recorded: last.recorded)
  }

  consuming func finished() -> Snapshot { changes.finished() }
}

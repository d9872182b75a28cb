import Journal
import Ledger

/// Builds the newest state event by event, in the order in which the events were taken; each is checked again.
struct Replay {
  private var steps = Steps(from: Snapshot())

  /// Takes the next commit.
  mutating func take(_ events: some BidirectionalCollection<RecordedEvent>) throws(LedgerError) {
    guard let last = events.last else { return }
    for entry in events {
      guard entry.position == steps.snapshot.position + 1 else {
        throw LedgerError(.malformed, "event \(entry.position) follows event \(steps.snapshot.position)")
      }
      try steps.take(entry)
    }
    steps.snapshot.note(recorded: last.recorded)
  }

  consuming func finished() -> Snapshot { steps.snapshot }
}

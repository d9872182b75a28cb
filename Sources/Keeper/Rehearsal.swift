import Book
public import CivilTime
public import Ledger

/// A book that goes on from a snapshot without anybody else seeing it: events are taken as the writer would take them,
/// nothing is written, and what comes out is thrown away with it.
public struct Rehearsal: Sendable {
  private var changes: Changes
  /// The moment of the book's clock.
  public let now: Instant
  private let recorded: Instant

  public init(_ snapshot: Snapshot, now: Instant) {
    changes = Changes(snapshot)
    self.now = now
    recorded = max(now, snapshot.lastRecorded ?? now)
  }

  /// Takes the next event. A refused one leaves everything as it was.
  public mutating func take(_ event: Event) throws(LedgerError) {
    guard event.at <= now else { throw .future }
    let entry = RecordedEvent(position: changes.snapshot.position + 1, recorded: recorded, event: event)
    if event.account != nil { return try changes.apply(entry) }
    // An account refuses before it changes; the world's changes may only show in an account that cannot bear them.
    let before = changes
    do throws(LedgerError) {
      try changes.apply(entry)
    } catch {
      changes = before
      throw error
    }
  }

  /// The book with what was taken.
  public consuming func finished() -> Snapshot { changes.finished() }
}

extension LedgerError {
  static var future: LedgerError {
    LedgerError(.inTheFuture, field: "at", "the event takes effect in the future of the book's clock")
  }
}

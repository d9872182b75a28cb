public import Book
public import CivilTime
public import Ledger

/// A book that goes on from a snapshot without anybody else seeing it: events are taken as the writer would take them,
/// nothing is written, and what comes out is thrown away with it.
public struct Rehearsal: Sendable {
  private var steps: Steps
  /// The moment of the book's clock.
  public let now: Instant
  private let recorded: Instant

  public init(_ snapshot: Snapshot, now: Instant) {
    steps = Steps(from: snapshot)
    self.now = now
    recorded = max(now, snapshot.lastRecorded ?? now)
  }

  /// Takes the next event. A refused one leaves everything as it was.
  public mutating func take(_ event: Event) throws(LedgerError) {
    guard event.at <= now else { throw .future }
    try steps.take(RecordedEvent(position: steps.snapshot.position + 1, recorded: recorded, event: event))
  }

  /// An account and the world with what was taken so far.
  public func account(_ identifier: String) -> AccountBook? { steps.snapshot.account(identifier) }
  public var world: World { steps.snapshot.world }

  /// The book with what was taken.
  public consuming func finished() -> Snapshot { steps.snapshot }
}

extension LedgerError {
  static var future: LedgerError {
    LedgerError(.inTheFuture, field: "at", "the event takes effect in the future of the book's clock")
  }
}

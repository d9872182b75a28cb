public import CivilTime
public import Ledger

/// An event as an export tells it. What stands beside the event is nil where the line does not say it.
public struct ExportedEvent: Sendable, Equatable {
  public var event: Event
  /// When the book learned it.
  public var recorded: Instant?
  /// Its global position, from 1.
  public var position: Int64?
  /// Its number within its stream, from 1.
  public var sequence: Int64?
  /// The value of the stream's hash chain after it, 32 bytes.
  public var hash: [UInt8]?

  public init(
    event: Event, recorded: Instant? = nil, position: Int64? = nil, sequence: Int64? = nil, hash: [UInt8]? = nil
  ) {
    self.event = event
    self.recorded = recorded
    self.position = position
    self.sequence = sequence
    self.hash = hash
  }
}

public import CivilTime

/// What the book answers for an event it holds on disk.
public struct Receipt: Sendable, Equatable {
  /// Global position of the event.
  public var position: Int64
  public var recorded: Instant
  /// The event was there before; nothing was written.
  public var isRepeat: Bool

  public init(position: Int64, recorded: Instant, isRepeat: Bool) {
    self.position = position
    self.recorded = recorded
    self.isRepeat = isRepeat
  }
}

/// How repeated events are recognised.
public enum Naming: Sendable {
  /// Every event carries an id of its teller (over HTTP).
  case required
  /// An event without an id is known by its content, equal lines of one file by their count.
  case byContent
}

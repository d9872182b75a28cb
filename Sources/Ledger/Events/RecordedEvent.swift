public import CivilTime

/// An event as the book took it: with its place in the one global order and the moment it was learned.
public struct RecordedEvent: Sendable, Equatable {
  /// Global position, 1 for the first event of the store, without gaps.
  public var position: Int64
  public var recorded: Instant
  public var event: Event

  public init(position: Int64, recorded: Instant, event: Event) {
    self.position = position
    self.recorded = recorded
    self.event = event
  }
}

/// The place of an event in the order of effect.
public struct EffectOrder: Sendable, Comparable {
  public var at: Instant
  public var position: Int64

  @inlinable public init(at: Instant, position: Int64) {
    self.at = at
    self.position = position
  }

  @inlinable public static func < (left: EffectOrder, right: EffectOrder) -> Bool {
    left.at == right.at ? left.position < right.position : left.at < right.at
  }
}

extension RecordedEvent {
  @inlinable public var order: EffectOrder { EffectOrder(at: event.at, position: position) }
}

public import Identity

/// What drills may do with a connection of the hub.
public enum ConnectionDrill: String, Sendable, CaseIterable {
  /// As when the login has run out.
  case disable
  /// As when another synchronisation holds the lock.
  case lock
  /// As when the broker fails.
  case `break`
  /// Undoes the others.
  case heal
}

/// What became of a drill.
public enum DrillOutcome: Sendable, Equatable {
  case done
  /// The hub has no such connection.
  case unknownConnection
  /// The hub cannot do it now; one sentence for people.
  case refused(String)
}

/// Parts of the program beside the book that its operator steers through the book API.
public struct BookControls: Sendable {
  public typealias Drill = @Sendable (_ connection: String, ConnectionDrill) async -> DrillOutcome

  /// Brings a connection of the hub into a state; nil: there is no hub in this program.
  public var drill: Drill?

  /// Keeps the tokens of this API; nil: none are created or listed.
  public var identity: Identity?

  public init(identity: Identity? = nil, drill: Drill? = nil) {
    self.drill = drill
    self.identity = identity
  }
}

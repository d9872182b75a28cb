/// What drills may do with a connection of the hub.
public enum ConnectionDrill: String, Sendable, CaseIterable {
  /// As when the broker withdraws its consent.
  case disable
  /// Holds the connection's lock, as a sync that never ends.
  case lock
  /// Lets every request to the broker fail.
  case `break`
  /// Undoes the others.
  case heal
}

/// Parts of the program beside the book that its operator steers through the book API.
public struct BookControls: Sendable {
  /// Brings a connection of the hub into a state; answers false when the hub knows no such connection. Nil: there is no
  /// hub in this program.
  public var connection: (@Sendable (_ identifier: String, ConnectionDrill) async throws -> Bool)?

  public init(connection: (@Sendable (_ identifier: String, ConnectionDrill) async throws -> Bool)? = nil) {
    self.connection = connection
  }
}

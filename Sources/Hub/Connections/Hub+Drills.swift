public import Ambient

extension Hub {
  /// The states into which tests and drills bring a connection.
  public enum DrillCommand: String, Sendable, CaseIterable {
    /// As when the login has run out.
    case disable
    /// As when another synchronisation holds the lock.
    case lock
    /// As when the broker fails.
    case `break`
    /// As it should be.
    case heal
  }

  /// Brings a connection, whosever it is, into a state. Repeating a command changes nothing.
  public func drill(_ command: DrillCommand, _ identifier: UUIDValue) async throws(HubError) {
    switch command {
    case .disable:
      do throws(HubError) {
        try await apply(.disable, to: identifier)
      } catch {
        guard error.code == .alreadyDisabled else { throw error }
      }
    case .lock: try await apply(.drill(.locked), to: identifier)
    case .break: try await apply(.drill(.broken), to: identifier)
    case .heal: try await apply(.signedIn, to: identifier)
    }
  }
}

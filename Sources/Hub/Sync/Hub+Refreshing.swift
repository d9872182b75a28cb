public import Ambient
import CivilTime
import Keeper
import Synchronization

extension Hub {
  /// Starts a refresh of everything that a connection reads; the task ends when the work is done, well or not.
  @discardableResult
  public func refresh(_ identifier: UUIDValue, of user: HubUser) throws(HubError) -> Task<Void, Never> {
    let now = keeper.surroundings.now()
    try state.withLock { (state) throws(HubError) in
      let connection = try state.connection(identifier, of: user.identifier)
      guard !connection.isDisabled else {
        throw HubError(.connectionDisabled, "The connection is disabled.")
      }
      if let last = state.refreshedAt[identifier], now < last.advanced(bySeconds: options.refreshSeconds) {
        throw HubError(.refreshTooSoon, "The connection was refreshed a moment ago.")
      }
      state.refreshedAt[identifier] = now
    }
    return Task { [self] in
      // Whoever asked has been answered: the next reader sees by the age whether it worked.
      _ = try? await synchronise(identifier)
    }
  }
}

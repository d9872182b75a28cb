import Ambient
import BookAPI
import Hub
import Synchronization

/// Where the hub will be once it stands: it needs the other origins' addresses, and the book origin steers it.
final class HubPlace: Sendable {
  private let place = Mutex<Hub?>(nil)

  private let daily = Mutex<DailySynchronisation?>(nil)

  func put(_ hub: Hub) { place.withLock { $0 = hub } }

  /// Keeps the daily copies fresh from now on.
  func startDaily(_ hub: Hub) throws(HubError) {
    let started = DailySynchronisation(hub)
    try started.start()
    daily.withLock { $0 = started }
  }

  func stopDaily() { daily.withLock { $0.take() }?.stop() }

  /// What the book API may do with the hub's connections.
  var controls: BookControls {
    BookControls { [self] identifier, drill in
      guard let hub = place.withLock({ $0 }), let command = Hub.DrillCommand(rawValue: drill.rawValue) else {
        return .refused("The hub does not stand yet.")
      }
      guard let connection = UUIDValue(identifier) else { return .unknownConnection }
      do throws(HubError) {
        try await hub.drill(command, connection)
        return .done
      } catch {
        return error.code == .unknownConnection ? .unknownConnection : .refused(error.text)
      }
    }
  }
}

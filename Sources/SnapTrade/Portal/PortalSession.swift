import Ambient
import CivilTime
import Crypto
import Hub
import SnapTradeWire
import Synchronization

/// One visit to the connection portal: for whom, and how the app wants it.
struct PortalSession: Sendable {
  let identifier: UUIDValue
  let user: HubUser
  let form: SnapTradeLoginForm
  var expires: Instant
}

/// Links that wait to be opened and visits that go on; both end by themselves, and a link also by being opened.
final class PortalSessions: Sendable {
  private struct State {
    var links: [[UInt8]: PortalSession] = [:]
    var visits: [[UInt8]: PortalSession] = [:]
  }

  /// Seconds for which an opened page may be used.
  private static let visitSeconds: Int64 = 1_800

  private let state = Mutex(State())
  private let surroundings: any Surroundings

  init(surroundings: any Surroundings) { self.surroundings = surroundings }

  /// The token of a new link; nil when too many links wait.
  func link(_ session: PortalSession) -> String? {
    add(session, to: \.links)
  }

  /// Opens a link: the visit and its key. Nil for a link that is unknown, too old or was opened before.
  func redeem(_ token: String) -> (key: String, session: PortalSession)? {
    let now = surroundings.now()
    let found = state.withLock { $0.links.removeValue(forKey: Self.digest(token)) }
    guard var session = found, now < session.expires else { return nil }
    session.expires = now.advanced(bySeconds: Self.visitSeconds)
    return add(session, to: \.visits).map { ($0, session) }
  }

  /// The visit of a key that its page sent.
  func visit(_ key: String) -> PortalSession? {
    let now = surroundings.now()
    return state.withLock { $0.visits[Self.digest(key)] }.flatMap { now < $0.expires ? $0 : nil }
  }

  /// Ends a visit.
  func end(_ key: String) { state.withLock { _ = $0.visits.removeValue(forKey: Self.digest(key)) } }

  private func add(
    _ session: PortalSession, to table: any WritableKeyPath<State, [[UInt8]: PortalSession]> & Sendable
  ) -> String? {
    let now = surroundings.now()
    let token = Base64URL.encode(surroundings.randomBytes(32))
    let isAdded = state.withLock { state in
      if state[keyPath: table].count >= HubLimits.portalSessions {
        state[keyPath: table] = state[keyPath: table].filter { now < $0.value.expires }
      }
      guard state[keyPath: table].count < HubLimits.portalSessions else { return false }
      state[keyPath: table][Self.digest(token)] = session
      return true
    }
    return isAdded ? token : nil
  }

  private static func digest(_ token: String) -> [UInt8] { SHA256.digest(Array(token.utf8)) }
}

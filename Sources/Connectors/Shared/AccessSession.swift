import Ambient
import CivilTime
import Hub
import JSON
import Synchronization

/// The access token of a login: obtained when it is needed, kept while it is good, obtained once more when the broker
/// refuses it before its time.
final class AccessSession: Sendable {
  struct Grant: Sendable {
    var token: String
    /// Seconds for which it is good; nil: the broker does not say.
    var seconds: Int?
    /// What else the grant told, such as the user's name.
    var user: String?
  }

  typealias Sign = @Sendable (BrokerBudget) async throws(BrokerError) -> Grant

  /// Seconds before the end at which a token is no longer used.
  private static let margin: Int64 = 30
  /// Taken when the broker does not tell a token's life.
  private static let usualSeconds = 600

  private let surroundings: any Surroundings
  private let sign: Sign
  private let current = Mutex<(grant: Grant, ends: Instant)?>(nil)

  init(surroundings: any Surroundings, sign: @escaping Sign) {
    self.surroundings = surroundings
    self.sign = sign
  }

  /// Asks with a token that should be good.
  func ask(
    within budget: BrokerBudget, _ question: (Grant) async throws(BrokerError) -> JSONValue
  ) async throws(BrokerError) -> JSONValue {
    if let kept {
      do throws(BrokerError) {
        return try await question(kept)
      } catch {
        guard error.code == .credentialsRefused else { throw error }
        current.withLock { $0 = nil }
      }
    }
    return try await question(try await grant(within: budget))
  }

  /// A grant that is good now.
  func grant(within budget: BrokerBudget) async throws(BrokerError) -> Grant {
    if let kept { return kept }
    let grant = try await sign(budget)
    let seconds = Int64(grant.seconds ?? Self.usualSeconds) - Self.margin
    let ends = surroundings.now().advanced(bySeconds: max(0, seconds))
    current.withLock { $0 = (grant, ends) }
    return grant
  }

  private var kept: Grant? {
    let now = surroundings.now()
    return current.withLock { current in current.flatMap { now < $0.ends ? $0.grant : nil } }
  }
}

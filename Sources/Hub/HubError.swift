/// Why the hub refused or failed. The text is safe for people: no credential, account number or user name is in it.
public struct HubError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of refusal; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    case userExists = "user_exists"
    case unknownUser = "unknown_user"
    case unknownConnection = "unknown_connection"
    case unknownAccount = "unknown_account"
    case unknownBroker = "unknown_broker"
    /// A value that was handed in is malformed or too long; `field` names it.
    case invalidInput = "invalid_input"
    /// The broker does not take the credentials.
    case credentialsRefused = "credentials_refused"
    /// The broker knows the credentials, but does not let them do this.
    case rightsMissing = "rights_missing"
    /// The broker is busy, away or answers nonsense, and there is no copy to answer from.
    case brokerUnavailable = "broker_unavailable"
    /// A reconnection with another login than the connection's.
    case differentLogin = "different_login"
    case connectionDisabled = "connection_disabled"
    case alreadyDisabled = "already_disabled"
    case refreshTooSoon = "refresh_too_soon"
    /// The feature is off for the key or for the connection.
    case featureOff = "feature_off"
    /// A limit of `HubLimits`.
    case tooMany = "too_many"
    /// The connection's state does not allow it.
    case wrongPhase = "wrong_phase"
    /// The disk or the journal failed.
    case storage
  }

  public var code: Code
  /// The member at fault, when there is one.
  public var field: String?
  /// One sentence for people.
  public var text: String

  public init(_ code: Code, field: String? = nil, _ text: String) {
    self.code = code
    self.field = field
    self.text = text
  }

  public var description: String { text }
}

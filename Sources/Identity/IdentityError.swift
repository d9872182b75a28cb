/// What the identity room refuses. The text never holds a secret, a token or a key.
public struct IdentityError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    /// The master key's file cannot be read or made.
    case masterKeyFile = "master_key_file"
    /// Others than its owner may read the master key.
    case masterKeyExposed = "master_key_exposed"
    /// The store was sealed with another master key.
    case wrongMasterKey = "wrong_master_key"
    /// A sealed text, its name or its key was altered, or its key was destroyed.
    case notAuthentic = "not_authentic"
    /// An identifier, name or secret is empty or too long.
    case invalid
    /// A limit of `IdentityLimits` is reached.
    case tooMany = "too_many"
    /// The store refused.
    case storeFailed = "store_failed"
  }

  public let code: Code
  /// One sentence for people.
  public let text: String
  /// For the log; empty when there is nothing to add.
  public let detail: String

  init(_ code: Code, _ text: String, detail: String = "") {
    self.code = code
    self.text = text
    self.detail = detail
  }

  public var description: String { "\(code.rawValue): \(text)" }
}

/// The bounds of what is kept.
public enum IdentityLimits {
  /// Clients of all kinds.
  public static let clients = 10_000
  /// Access tokens that one client has at a time; beyond it the oldest ends.
  public static let tokensPerClient = 256
  /// Bytes of an identifier, owner or name.
  public static let identifier = 200
  /// Bytes of a secret or token that is looked at.
  public static let secret = 1024
  /// Scopes of one client.
  public static let scopes = 50
  /// Data keys that are made but not yet seen in the store.
  public static let freshKeys = 10_000
}

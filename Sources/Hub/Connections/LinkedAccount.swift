public import Ambient
public import CivilTime

/// A broker's account that a connection reads, and its mirror in the book.
public struct LinkedAccount: Sendable, Equatable {
  /// The account's name on the SnapTrade wire: the same for the same user, broker and account, whatever connection.
  public let identifier: UUIDValue
  /// The broker's own identifier.
  public let brokerAccount: String
  /// When the hub first saw it.
  public let linkedAt: Instant
  /// When the broker last told what it holds; nil while it never did.
  public var syncedAt: Instant?

  public init(identifier: UUIDValue, brokerAccount: String, linkedAt: Instant, syncedAt: Instant? = nil) {
    self.identifier = identifier
    self.brokerAccount = brokerAccount
    self.linkedAt = linkedAt
    self.syncedAt = syncedAt
  }

  /// The account's name in the book.
  public var mirror: String { "mirror-\(identifier)" }

  private static let namespace = UUIDValue.named("accounts.hub.bursar", namespace: .domainNames)

  /// The identifier of an account: version 5 of user, broker and the broker's own identifier.
  public static func identifier(user: UUIDValue, broker: String, account: String) -> UUIDValue {
    UUIDValue.named("\(user)/\(broker)/\(account)", namespace: namespace)
  }
}

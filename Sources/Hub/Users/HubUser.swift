public import Ambient
public import CivilTime
import Crypto
import JSON

/// A user of one API key. The secret itself is not kept, only its hash.
public final class HubUser: Sendable, Equatable {
  /// The API key under which the user is registered.
  public let clientID: String
  /// The key holder's name of the user.
  public let userID: String
  /// The hub's own name of the user: same key and name, same identifier.
  public let identifier: UUIDValue
  public let registeredAt: Instant
  private let secretHash: [UInt8]

  convenience init(clientID: String, userID: String, secret: String, registeredAt: Instant) {
    self.init(clientID: clientID, userID: userID, secretHash: Self.hash(secret), registeredAt: registeredAt)
  }

  private init(clientID: String, userID: String, secretHash: [UInt8], registeredAt: Instant) {
    self.clientID = clientID
    self.userID = userID
    self.registeredAt = registeredAt
    self.secretHash = secretHash
    identifier = Self.identifier(clientID: clientID, userID: userID)
  }

  public static func == (left: HubUser, right: HubUser) -> Bool {
    left.identifier == right.identifier && left.secretHash == right.secretHash
      && left.registeredAt == right.registeredAt
  }

  /// The owner under which the user's mirror accounts stand in the book.
  public var owner: String { "hub-\(identifier)" }

  /// Whether the secret is the user's; takes the same time wherever it differs.
  public func isSecret(_ secret: String) -> Bool {
    var secret = secret
    return secret.withUTF8 { SHA256.isDigest(secretHash, of: UnsafeRawBufferPointer($0)) }
  }

  /// The user with another secret; the old one is worth nothing from then on.
  func rotated(to secret: String) -> HubUser {
    HubUser(clientID: clientID, userID: userID, secret: secret, registeredAt: registeredAt)
  }

  private static let namespace = UUIDValue.named("users.hub.bursar", namespace: .domainNames)

  static func identifier(clientID: String, userID: String) -> UUIDValue {
    UUIDValue.named("\(clientID.utf8.count):\(clientID)\(userID)", namespace: namespace)
  }

  /// Secrets are random and long, so that a plain digest is enough.
  private static func hash(_ secret: String) -> [UInt8] { SHA256.digest(Array(secret.utf8)) }
}

extension HubUser {
  /// The user as a document.
  var document: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("client", string: clientID)
    writer.member("user", string: userID)
    writer.member("registered", string: registeredAt.rfc3339())
    writer.member("secret_hash", string: Hex.encode(secretHash))
    writer.endObject()
    return writer.bytes
  }

  /// The user of a document; nil when it is damaged.
  convenience init?(document: [UInt8]) {
    guard let json = try? JSONValue(parsing: document), let clientID = json["client"]?.stringValue,
      let userID = json["user"]?.stringValue,
      let registered = json["registered"]?.stringValue.flatMap(Instant.init(rfc3339:)),
      let hash = json["secret_hash"]?.stringValue.flatMap(Hex.decode)
    else { return nil }
    self.init(clientID: clientID, userID: userID, secretHash: hash, registeredAt: registered)
  }
}

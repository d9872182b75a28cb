import Crypto
import JSON

/// A client as it is stored: never with its secret in the clear.
struct ClientRecord: Sendable {
  var client: Identity.Client
  /// Digest of the secret under the client's identifier.
  var secret: [UInt8]
  /// Digest of the secret alone, by which a bearer of it is found; for kinds whose secret is itself the token.
  var bearer: [UInt8]?
  /// The sealed secret, for kinds that need it to compute with.
  var sealed: [UInt8]?
  /// Made from the sealed secret; not stored.
  var consumerKey: HMACKey?

  static let collection = "identity.clients"

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", string: client.id)
    writer.member("kind", string: client.kind.rawValue)
    writer.member("owner", string: client.owner)
    writer.member("name", string: client.name)
    writer.name("scopes")
    writer.beginArray()
    for scope in client.scopes { writer.string(scope) }
    writer.endArray()
    writer.member("secret", string: Hex.encode(secret))
    writer.member("bearer", string: bearer.map { Hex.encode($0) })
    writer.member("sealed", string: sealed.map { Hex.encode($0) })
    writer.endObject()
    return writer.bytes
  }

  init(client: Identity.Client, secret: [UInt8]) {
    self.client = client
    self.secret = secret
  }

  init(bytes: [UInt8]) throws(IdentityError) {
    guard let value = try? JSONValue(parsing: bytes), let id = value["id"]?.stringValue,
      let kind = value["kind"]?.stringValue.flatMap(Identity.Client.Kind.init), let owner = value["owner"]?.stringValue,
      let name = value["name"]?.stringValue, let scopes = value["scopes"]?.arrayValue,
      let secret = value["secret"]?.stringValue.flatMap(Hex.decode)
    else { throw IdentityError(.storeFailed, "A stored client cannot be read.") }
    client = Identity.Client(
      id: id, kind: kind, owner: owner, scopes: scopes.compactMap(\.stringValue), name: name)
    self.secret = secret
    bearer = value["bearer"]?.stringValue.flatMap(Hex.decode)
    sealed = value["sealed"]?.stringValue.flatMap(Hex.decode)
  }
}

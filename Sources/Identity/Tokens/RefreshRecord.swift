import CivilTime
import JSON

/// A refresh token as it is stored, under its digest.
struct RefreshRecord: Sendable {
  var kind: Identity.Client.Kind
  var client: String
  var scopes: [String]
  /// Nil: it lives as long as its client.
  var expires: Instant?

  static let collection = "identity.refresh"

  init(client: Identity.Client, scopes: [String], expires: Instant?) {
    kind = client.kind
    self.client = client.id
    self.scopes = scopes
    self.expires = expires
  }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("kind", string: kind.rawValue)
    writer.member("client", string: client)
    writer.name("scopes")
    writer.beginArray()
    for scope in scopes { writer.string(scope) }
    writer.endArray()
    writer.member("expires", string: expires?.rfc3339())
    writer.endObject()
    return writer.bytes
  }

  init?(bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes), let client = value["client"]?.stringValue,
      let kind = value["kind"]?.stringValue.flatMap(Identity.Client.Kind.init),
      let scopes = value["scopes"]?.arrayValue
    else { return nil }
    self.kind = kind
    self.client = client
    self.scopes = scopes.compactMap(\.stringValue)
    expires = value["expires"]?.stringValue.flatMap { Instant(rfc3339: $0) }
  }
}

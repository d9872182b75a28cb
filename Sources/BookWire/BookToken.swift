public import JSON

/// A token of the book API.
public struct BookToken: Sendable, Equatable {
  /// By which it is revoked.
  public var identifier: String
  /// For people.
  public var name: String
  /// What it allows: `read`, `write`, `admin`.
  public var scopes: [String]
  /// The text that is sent back as `Authorization: Bearer …`; told when the token is created and never again.
  public var secret: String?

  public init(identifier: String, name: String, scopes: [String], secret: String? = nil) {
    self.identifier = identifier
    self.name = name
    self.scopes = scopes
    self.secret = secret
  }

  /// Reads the answer of `POST /tokens`.
  public init(_ answer: JSONValue) throws(BookWireError) {
    try self.init(try ObjectReader(answer))
  }

  private init(_ reader: ObjectReader) throws(BookWireError) {
    identifier = try reader.text("id")
    name = try reader.text("name")
    scopes = try reader.texts("scopes")
    secret = try reader.optionalText("token")
  }

  /// Reads the answer of `GET /tokens`.
  public static func list(_ answer: JSONValue) throws(BookWireError) -> [BookToken] {
    try ObjectReader(answer).list("tokens") { (row) throws(BookWireError) in try BookToken(row) }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", string: identifier)
    writer.member("name", string: name)
    writer.name("scopes" as StaticString)
    writer.beginArray()
    for scope in scopes { writer.string(scope) }
    writer.endArray()
    if let secret { writer.member("token", string: secret) }
    writer.endObject()
  }
}

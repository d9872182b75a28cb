import BookWire
import HTTP
import Identity
import JSON

// Who may ask.
extension BookRoute {
  static let tokens: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/tokens", scope: .admin, summary: "All tokens with what they allow, never their texts.",
      answer: "Tokens", refusals: [503], handler: { try list($0) }),
    BookRoute(
      method: "POST", path: "/tokens", scope: .admin,
      summary: "Creates a token; the answer is the only one that shows its text.",
      body: [("application/json", "NewToken")], bodyLimit: tokenBytes, answer: "Token", refusals: [413, 503],
      handler: { try await create($0) }),
    BookRoute(
      method: "DELETE", path: "/tokens/{token}", scope: .admin,
      summary: "Revokes a token: from then on it is unknown.", answer: "Token", refusals: [404, 503],
      handler: { try await revoke($0) }),
  ]

  /// Bytes of the body that describes a new token.
  private static let tokenBytes = 16 << 10

  private static func identity(_ call: BookCall) throws(BookAPIError) -> Identity {
    guard let identity = call.core.controls.identity else {
      throw BookAPIError(503, "no_tokens", "This program keeps no tokens.")
    }
    return identity
  }

  private static func list(_ call: BookCall) throws -> HTTPResponse {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("tokens" as StaticString)
    writer.beginArray()
    for client in try identity(call).clients(of: .book) { BookToken(client).write(to: &writer) }
    writer.endArray()
    writer.endObject()
    return .fresh(writer.bytes)
  }

  private static func create(_ call: BookCall) async throws -> HTTPResponse {
    let identity = try identity(call)
    let made = try await identity.register(try newToken(call.request.body))
    var token = BookToken(made.client)
    token.secret = made.secret
    return .answer(token)
  }

  private static func revoke(_ call: BookCall) async throws -> HTTPResponse {
    let identity = try identity(call)
    guard let client = identity.client(call.path["token"], kind: .book) else {
      throw BookAPIError(404, "unknown_token", field: "token", "There is no such token.")
    }
    try await identity.remove(client.id, kind: .book)
    return .answer(BookToken(client))
  }

  /// Reads `{"name","scopes"}`; the token's id is made.
  private static func newToken(_ body: [UInt8]) throws(BookAPIError) -> Identity.Client {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: body)
    } catch {
      throw BookAPIError(error)
    }
    guard let object = value.objectValue else {
      throw BookAPIError(400, "wrong_type", "An object is due.")
    }
    for name in object.names where name != "name" && name != "scopes" {
      throw BookAPIError(400, "unknown_member", field: String(name.prefix(64)), "A token has no such member.")
    }
    guard let name = object["name"]?.stringValue, !name.isEmpty else {
      throw BookAPIError(400, "missing_member", field: "name", "A name for people is due.")
    }
    guard let words = object["scopes"]?.arrayValue, !words.isEmpty else {
      throw BookAPIError(400, "missing_member", field: "scopes", "A list of scopes is due.")
    }
    var scopes: [BookScope] = []
    for (index, word) in words.enumerated() {
      guard let scope = word.stringValue.flatMap(BookScope.init), !scopes.contains(scope) else {
        let known = BookScope.allCases.map(\.rawValue).joined(separator: ", ")
        throw BookAPIError(400, "bad_value", field: "scopes[\(index)]", "Each of \(known) may stand once.")
      }
      scopes.append(scope)
    }
    return Identity.Client(id: "", kind: .book, owner: "default", scopes: scopes.map(\.rawValue), name: name)
  }
}

extension BookToken {
  fileprivate init(_ client: Identity.Client) {
    self.init(identifier: client.id, name: client.name, scopes: client.scopes)
  }
}

extension HTTPResponse {
  fileprivate static func answer(_ token: BookToken) -> HTTPResponse {
    var writer = JSONWriter()
    token.write(to: &writer)
    return .fresh(writer.bytes)
  }
}

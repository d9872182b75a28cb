public import HTTP
public import JSON
public import Money

/// What came back.
public struct Answer: Sendable {
  public let status: Int
  public let headers: HTTPHeaders
  public let text: String

  public init(_ response: HTTPResponse) {
    status = response.status
    headers = response.headers
    text = String(decoding: response.body, as: UTF8.self)
  }

  public var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }

  /// The names of an object's members, of an array those of its first element.
  public var names: [String] { (json[0] ?? json).objectValue?.names ?? [] }

  /// A member of an object, of an array's first element.
  public subscript(_ name: String) -> JSONValue? { (json[0] ?? json)[name] }

  /// A member as a number.
  public func amount(_ name: String) -> ExactDecimal? { self[name]?.decimalValue }

  /// `name=text` of every member, one line each, as it stands on the wire.
  public var lines: String {
    let object = (json[0] ?? json).objectValue
    return (object?.members ?? []).map { $0.name + " " + $0.value.description }.joined(separator: "\n")
  }
}

/// Asks a server in process.
public struct Conversation: Sendable {
  private let respond: @Sendable (HTTPRequest) async -> HTTPResponse

  public init(_ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) { self.respond = respond }

  /// Sends a request; `token` goes into the header.
  public func send(
    _ method: String, _ target: String, token: String? = nil, type: String? = nil, body: String = ""
  ) async -> Answer {
    var headers = HTTPHeaders()
    if let token { headers.add("Authorization", "Bearer " + token) }
    if let type { headers.add("Content-Type", type) }
    return await send(method, target, headers: headers, body: body)
  }

  public func send(_ method: String, _ target: String, headers: HTTPHeaders, body: String = "") async -> Answer {
    Answer(
      await respond(
        HTTPRequest(
          method: method, target: target, headers: headers, body: Array(body.utf8),
          identifier: "0123456789abcdef0123456789abcdef")))
  }

  public func get(_ target: String, token: String? = nil) async -> Answer {
    await send("GET", target, token: token)
  }

  /// Sends a form.
  public func post(_ target: String, form: String) async -> Answer {
    await send("POST", target, type: "application/x-www-form-urlencoded", body: form)
  }
}

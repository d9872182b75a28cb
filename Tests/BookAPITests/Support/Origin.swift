import Ambient
import BookAPI
import CivilTime
import Glibc
import HTTP
import Identity
import JSON
import Keeper
import Telemetry
import TestDirectory
import Testing

/// A book of its own with a clock that stands still, and its API.
final class Origin: Sendable {
  /// How requests reach the server: conversations are the same either way.
  enum Way: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case inProcess, overSocket
    var testDescription: String { rawValue }
  }

  static let operatorToken = "operator-token"
  static let readerToken = "reader-token"

  let directory: TemporaryDirectory
  let surroundings: FixedSurroundings
  let keeper: Keeper
  let readiness = Readiness()
  let api: BookServer
  private let server: HTTPServer
  private let port: Int
  private let client = HTTPClient()
  private let way: Way

  /// Opens the book in a new directory, or again in one that another origin has left.
  init(_ way: Way = .inProcess, directory: TemporaryDirectory? = nil, controls: BookControls = BookControls()) throws {
    self.way = way
    self.directory = directory ?? TemporaryDirectory()
    surroundings = FixedSurroundings(now: try #require(Instant(rfc3339: "2026-03-02T18:00:00-05:00")), seed: 7)
    keeper = try Keeper(directory: self.directory.path, surroundings: surroundings)
    let identity = try Identity(keeper: keeper, masterKeyDirectory: self.directory.path)
    let reader = BookAccess { $0 == Self.readerToken ? [.read] : BookAccess.tokens(of: identity).scopes(of: $0) }
    var controls = controls
    controls.identity = identity
    api = BookServer(
      keeper: keeper, access: .operatorToken(Self.operatorToken, or: reader), readiness: readiness, controls: controls)
    let api = api
    server = HTTPServer(configuration: api.configuration(port: 0)) { await api.respond(to: $0) }
    port = way == .overSocket ? try server.start() : 0
  }

  /// Ends the server and lets go of the directory.
  func close() async {
    await server.stop(within: .seconds(5))
    keeper.close()
  }

  /// Runs a body with an origin of its own.
  static func with<Value>(
    _ way: Way = .inProcess, controls: BookControls = BookControls(), _ body: (Origin) async throws -> Value
  ) async throws -> Value {
    let origin = try Origin(way, controls: controls)
    do {
      let value = try await body(origin)
      await origin.close()
      return value
    } catch {
      await origin.close()
      throw error
    }
  }

  // MARK: Asking

  func send(
    _ method: String, _ target: String, _ body: String = "", token: String? = Origin.operatorToken,
    headers: [(String, String)] = []
  ) async throws -> Answer {
    var fields = HTTPHeaders(headers)
    if let token { fields.add("Authorization", "Bearer \(token)") }
    switch way {
    case .inProcess:
      return Answer(
        await api.respond(
          to: HTTPRequest(method: method, target: target, headers: fields, body: Array(body.utf8))))
    case .overSocket:
      return Answer(
        try await client.send(
          HTTPClientRequest(
            method: method, url: "http://127.0.0.1:\(port)\(target)", headers: fields, body: Array(body.utf8))))
    }
  }

  func get(_ target: String, token: String? = Origin.operatorToken) async throws -> Answer {
    try await send("GET", target, token: token)
  }

  func post(_ body: String, key: String? = nil) async throws -> Answer {
    var headers = [("Content-Type", "application/json")]
    if let key { headers.append(("Idempotency-Key", key)) }
    return try await send("POST", "/events", body, headers: headers)
  }

  func importLines(_ lines: String) async throws -> Answer {
    try await send("POST", "/events", lines, headers: [("Content-Type", "application/x-ndjson")])
  }
}

/// A response with its body read as JSON when it is.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]
  let json: JSONValue

  init(_ response: HTTPResponse) {
    status = response.status
    headers = response.headers
    body = response.body
    json = (try? JSONValue(parsing: body, limits: .answer)) ?? .null
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// Code and field of an error body.
  var refusal: [String?] { [json["error"]?["code"]?.stringValue, json["error"]?["field"]?.stringValue] }
}

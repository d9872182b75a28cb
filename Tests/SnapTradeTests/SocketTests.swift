import Ambient
import CivilTime
import HTTP
import Hub
import JSON
import SnapTrade
import Testing

/// The same API over a real socket.
@Suite struct SocketTests {
  /// A stage that listens while the test runs.
  private static func served(_ body: (Stage, String, HTTPClient) async throws -> Void) async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let server = HTTPServer(
      configuration: HTTPServerConfiguration(port: 0, router: stage.router), surroundings: stage.surroundings,
      router: stage.router)
    let port = try server.start()
    do {
      try await body(stage, "http://127.0.0.1:\(port)", HTTPClient())
    } catch {
      await server.stop(within: .seconds(2))
      throw error
    }
    await server.stop(within: .seconds(2))
  }

  private static func send(
    _ client: HTTPClient, _ origin: String, _ request: HTTPRequest
  ) async throws -> Answer {
    var headers = request.headers
    if !request.body.isEmpty { headers.add("Content-Type", "application/json") }
    return Answer(
      response: try await client.send(
        HTTPClientRequest(method: request.method, url: origin + request.target, headers: headers, body: request.body)))
  }

  @Test func aSignedReadWithItsFields() async throws {
    try await Self.served { stage, origin, client in
      let alice = try await Person(stage)
      try await alice.connect()
      let path = "/accounts/\(try alice.account())/balances"
      let request = Request(stage, Stage.daily).made("GET", path, alice.pair)
      let answer = try await Self.send(client, origin, request)
      #expect(answer.status == 200)
      #expect(answer.json[0]?["cash"] == .number("5300.71"))
      #expect(answer.response.headers["X-Request-ID"]?.utf8.count == 32)
      #expect(answer.response.headers["X-RateLimit-Remaining"] != nil)
      let changed = HTTPRequest(method: "GET", target: request.target + "&x=1", headers: request.headers)
      #expect(try await Self.send(client, origin, changed).code == "1076")
    }
  }

  @Test func refusalsBeforeAnyRouteHaveTheSameForm() async throws {
    try await Self.served { stage, origin, client in
      let large = Request(stage, Stage.daily).made(
        "POST", "/snapTrade/registerUser", body: "{\"userId\":\"\(String(repeating: "x", count: 300_000))\"}")
      let tooLarge = try await Self.send(client, origin, large)
      #expect(tooLarge.status == 413 && tooLarge.json["status_code"] == 413)
      let foreign = HTTPRequest(method: "GET", target: "/", headers: ["Host": "evil.example"])
      let misdirected = try await Self.send(client, origin, foreign)
      #expect(misdirected.status == 421 && misdirected.json["detail"]?.stringValue != nil)
    }
  }

  @Test(arguments: ["/accounts/../accounts", "/accounts/a%2F..%2Fb/balances", "//accounts", "/accounts/%00/balances"])
  func pathsAreTakenAsTheyStand(_ path: String) async throws {
    try await Self.served { stage, origin, client in
      let alice = try await Person(stage)
      let answer = try await Self.send(
        client, origin, Request(stage, Stage.daily).made("GET", path, alice.pair))
      #expect(answer.status == 404 || answer.status == 400, "\(answer.status)")
      #expect(answer.json["code"]?.stringValue != nil)
    }
  }

  @Test func theLoginLinkLeadsBackToThisServer() async throws {
    try await Self.served { stage, origin, client in
      let alice = try await Person(stage)
      let request = Request(stage, Stage.daily).made("POST", "/api/v1/snapTrade/login", alice.pair, body: "{}")
      // The sample signs `{}`; official clients sign null for it, which is as good.
      let link = try await Self.send(client, origin, request).json["redirectURI"]?.stringValue
      #expect(link?.hasPrefix(origin + "/snapTrade/redeemToken?token=") == true)
      let page = try await client.send(HTTPClientRequest(url: link ?? origin))
      #expect(page.status == 200)
      #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
    }
  }
}

import Ambient
import CivilTime
import HTTP
import Hub
import Identity
import JSON
import SnapTrade
import Testing

/// Who may ask, what is checked first, and how it is refused.
@Suite struct AccessTests {
  /// A request with one or more faults, and the answer to the first of them in the order of precedence.
  struct Fault: CustomTestStringConvertible, Sendable {
    var name: String
    var status: Int
    var code: String
    var text: String
    var change: @Sendable (inout Request, inout [(String, String)]) -> Void
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "no signature, unknown client", status: 401, code: "0000",
      text: "Authentication credentials were not provided."
    ) { request, _ in
      request.signature = .some(nil)
      request.timestamp = "0"
    },
    Fault(name: "no timestamp", status: 401, code: "0000", text: "Authentication credentials were not provided.") {
      request, _ in request.omits = ["timestamp"]
    },
    Fault(name: "no client", status: 401, code: "0000", text: "Authentication credentials were not provided.") {
      request, _ in request.omits = ["clientId"]
    },
    Fault(name: "unknown client, old timestamp", status: 401, code: "0000", text: "Invalid clientId provided") {
      request, _ in
      request = Request(request.stage, "NOBODY")
      request.timestamp = "1"
    },
    Fault(name: "old timestamp, wrong signature", status: 401, code: "0000", text: "Invalid timestamp") {
      request, _ in
      request.timestamp = String(request.stage.surroundings.now().seconds - 301)
      request.consumerKey = "wrong"
    },
    Fault(name: "milliseconds", status: 401, code: "0000", text: "Invalid timestamp") { request, _ in
      request.timestamp = String(request.stage.surroundings.now().seconds * 1000)
    },
    Fault(
      name: "wrong signature, wrong secret", status: 401, code: "1076", text: "Unable to verify signature sent"
    ) { request, pair in
      request.consumerKey = "wrong"
      pair[1].1 = "wrong"
    },
    Fault(name: "signature that is no base64", status: 401, code: "1076", text: "Unable to verify signature sent") {
      request, _ in request.signature = "!"
    },
    Fault(name: "wrong secret", status: 401, code: "1083", text: "Invalid userID or userSecret provided") {
      _, pair in pair[1].1 = "wrong"
    },
    Fault(name: "unknown user", status: 401, code: "1083", text: "Invalid userID or userSecret provided") {
      _, pair in pair[0].1 = "nobody"
    },
    Fault(
      name: "no user", status: 401, code: "0000",
      text: "Please provide clientId, userId and userSecret in query params"
    ) { _, pair in pair = [] },
  ]

  @Test(arguments: faults) func refusedInOrder(_ fault: Fault) async throws {
    let stage = try await Stage()
    let alice = try await Person(stage)
    var request = Request(stage, Stage.daily)
    var pair = alice.pair
    fault.change(&request, &pair)
    let answer = await request.send("GET", "/accounts", pair)
    #expect(answer.status == fault.status)
    #expect(answer.code == fault.code)
    #expect(answer.json["detail"]?.stringValue == fault.text)
    #expect(answer.json["status_code"] == .integer(fault.status))
    #expect(answer.json["default_code"] == .integer(Int(fault.code)!))
  }

  @Test func timestampsNearNowAreTaken() async throws {
    let stage = try await Stage()
    for offset in [-300, 300] as [Int64] {
      var request = Request(stage, Stage.daily)
      request.timestamp = String(stage.surroundings.now().seconds + offset)
      #expect(await request.send("GET", "/currencies").status == 200)
    }
  }

  @Test func thePrefixIsServedAndMarked() async throws {
    let stage = try await Stage()
    let plain = await Request(stage, Stage.daily).send("GET", "/currencies")
    let prefixed = await Request(stage, Stage.daily).send("GET", "/api/v1/currencies/")
    #expect(plain.text == prefixed.text)
    #expect(plain.response.headers["Deprecation"] == nil)
    #expect(prefixed.response.headers["Deprecation"] == "@1781222400")
    #expect(prefixed.response.headers["X-RateLimit-Limit"] == "6000000")
    #expect(prefixed.response.headers["X-RateLimit-Remaining"] == "5999998")
    #expect(prefixed.response.headers["X-RateLimit-Reset"] != nil)
  }

  @Test func aKeyThatChangesIsAnotherAtOnce() async throws {
    let stage = try await Stage()
    var request = Request(stage, Stage.daily)
    #expect(await request.send("GET", "/currencies").status == 200)
    let client = try #require(stage.identity.client(Stage.daily, kind: .snaptrade))
    _ = try await stage.identity.register(client, secret: "anotherConsumerKey")
    #expect(await request.send("GET", "/currencies").status == 401)
    request.consumerKey = "anotherConsumerKey"
    #expect(await request.send("GET", "/currencies").status == 200)
    try await stage.identity.remove(Stage.daily, kind: .snaptrade)
    #expect(await request.send("GET", "/currencies").status == 401)
  }

  @Test func theStatusIsPublic() async throws {
    let stage = try await Stage()
    for path in ["/", "/api/v1", "/api/v1/"] {
      let answer = Answer(response: await stage.router.respond(to: HTTPRequest(method: "GET", target: path)))
      #expect(answer.json["online"] == true)
      #expect(answer.json["version"] == 153)
    }
  }

  @Test func routesAreToldToThoseWhoMayAskOnly() async throws {
    let stage = try await Stage()
    let stranger = HTTPRequest(method: "GET", target: "/nothing/here")
    #expect(Answer(response: await stage.router.respond(to: stranger)).status == 401)
    #expect(await Request(stage, Stage.daily).send("GET", "/nothing/here").status == 404)
    let wrongMethod = await Request(stage, Stage.daily).send("PATCH", "/currencies")
    #expect(wrongMethod.status == 405)
    #expect(wrongMethod.response.headers["Allow"]?.contains("GET") == true)
    #expect(wrongMethod.json["code"]?.stringValue != nil)
  }

  @Test func strangersAccountsAreUnknown() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let bob = try await Person(stage, userID: "bob")
    let connection = try await alice.connect().identifier
    let account = try alice.account()
    let paths = [
      "", "/balances", "/positions", "/positions/all", "/options", "/orders", "/holdings", "/balanceHistory",
    ]
    for path in paths.map({ "/accounts/\(account)\($0)" }) + ["/authorizations/\(connection)"] {
      let answer = await bob.get(path)
      #expect(answer.status == 404 && answer.code == "1011", "\(path)")
      #expect(await alice.get(path).status == 200, "\(path)")
    }
    for method in ["DELETE", "POST"] {
      let path = method == "POST" ? "/authorizations/\(connection)/disable" : "/connection/\(connection)"
      #expect(await bob.send(method, path).code == "1011")
    }
    #expect(try stage.hub.connection(connection, of: alice.user).isDisabled == false)
  }

  @Test(arguments: ["not-a-uuid", "..%2F..", "%2e%2e", "a%2Fb", "917c8734-8470-4a3e-a18f-57c3f2ee6631"])
  func oddAccountNamesAreUnknown(_ name: String) async throws {
    let stage = try await Stage()
    let alice = try await Person(stage)
    let answer = await alice.get("/accounts/\(name)/balances")
    #expect(answer.status == 404 && answer.code == "1011")
  }

  @Test(arguments: [
    "{", "[]", #"{"userId":7}"#, "{}", "", #"{"userId":"a","userId":"b"}"#, #"{"userId":""}"#, "\u{FEFF}{}",
  ])
  func malformedBodiesAreRefusedByName(_ body: String) async throws {
    let stage = try await Stage()
    let answer = await Request(stage, Stage.daily).send("POST", "/snapTrade/registerUser", body: body)
    #expect(answer.status == 400 && answer.code == "1012")
    #expect(stage.hub.users(of: Stage.daily).isEmpty)
  }

  @Test func aKeyHasSoManyRequestsAMinute() async throws {
    var options = SnapTradeOptions()
    options.requestsPerMinute = 2
    let stage = try await Stage(options: options)
    #expect(await Request(stage, Stage.daily).send("GET", "/currencies").status == 200)
    #expect(
      await Request(stage, Stage.daily).send("GET", "/currencies").response.headers["X-RateLimit-Remaining"] == "0")
    let refused = await Request(stage, Stage.daily).send("GET", "/currencies")
    #expect(refused.status == 429 && refused.code == "0000")
    #expect(refused.json["detail"] == "Request was throttled. Expected available in 60 seconds.")
    #expect(await Request(stage, Stage.realtime).send("GET", "/currencies").status == 200)
    stage.surroundings.advance(bySeconds: 60)
    #expect(await Request(stage, Stage.daily).send("GET", "/currencies").status == 200)
  }
}

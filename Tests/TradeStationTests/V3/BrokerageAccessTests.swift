import Ambient
import BrokerFixture
import HTTP
import Identity
import JSON
import Keeper
import Testing
import TradeStation

/// Sign-in of the newer API, and how it refuses.
@Suite("v3: access")
struct BrokerageAccessTests {
  private static let many = Array(repeating: "C1", count: 26).joined(separator: ",")
  private static let orders = Array(repeating: "1", count: 51).joined(separator: ",")

  @Test(
    "a request that cannot be meant is refused with a word and a sentence",
    arguments: [
      ("GET", "/accounts/\(many)/balances", 400, "BadRequest", "From 1 to 25 account identifiers"),
      ("GET", "/accounts/C1,/balances", 400, "BadRequest", "From 1 to 25 account identifiers"),
      ("GET", "/accounts/C1/orders?pageSize=0", 400, "BadRequest", "pageSize"),
      ("GET", "/accounts/C1/orders?pageSize=601", 400, "BadRequest", "pageSize"),
      ("GET", "/accounts/C1/orders?status=Some", 400, "BadRequest", "status"),
      ("GET", "/accounts/C1/orders?nextToken=x", 400, "BadRequest", "nextToken"),
      ("GET", "/accounts/C1/orders/\(orders)", 400, "BadRequest", "From 1 to 50 order identifiers"),
      ("GET", "/accounts/C1/positions?symbol=,", 400, "BadRequest", "symbol"),
      ("GET", "/accounts/C1/historicalorders", 400, "BadRequest", "since"),
      ("GET", "/accounts/C1/historicalorders?since=2026-01-07", 400, "BadRequest", "since"),
      ("GET", "/accounts/C1/historicalorders?since=2026-13-01", 400, "BadRequest", "since"),
      ("GET", "/accounts/C1/historicalorders?since=2025-10-07", 400, "BadRequest", "since: At most 90 days back."),
      ("GET", "/accounts/C1/historicalorders?since=2026-01/05", 400, "BadRequest", "since"),
      ("GET", "/accounts/C1/nothing", 404, "NotFound", "Not Found"),
      ("POST", "/accounts", 405, "BadRequest", "Method Not Allowed"),
    ])
  func refusals(_ method: String, _ target: String, _ status: Int, _ word: String, _ message: String) async throws {
    let desk = try await Desk(Scenario.cash)
    let answer = await desk.server.send(method, "/v3/brokerage" + target, token: desk.token)
    #expect(answer.status == status && answer.names == ["Error", "Message"])
    #expect(answer["Error"]?.stringValue == word, "\(answer.text)")
    #expect(answer["Message"]?.stringValue?.contains(message) == true, "\(answer.text)")
  }

  @Test("the token stands in the header, and nowhere else")
  func token() async throws {
    let desk = try await Desk(Scenario.cash)
    let path = "/v3/brokerage/accounts"
    #expect(await desk.get(path).status == 200)
    for target in [path, path + "?access_token=\(desk.token)", "/v3/nothing"] {
      let answer = await desk.server.get(target)
      #expect(answer.status == 401)
      #expect(answer.text == #"{"Error":"Unauthorized","Message":"Unauthorized"}"#)
    }
    #expect(await desk.server.send("GET", path, headers: ["Authorization": desk.token]).status == 401)
    let poor = try await desk.fixture.token(.tradestation, owner: "carol", scopes: ["trade"])
    #expect(await desk.server.get(path, token: poor)["Error"] == "Forbidden")
  }

  @Test("without its book the service says so")
  func unavailable() async throws {
    let desk = try await Desk(Scenario.cash)
    let server = TradeStationServer(
      keeper: desk.fixture.keeper, identity: desk.fixture.identity, isBookAvailable: { false })
    let closed = Conversation { await server.respond(to: $0) }
    let answer = await closed.get("/v3/brokerage/accounts/C1/balances", token: desk.token)
    #expect(answer.status == 503 && answer["Error"] == "ServiceUnavailable")
  }

  private func signedUp(_ desk: Desk) async throws -> String {
    let client = try #require(desk.fixture.identity.client("client-alice", kind: .tradestation))
    return try await desk.fixture.identity.issueRefreshToken(for: client, scopes: ["ReadAccount"])
  }

  @Test("a refresh token buys a token that reads, until it is revoked", arguments: ["form", "object"])
  func refresh(_ form: String) async throws {
    let desk = try await Desk(Scenario.cash)
    let refresh = try await signedUp(desk)
    let fields = "client_id=client-alice&client_secret=s-alice"
    let ask = "grant_type=refresh_token&\(fields)&refresh_token=\(refresh)"
    let answer = await desk.server.post("/oauth/token", form: ask)
    #expect(answer.status == 200)
    #expect(answer.names == ["access_token", "expires_in", "scope", "token_type"])
    #expect(answer["token_type"] == "Bearer" && answer["expires_in"] == 1200 && answer["scope"] == "ReadAccount")
    #expect(answer.headers.first("Cache-Control") == "no-store")
    let token = try #require(answer["access_token"]?.stringValue)
    #expect(await desk.server.get("/v3/brokerage/accounts", token: token).status == 200)
    let revoked =
      form == "form"
      ? await desk.server.post("/oauth/revoke", form: fields + "&refresh_token=" + refresh)
      : await desk.server.send(
        "POST", "/oauth/revoke", type: "application/json",
        body: #"{"client_id":"client-alice","client_secret":"s-alice","token":"\#(refresh)"}"#)
    #expect(revoked.status == 200 && revoked.text.isEmpty)
    let after = await desk.server.post("/oauth/token", form: ask)
    #expect(after.status == 403 && after["error"] == "invalid_grant")
  }

  @Test(
    "sign-in refuses as OAuth does",
    arguments: [
      ("grant_type=refresh_token&client_id=client-alice&client_secret=no&refresh_token=R", 401, "access_denied"),
      ("grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=no", 403, "invalid_grant"),
      ("grant_type=refresh_token&client_id=client-bob&client_secret=s-bob&refresh_token=R", 403, "invalid_grant"),
      ("grant_type=password", 400, "unsupported_grant_type"), ("grant_type=refresh_token", 400, "invalid_request"),
      ("", 400, "invalid_request"),
    ])
  func refused(_ form: String, _ status: Int, _ error: String) async throws {
    let desk = try await Desk(Scenario.cash)
    _ = try await desk.fixture.token(.tradestation, owner: "bob", scopes: ["readaccount"])
    let refresh = try await signedUp(desk)
    let answer = await desk.server.post("/oauth/token", form: form.replacing("=R", with: "=" + refresh))
    #expect(answer.status == status && answer.names == ["error", "error_description"])
    #expect(answer["error"]?.stringValue == error)
  }
}

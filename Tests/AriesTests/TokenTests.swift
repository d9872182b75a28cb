import Ambient
import BrokerFixture
import HTTP
import Identity
import JSON
import Testing

/// The token endpoint, with forms and with JSON.
@Suite("Tokens")
struct TokenTests {
  private let endpoint = "/v1/oauth2/token"
  private let credentials = "grant_type=client_credentials&client_id=client-alice&client_secret=s-alice"

  @Test("client credentials and refresh, as a form and as JSON")
  func grants() async throws {
    let desk = try await Desk(Scenario.cash)
    let form = await desk.server.post(endpoint, form: credentials)
    let json = await desk.server.send(
      "POST", endpoint, type: "application/json; charset=utf-8",
      body: #"{"grant_type":"client_credentials","client_id":"client-alice","client_secret":"s-alice"}"#)
    for answer in [form, json] {
      #expect(answer.status == 200)
      #expect(
        answer.names == [
          "access_token", "refresh_token", "token_type", "expires_in", "refresh_token_expires_in", "scope",
        ])
      #expect(answer["token_type"] == "Bearer" && answer["expires_in"] == 3600)
      #expect(answer["refresh_token_expires_in"] == 2_592_000)
      #expect(answer["scope"]?.stringValue == Desk.scopes.joined(separator: " "))
      #expect(answer.headers.first("Cache-Control") == "no-store")
      let refresh = try #require(answer["refresh_token"]?.stringValue)
      let renewed = await desk.server.post(
        endpoint, form: "grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=\(refresh)"
      )
      let token = try #require(renewed["access_token"]?.stringValue)
      #expect(await desk.server.get("/v2/users/me/accounts", token: token).status == 200)
    }
  }

  @Test("a narrower scope may be asked for, at first and at refresh, never a wider one")
  func scopes() async throws {
    let desk = try await Desk(Scenario.cash)
    let narrow = await desk.server.post(endpoint, form: credentials + "&scope=order:information")
    let token = try #require(narrow["access_token"]?.stringValue)
    #expect(narrow["scope"] == "order:information")
    #expect(await desk.server.get("/v2/accounts/111111QA/orders", token: token).status == 200)
    let refused = await desk.server.get("/v2/accounts/111111QA/balance", token: token)
    #expect(refused.status == 403 && refused["error"]?["code"] == "INSUFFICIENT_SCOPE")
    let refresh = try #require(narrow["refresh_token"]?.stringValue)
    let wider = await desk.server.post(
      endpoint,
      form: "grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=\(refresh)"
        + "&scope=account:information")
    #expect(wider.status == 400 && wider["error"] == "invalid_scope")
  }

  @Test("a token ends after an hour")
  func expiry() async throws {
    let desk = try await Desk(Scenario.cash)
    let token = try #require(await desk.server.post(endpoint, form: credentials)["access_token"]?.stringValue)
    desk.fixture.surroundings.advance(bySeconds: 3599)
    #expect(await desk.server.get("/v1/users/me/accounts", token: token).status == 200)
    desk.fixture.surroundings.advance(bySeconds: 1)
    #expect(await desk.server.get("/v1/users/me/accounts", token: token).status == 401)
  }

  @Test(
    "refusals are those of RFC 6749 and name the field",
    arguments: [
      ("", 400, "invalid_request", "grant_type"),
      ("grant_type=password", 400, "unsupported_grant_type", "grant_type"),
      ("grant_type=client_credentials", 400, "invalid_request", "client_id"),
      ("grant_type=client_credentials&client_id=client-alice", 400, "invalid_request", "client_secret"),
      ("grant_type=client_credentials&client_id=client-alice&client_secret=x", 401, "invalid_client", "client_secret"),
      ("grant_type=client_credentials&client_id=x&client_secret=s-alice", 401, "invalid_client", "client_id"),
      (
        "grant_type=client_credentials&client_id=client-alice&client_secret=s-alice&scope=order:execution", 400,
        "invalid_scope", "scope"
      ),
      ("grant_type=refresh_token&client_id=client-alice", 400, "invalid_request", "refresh_token"),
      (
        "grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=x", 400,
        "invalid_grant", "refresh_token"
      ),
      ("grant_type=a&grant_type=b", 400, "invalid_request", "grant_type"),
      ("grant_type=%zz", 400, "invalid_request", "body"),
      (#"JSON{"grant_type":{}}"#, 400, "invalid_request", "grant_type"),
      (#"JSON{"grant_type":"a","grant_type":"b"}"#, 400, "invalid_request", "body"),
      (#"JSON[]"#, 400, "invalid_request", "body"),
      (#"JSON{"grant_type""#, 400, "invalid_request", "body"),
    ])
  func refusals(_ body: String, _ status: Int, _ code: String, _ field: String) async throws {
    let desk = try await Desk(Scenario.cash)
    let isJSON = body.hasPrefix("JSON")
    let answer = await desk.server.send(
      "POST", endpoint, type: isJSON ? "application/json" : "application/x-www-form-urlencoded",
      body: isJSON ? String(body.dropFirst(4)) : body)
    #expect(answer.status == status && answer["error"] == .string(code))
    #expect(answer.names == ["error", "error_description"])
    #expect(answer["error_description"]?.stringValue?.contains(field) == true, "\(answer.text)")
    #expect(!answer.text.contains("s-alice"))
  }

  @Test("another client's refresh token is refused")
  func otherClient() async throws {
    let desk = try await Desk(Scenario.cash)
    _ = try await desk.fixture.token(.aries, owner: "bob", scopes: Desk.scopes)
    let refresh = try #require(await desk.server.post(endpoint, form: credentials)["refresh_token"]?.stringValue)
    let answer = await desk.server.post(
      endpoint, form: "grant_type=refresh_token&client_id=client-bob&client_secret=s-bob&refresh_token=\(refresh)")
    #expect(answer.status == 400 && answer["error"] == "invalid_grant")
  }
}

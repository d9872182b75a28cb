import Ambient
import BrokerFixture
import HTTP
import Identity
import JSON
import Testing

/// Sign-in, and the ways in which a token is sent.
@Suite("Access")
struct AccessTests {
  private let endpoint = "/v2/security/authorize"

  private func signedUp(_ desk: Desk) async throws -> String {
    let client = try #require(desk.fixture.identity.client("client-alice", kind: .tradestation))
    return try await desk.fixture.identity.issueRefreshToken(for: client, scopes: ["readaccount"])
  }

  @Test("a refresh token buys a token that reads, in the documents' own path and in any case")
  func refresh() async throws {
    let desk = try await Desk(Scenario.cash)
    let refresh = try await signedUp(desk)
    let form = "grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=\(refresh)"
    for path in [endpoint, "/v2/Security/Authorize", "/security/authorize", "/Security/Authorize/"] {
      let answer = await desk.server.post(path, form: form + "&response_type=token")
      #expect(answer.status == 200)
      #expect(answer.names == ["access_token", "expires_in", "token_type", "userid"])
      #expect(answer["expires_in"] == 1200 && answer["token_type"] == "AccessToken" && answer["userid"] == "alice")
      #expect(answer.headers.first("Cache-Control") == "no-store")
      let token = try #require(answer["access_token"]?.stringValue)
      #expect(await desk.server.get("/v2/users/alice/accounts", token: token).status == 200)
    }
    desk.fixture.surroundings.advance(bySeconds: 1200)
    #expect(await desk.get("/v2/users/alice/accounts").status == 401)
  }

  @Test("client credentials give a token that sees no account")
  func clientCredentials() async throws {
    let desk = try await Desk(Scenario.cash)
    let form = "grant_type=client_credentials&client_id=client-alice&client_secret=s-alice"
    let answer = await desk.server.post(endpoint, form: form)
    #expect(answer["userid"] == "CLIENTONLYLOGIN")
    let token = try #require(answer["access_token"]?.stringValue)
    let refused = await desk.server.get("/v2/accounts/100001/balances", token: token)
    #expect(refused.text == #"{"Message":"Forbidden","StatusCode":403}"#)
  }

  @Test(
    "sign-in refuses in the documents' words",
    arguments: [
      ("grant_type=refresh_token&client_id=client-alice&client_secret=no&refresh_token=R", 401, "API key failure"),
      ("grant_type=refresh_token&client_id=nobody&client_secret=s-alice&refresh_token=R", 401, "API key failure"),
      (
        "grant_type=refresh_token&client_id=client-alice&client_secret=s-alice&refresh_token=no", 401,
        "Invalid refresh token"
      ),
      ("grant_type=refresh_token&client_id=client-bob&client_secret=s-bob&refresh_token=R", 401, "Invalid API Key"),
      ("client_id=client-alice", 400, "Invalid Request. grant_type: The field is missing."),
      ("", 400, "Invalid Request. grant_type: The field is missing."),
      (
        "grant_type=password", 400,
        "Invalid Request. grant_type: refresh_token and client_credentials are known."
      ),
      ("grant_type=refresh_token", 400, "Invalid Request. refresh_token: The field is missing."),
      (
        "grant_type=refresh_token&refresh_token=R&client_id=client-alice", 400,
        "Invalid Request. client_secret: The field is missing."
      ),
      ("grant_type=a&grant_type=b", 400, "Invalid Request. grant_type: The field stands twice."),
      ("grant_type=%zz", 400, "Invalid Request. body: The form is not well encoded."),
    ])
  func refusals(_ form: String, _ status: Int, _ message: String) async throws {
    let desk = try await Desk(Scenario.cash)
    _ = try await desk.fixture.token(.tradestation, owner: "bob", scopes: ["readaccount"])
    let refresh = try await signedUp(desk)
    let answer = await desk.server.post(endpoint, form: form.replacing("=R", with: "=" + refresh))
    #expect(answer.status == status)
    #expect(answer.json == ["Message": .string(message), "StatusCode": .integer(status)])
    #expect(!answer.text.contains("s-alice") && !answer.text.contains(refresh))
  }

  @Test("every documented channel of the token works")
  func channels() async throws {
    let desk = try await Desk(Scenario.cash)
    let path = "/v2/users/alice/accounts"
    for field in ["Bearer \(desk.token)", "bearer \(desk.token)", "BEARER  \(desk.token)", desk.token] {
      let answer = await desk.server.send("GET", path, headers: ["Authorization": field])
      #expect(answer.status == 200, "\(field.prefix(7))")
    }
    for name in ["access_token", "oauth_token"] {
      #expect(await desk.server.get("\(path)?\(name)=\(desk.token)").status == 200)
    }
    for target in [path, path + "?access_token=", path + "?access_token=no", path + "?token=\(desk.token)"] {
      #expect(await desk.server.get(target).status == 401)
    }
    for field in ["Basic \(desk.token)", "Bearer", "Bearer no", ""] {
      let answer = await desk.server.send("GET", path, headers: ["Authorization": field])
      #expect(answer.text == #"{"Message":"Unauthorized","StatusCode":401}"#)
    }
  }

  @Test("answers bear exactly the content type that clients compare, and are private")
  func headers() async throws {
    let desk = try await Desk(Scenario.cash)
    for answer in [
      await desk.get("/v2/accounts/100001/balances"), await desk.server.get("/v2/accounts/100001/balances"),
      await desk.get("/v2/nothing"), await desk.server.post(endpoint, form: ""),
    ] {
      #expect(answer.headers.all("Content-Type") == ["application/json; charset=utf-8"])
      #expect(answer.headers.all("Cache-Control") == ["private"])
    }
    #expect(await desk.server.get("/v2/x").headers.first("WWW-Authenticate") == "Bearer")
  }
}

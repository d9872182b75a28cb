import BookAPI
import BookWire
import HTTP
import JSON
import Testing

@Suite struct TokenTests {
  private func create(
    _ origin: Origin, _ body: String, token: String? = Origin.operatorToken
  ) async throws -> Answer {
    try await origin.send(
      "POST", "/tokens", body, token: token, headers: [("Content-Type", "application/json")])
  }

  @Test func `a token is told once, allows its scopes and no more, and ends when it is revoked`() async throws {
    try await Origin.with(.overSocket) { (origin) async throws in
      let made = try BookToken(try await create(origin, #"{"name":"phone","scopes":["read"]}"#).json)
      let secret = try #require(made.secret)
      #expect(made.scopes == ["read"])
      #expect(try await origin.get("/accounts", token: secret).status == 200)
      let listed = try await origin.get("/tokens")
      #expect(try BookToken.list(listed.json).map(\.name) == ["phone"])
      #expect(!listed.text.contains(secret))

      let writing = try await origin.send("POST", "/events", Lines.apple, token: secret)
      #expect(writing.status == 403)
      #expect(writing.refusal == ["forbidden", "Authorization"])
      #expect(writing.text.contains("write"))
      #expect(
        writing.headers.first("WWW-Authenticate") == #"Bearer error="insufficient_scope", scope="write""#)
      let administering = try await origin.get("/tokens", token: secret)
      #expect(administering.status == 403)
      #expect(administering.text.contains("admin"))

      let revoked = try await origin.send("DELETE", "/tokens/\(made.identifier)")
      #expect(try BookToken(revoked.json).identifier == made.identifier)
      #expect(try await origin.get("/accounts", token: secret).status == 401)
      #expect(try await origin.send("DELETE", "/tokens/\(made.identifier)").refusal == ["unknown_token", "token"])
      #expect(try BookToken.list(try await origin.get("/tokens").json).isEmpty)
    }
  }

  @Test func `tokens outlive the process`() async throws {
    let origin = try Origin()
    let made = try BookToken(try await create(origin, #"{"name":"bot","scopes":["write","admin"]}"#).json)
    await origin.close()
    let later = try Origin(directory: origin.directory)
    let secret = try #require(made.secret)
    #expect(try await later.send("POST", "/events", Lines.apple, token: secret).status == 200)
    #expect(try await later.get("/accounts", token: secret).status == 403)
    #expect(try await create(later, #"{"name":"another","scopes":["read"]}"#, token: secret).status == 200)
    await later.close()
  }

  @Test(
    arguments: [
      ("{", 400, nil), ("[]", 400, nil), (#"{"scopes":["read"]}"#, 400, "name"), (#"{"name":"x"}"#, 400, "scopes"),
      (#"{"name":"x","scopes":[]}"#, 400, "scopes"), (#"{"name":"x","scopes":["fly"]}"#, 400, "scopes[0]"),
      (#"{"name":"x","scopes":["read","read"]}"#, 400, "scopes[1]"),
      (#"{"name":"x","scopes":["read"],"owner":"y"}"#, 400, "owner"),
    ] as [(String, Int, String?)])
  func `a token that makes no sense is refused by field`(_ body: String, _ status: Int, _ field: String?) async throws {
    try await Origin.with { (origin) async throws in
      let answer = try await create(origin, body)
      #expect(answer.status == status)
      #expect(answer.refusal[1] == field)
    }
  }
}

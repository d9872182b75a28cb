import AriesWire
import JSON
import Testing
import WireMembers

@Suite struct AccessTests {
  @Test func `token requests in JSON and in a form are one`() throws {
    let json = try TokenRequest(
      json: ["grant_type": "authorization_code", "client_id": "c", "code": "k", "code_verifier": "v"])
    let form = try TokenRequest(form: [
      ("grant_type", "code"), ("client_id", "c"), ("code", "k"), ("code_verifier", "v"), ("extra", "x"),
    ])
    #expect(json == form && json.grantType == .authorizationCode && json.clientSecret == nil)
  }

  @Test func `descriptions show no secret`() throws {
    let request = try TokenRequest(
      json: ["grant_type": "refresh_token", "client_secret": "471101", "refresh_token": "471102"])
    let answer = try TokenResponse(json: ["access_token": "471103", "refresh_token": "471104"])
    #expect(!"\(request) \(answer)".contains("4711"))
  }

  @Test func `token errors`() throws {
    let error = try OAuthError(json: ["error": "invalid_client", "error_description": "unknown client"])
    #expect(error.code == .invalidClient && error.code?.status == 401)
    #expect(OAuthErrorCode.invalidGrant.status == 400)
    #expect(try error.json == ["error": "invalid_client", "error_description": "unknown client"])
  }

  @Test func `failures in every form`() throws {
    let nested = Failure(status: 404, body: try parsed(Documented.errNested))
    #expect(nested.type == .notFound && nested.code == "ACCOUNT_NOT_FOUND" && nested.requestID == "r-1")
    let flat = Failure(status: 400, body: try parsed(Documented.errFlat))
    #expect(flat.type == .badRequest && flat.message == "bad input" && flat.code == "INVALID")
    #expect(flat.details.first?.field == "limit")
    let early = Failure(status: 401, body: ["error": "unauthorized", "message": "log in"])
    #expect(early.type == .authentication && early.code == "unauthorized" && early.message == "log in")
    let oauth = Failure(status: 400, body: ["error": "invalid_grant", "error_description": "expired"])
    #expect(oauth.code == "invalid_grant" && oauth.message == "expired")
    let flagged = Failure(
      status: 500, body: ["success": false, "error": ["code": "X1", "message": "broken"]])
    #expect(flagged.type == .internalError && flagged.code == "X1" && flagged.message == "broken")
    let empty = Failure(status: 503, body: nil)
    #expect(empty.type == .serviceUnavailable && empty.code == nil && empty.message == nil)
    #expect(Failure(status: 429, body: [1, 2]).type == .rateLimit)
    #expect(Failure(status: 418, body: ["error": ["type": []]]).type == .unknown)
  }

  @Test func `the nested form is what is written`() throws {
    let body = ErrorBody(type: .notFound, code: "ACCOUNT_NOT_FOUND", message: "no such account", requestID: "r-1")
    #expect(String(decoding: body.jsonBytes, as: UTF8.self) == Documented.errNested)
  }
}

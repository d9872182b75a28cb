import HTTP
import Identity
import JSON
import TradeStationWire
import WireMembers

/// The newer API's sign-in: `POST /oauth/token` and `POST /oauth/revoke`. Refusals are those of OAuth.
struct OAuthEndpoint: Sendable {
  let identity: Identity

  private static let prefix = "/oauth/"

  /// Whether the request is for this endpoint, which asks for no token.
  static func isMeant(by request: HTTPRequest) -> Bool { request.path.lowercased().hasPrefix(prefix) }

  func add(to router: inout Router) {
    router.on("POST", Self.prefix + "token", bodyLimit: SignIn.bodyLimit) { request, _ in
      await Self.answer { try token(Form(request.body)) }
    }
    router.on("POST", Self.prefix + "revoke", bodyLimit: SignIn.bodyLimit) { request, _ in
      await Self.answer { try await revoke(request) }
    }
  }

  private func token(_ form: Form) throws -> HTTPResponse {
    guard try form.required("grant_type") == "refresh_token" else {
      throw Refusal(400, "unsupported_grant_type", "refresh_token is known.")
    }
    let client = try client(form.required("client_id"), form.required("client_secret"))
    guard let grant = try identity.refresh(form.required("refresh_token"), kind: .tradestation),
      grant.client.id == client.id
    else { throw Refusal(403, "invalid_grant", "Unknown or invalid refresh token.") }
    let issued = identity.issueAccessToken(
      for: client, scopes: grant.scopes, lifetimeSeconds: SignIn.lifetimeSeconds)
    var body = TokenResponse()
    body.accessToken = issued.token
    body.expiresIn = issued.lifetimeSeconds
    body.scope = grant.scopes.joined(separator: " ")
    body.tokenType = "Bearer"
    var response = HTTPResponse.tradeStation(body.jsonBytes)
    response.headers["Cache-Control"] = "no-store"
    return response
  }

  /// Ends the refresh token that is named, by either of the two names that the documents have for it; one that is not
  /// known is as good as ended.
  private func revoke(_ request: HTTPRequest) async throws -> HTTPResponse {
    let fields = try Self.fields(of: request)
    let client = try client(fields["client_id"] ?? "", fields["client_secret"] ?? "")
    guard let token = fields["token"] ?? fields["refresh_token"] else {
      throw Refusal(400, "invalid_request", "The field token is missing.")
    }
    if let grant = try identity.refresh(token, kind: .tradestation), grant.client.id == client.id {
      try await identity.revokeRefreshToken(token, kind: .tradestation)
    }
    return HTTPResponse(status: 200)
  }

  /// A form, or an object of texts.
  private static func fields(of request: HTTPRequest) throws -> [String: String] {
    let isObject = request.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    guard isObject else {
      return Dictionary(try Form(request.body).items.items.map { ($0.name, $0.value) }) { first, _ in first }
    }
    guard let object = (try? JSONValue(parsing: request.body))?.objectValue else {
      throw Refusal(400, "invalid_request", "The body is no JSON object.")
    }
    return Dictionary(
      object.members.compactMap { member in member.value.stringValue.map { (member.name, $0) } }
    ) { first, _ in first }
  }

  private func client(_ id: String, _ secret: String) throws -> Identity.Client {
    guard let client = identity.authenticate(clientID: id, secret: secret, kind: .tradestation) else {
      throw Refusal(401, "access_denied", "Unauthorized")
    }
    return client
  }

  private struct Refusal: Error {
    let status: Int
    let body: V3.OAuthError

    init(_ status: Int, _ error: String, _ text: String) {
      self.status = status
      body = V3.OAuthError(error, text)
    }
  }

  private static func answer(_ body: () async throws -> HTTPResponse) async -> HTTPResponse {
    let refusal: Refusal
    do {
      return try await body()
    } catch let error as Refusal {
      refusal = error
    } catch let error as TradeStationFailure {
      refusal = Refusal(error.status, "invalid_request", error.message)
    } catch {
      refusal = Refusal(500, "server_error", TradeStationFailure.internalError.message)
    }
    return .tradeStation(refusal.body.jsonBytes, status: refusal.status)
  }
}

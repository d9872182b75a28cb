import HTTP
import Identity
import TradeStationWire
import WireMembers

/// The token endpoint, `POST /v2/security/authorize`.
struct SignIn: Sendable {
  let identity: Identity

  /// Bytes of a form.
  static let bodyLimit = 16 * 1024
  /// Life of an access token.
  static let lifetimeSeconds = 1200
  /// The scope of tokens without a user, which see no accounts.
  static let clientScope = "marketdata"
  /// The user that such tokens name.
  static let clientUser = "CLIENTONLYLOGIN"

  /// Whether the request is for this endpoint, which asks for no token.
  static func isMeant(by request: HTTPRequest) -> Bool {
    let path = request.path.lowercased()
    return ["/v2/security/authorize", "/security/authorize"].contains { path == $0 || path == $0 + "/" }
  }

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let form = try Form(request.body)
    switch try form.required("grant_type") {
    case "refresh_token": return try refresh(form)
    case "client_credentials": return try clientToken(form)
    default:
      throw TradeStationFailure.invalid("grant_type", "refresh_token and client_credentials are known.")
    }
  }

  private func refresh(_ form: Form) throws -> HTTPResponse {
    let token = try form.required("refresh_token")
    let client = try client(form)
    guard let grant = try identity.refresh(token, kind: .tradestation) else {
      throw TradeStationFailure(401, "Invalid refresh token")
    }
    guard grant.client.id == client.id else { throw TradeStationFailure(401, "Invalid API Key") }
    return answer(client, scopes: grant.scopes, user: grant.owner)
  }

  private func clientToken(_ form: Form) throws -> HTTPResponse {
    answer(try client(form), scopes: [Self.clientScope], user: Self.clientUser)
  }

  private func client(_ form: Form) throws -> Identity.Client {
    let id = try form.required("client_id")
    let secret = try form.required("client_secret")
    guard let client = identity.authenticate(clientID: id, secret: secret, kind: .tradestation) else {
      throw TradeStationFailure(401, "API key failure")
    }
    return client
  }

  private func answer(_ client: Identity.Client, scopes: [String], user: String) -> HTTPResponse {
    let token = identity.issueAccessToken(for: client, scopes: scopes, lifetimeSeconds: Self.lifetimeSeconds)
    var body = TokenResponse()
    body.accessToken = token.token
    body.expiresIn = token.lifetimeSeconds
    body.tokenType = "AccessToken"
    body.userID = user
    var response = HTTPResponse.tradeStation(body.jsonBytes)
    response.headers["Cache-Control"] = "no-store"
    return response
  }
}

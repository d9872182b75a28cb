import AriesWire
import HTTP
import Identity
import JSON
import WireMembers

/// `POST /v1/oauth2/token` with form or JSON bodies; errors as RFC 6749 §5.2 has them.
struct TokenEndpoint: Sendable {
  let identity: Identity

  static let path = "/v1/oauth2/token"
  /// Bytes of a request.
  static let bodyLimit = 16 * 1024
  /// Life of an access token.
  static let lifetimeSeconds = 3600
  /// Life of a refresh token: 30 days.
  static let refreshLifetimeSeconds = 2_592_000

  func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
    do {
      return try await granted(try Self.read(request))
    } catch let error as TokenError {
      return error.response
    }
  }

  private func granted(_ request: TokenRequest) async throws -> HTTPResponse {
    switch request.grantType {
    case .clientCredentials:
      let client = try client(request)
      let scopes = try scopes(request.scope, within: client.scopes)
      let refresh = try await identity.issueRefreshToken(
        for: client, scopes: scopes, lifetimeSeconds: Self.refreshLifetimeSeconds)
      return answer(client, scopes, refresh: refresh)
    case .refreshToken:
      guard let token = request.refreshToken, !token.isEmpty else { throw TokenError.missing("refresh_token") }
      let client = try client(request)
      guard let grant = try identity.refresh(token, kind: .aries), grant.client.id == client.id else {
        throw TokenError(.invalidGrant, "refresh_token is unknown, has ended, or was issued to another client.")
      }
      return answer(client, try scopes(request.scope, within: grant.scopes), refresh: nil)
    case nil: throw TokenError.missing("grant_type")
    default:
      throw TokenError(.unsupportedGrantType, "grant_type is client_credentials or refresh_token.")
    }
  }

  private func client(_ request: TokenRequest) throws -> Identity.Client {
    guard let id = request.clientID, !id.isEmpty else { throw TokenError.missing("client_id") }
    guard let secret = request.clientSecret, !secret.isEmpty else { throw TokenError.missing("client_secret") }
    guard let client = identity.authenticate(clientID: id, secret: secret, kind: .aries) else {
      throw TokenError(.invalidClient, "client_id or client_secret is wrong.")
    }
    return client
  }

  /// The scopes asked for, or all that may be had when none are.
  private func scopes(_ asked: String?, within allowed: [String]) throws -> [String] {
    let words = (asked ?? "").split(separator: " ").map(String.init)
    guard !words.isEmpty else { return allowed }
    guard words.allSatisfy(allowed.contains) else {
      throw TokenError(.invalidScope, "scope asks for more than the client may have.")
    }
    return allowed.filter(words.contains)
  }

  private func answer(_ client: Identity.Client, _ scopes: [String], refresh: String?) -> HTTPResponse {
    let token = identity.issueAccessToken(for: client, scopes: scopes, lifetimeSeconds: Self.lifetimeSeconds)
    var body = TokenResponse()
    body.accessToken = token.token
    body.refreshToken = refresh
    body.tokenType = "Bearer"
    body.expiresIn = token.lifetimeSeconds
    body.refreshTokenExpiresIn = refresh == nil ? nil : Self.refreshLifetimeSeconds
    body.scope = scopes.joined(separator: " ")
    var response = HTTPResponse.json(body.jsonBytes)
    response.headers.add("Cache-Control", "no-store")
    return response
  }

  /// A body in JSON when its type says so, else a form.
  private static func read(_ request: HTTPRequest) throws -> TokenRequest {
    let type = request.headers.first("Content-Type") ?? ""
    let isJSON = type.split(separator: ";").first.map { $0.lowercased().hasSuffix("json") } ?? false
    do {
      if isJSON { return try TokenRequest(json: try JSONValue(parsing: request.body)) }
      let form = try QueryItems(form: request.body, limits: QueryLimits(bytes: bodyLimit, items: 20))
      for item in form.items where form.all(item.name).count > 1 {
        throw TokenError(.invalidRequest, "\(item.name) stands twice.")
      }
      return try TokenRequest(form: form.items)
    } catch let error as TokenError {
      throw error
    } catch let error as WireError {
      throw TokenError(.invalidRequest, "\(error)")
    } catch {
      throw TokenError(.invalidRequest, "The body is not well-formed \(isJSON ? "JSON" : "form data").")
    }
  }
}

/// A refusal of the token endpoint.
private struct TokenError: Error {
  var code: OAuthErrorCode
  var text: String

  init(_ code: OAuthErrorCode, _ text: String) {
    self.code = code
    self.text = text
  }

  static func missing(_ field: String) -> TokenError { TokenError(.invalidRequest, "\(field) is missing.") }

  var response: HTTPResponse {
    var body = OAuthError()
    body.code = code
    body.text = text
    var response = HTTPResponse.json(body.jsonBytes, status: code.status)
    response.headers.add("Cache-Control", "no-store")
    if code.status == 401 { response.headers.add("WWW-Authenticate", "Bearer") }
    return response
  }
}

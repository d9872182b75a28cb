public import WireMembers

/// Body of `POST /v1/oauth2/token`, in JSON or form-encoded. Its description never shows a secret.
public struct TokenRequest: WireObject, CustomStringConvertible {
  public var grantType: GrantType?
  public var clientID: String?
  /// Absent for clients that prove themselves by PKCE.
  public var clientSecret: String?
  /// Authorization code, single use, about ten minutes.
  public var authorizationCode: String?
  /// Exactly the one of the authorize step.
  public var redirectURI: String?
  /// PKCE, 43 to 128 characters.
  public var codeVerifier: String?
  public var refreshToken: String?
  /// Scopes separated by blanks.
  public var scope: String?

  public init() {}

  public var description: String {
    "token request of grant \(grantType?.code ?? "none")"
  }

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("grant_type", &grantType)
    pass.text("client_id", &clientID)
    pass.text("client_secret", &clientSecret)
    pass.text("code", &authorizationCode)
    pass.text("redirect_uri", &redirectURI)
    pass.text("code_verifier", &codeVerifier)
    pass.text("refresh_token", &refreshToken)
    pass.text("scope", &scope)
  }
}

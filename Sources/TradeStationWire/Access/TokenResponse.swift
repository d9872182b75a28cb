public import WireMembers

/// Answer of the token endpoint. Reads both generations of names (`access_token`, older `token`), writes the newer.
///
/// Its description never shows a token.
public struct TokenResponse: WireObject, CustomStringConvertible {
  /// Opaque bearer token.
  public var accessToken: String?
  /// Token that buys new access tokens; absent on refresh, for implicit and for client grants.
  public var refreshToken: String?
  /// Life of the access token in seconds.
  public var expiresIn: Int?
  /// `AccessToken` in v2, `Bearer` in v3.
  public var tokenType: String?
  /// TradeStation user name, part of the accounts path; absent in v3.
  public var userID: String?
  /// Scopes separated by blanks; v3 only.
  public var scope: String?
  /// Signed identity statement; v3 only.
  public var idToken: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text(MemberName("access_token", formerly: "token"), &accessToken)
    pass.count("expires_in", &expiresIn)
    pass.text("id_token", &idToken)
    pass.text(MemberName("refresh_token", formerly: "RefreshToken"), &refreshToken)
    pass.text("scope", &scope)
    pass.text("token_type", &tokenType)
    pass.text("userid", &userID)
  }

  public var description: String {
    "token \(tokenType ?? "of no type"), expires in \(expiresIn.map(String.init) ?? "?") s"
  }
}

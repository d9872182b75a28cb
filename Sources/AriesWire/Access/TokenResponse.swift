public import WireMembers

/// Answer of the token endpoint. Its description never shows a token.
public struct TokenResponse: WireObject, CustomStringConvertible {
  public var accessToken: String?
  /// Replaces the one before; when absent the old one stays good.
  public var refreshToken: String?
  /// `Bearer`.
  public var tokenType: String?
  /// Life of the access token in seconds.
  public var expiresIn: Int?
  /// Life of the refresh token in seconds.
  public var refreshTokenExpiresIn: Int?
  /// Granted scopes separated by blanks.
  public var scope: String?

  public init() {}

  public var description: String {
    "token \(tokenType ?? "of no type"), expires in \(expiresIn.map(String.init) ?? "?") s"
  }

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("access_token", &accessToken)
    pass.text("refresh_token", &refreshToken)
    pass.text("token_type", &tokenType)
    pass.count("expires_in", &expiresIn)
    pass.count("refresh_token_expires_in", &refreshTokenExpiresIn)
    pass.text("scope", &scope)
  }
}

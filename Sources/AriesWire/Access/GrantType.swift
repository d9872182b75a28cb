public import WireMembers

/// How a client asks for a token.
public enum GrantType: CodedWord {
  case authorizationCode
  case refreshToken
  case clientCredentials
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<GrantType>([
    .init(.authorizationCode, "authorization_code", "Authorization code", also: ["code"]),
    .init(.refreshToken, "refresh_token", "Refresh token"),
    .init(.clientCredentials, "client_credentials", "Client credentials"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

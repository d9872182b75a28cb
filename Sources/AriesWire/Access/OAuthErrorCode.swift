public import WireMembers

/// Error codes of the token endpoint and of the consent page (RFC 6749).
public enum OAuthErrorCode: CodedWord {
  case invalidRequest
  case invalidClient
  case invalidGrant
  case unauthorizedClient
  case unsupportedGrantType
  case invalidScope
  case accessDenied
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OAuthErrorCode>([
    .init(.invalidRequest, "invalid_request"),
    .init(.invalidClient, "invalid_client"),
    .init(.invalidGrant, "invalid_grant"),
    .init(.unauthorizedClient, "unauthorized_client"),
    .init(.unsupportedGrantType, "unsupported_grant_type"),
    .init(.invalidScope, "invalid_scope"),
    .init(.accessDenied, "access_denied"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// HTTP status of the answer that carries the code.
  public var status: Int { self == .invalidClient ? 401 : 400 }
}

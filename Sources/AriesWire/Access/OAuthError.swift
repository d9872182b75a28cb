public import WireMembers

/// Error of the token endpoint (RFC 6749 §5.2).
public struct OAuthError: WireObject {
  public var code: OAuthErrorCode?
  /// Sentence for people.
  public var text: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("error", &code)
    pass.text("error_description", &text)
  }
}

public import WireMembers

extension V3 {
  /// Body of a refusal of the token endpoint, as RFC 6749 §5.2 has it.
  public struct OAuthError: WireObject {
    /// `invalid_grant`, `access_denied`, `invalid_request`, `unsupported_grant_type`.
    public var error: String?
    public var text: String?

    public init() {}

    public init(_ error: String, _ text: String) {
      self.error = error
      self.text = text
    }

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("error", &error)
      pass.text("error_description", &text)
    }
  }
}

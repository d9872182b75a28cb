public import WireMembers

/// One finding of a flat error body.
public struct ErrorDetail: WireObject {
  public var code: String?
  /// Sentence for people.
  public var text: String?
  /// Member of the request that it is about.
  public var field: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("code", &code)
    pass.text("description", &text)
    pass.text("field", &field)
  }
}

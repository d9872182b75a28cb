public import JSON
public import WireMembers

/// The nested error body, the form that is written:
/// `{"error":{"type":"NOT_FOUND","code":"ACCOUNT_NOT_FOUND","message":"…","request_id":"…"}}`.
public struct ErrorBody: WireObject {
  /// What went wrong.
  public struct Inner: WireObject {
    public var type: ErrorType?
    /// Word for programs, such as `ACCOUNT_NOT_FOUND`.
    public var code: String?
    /// Sentence for people.
    public var message: String?
    /// Anything more, kept as sent.
    public var details: JSONValue?
    /// Identifier of the request in the broker's logs.
    public var requestID: String?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("type", &type)
      pass.text("code", &code)
      pass.text("message", &message)
      pass.raw("details", &details)
      pass.text("request_id", &requestID)
    }
  }

  /// What went wrong.
  public var error: Inner?
  /// Anything about the answer, kept as sent.
  public var meta: JSONValue?

  public init() {}

  /// A body of this type; its HTTP status is `type.status`.
  public init(type: ErrorType, code: String, message: String, requestID: String? = nil) {
    var inner = Inner()
    inner.type = type
    inner.code = code
    inner.message = message
    inner.requestID = requestID
    error = inner
  }

  public mutating func members(_ pass: inout some MemberPass) {
    pass.object("error", &error)
    pass.raw("meta", &meta)
  }
}

public import JSON
public import WireMembers

/// Body of a v2 error answer: `{"Message":"Unauthorized","StatusCode":401}`.
public struct ErrorBody: WireObject {
  /// What went wrong, in the broker's words.
  public var message: String?
  /// The HTTP status.
  public var statusCode: Int?
  /// Identifier of the request in the broker's logs, a UUID.
  public var traceID: String?

  public init() {}

  /// A body with these members.
  public init(statusCode: Int, message: String, traceID: String? = nil) {
    self.message = message
    self.statusCode = statusCode
    self.traceID = traceID
  }

  /// Reads the flat form and the nested one that version errors come in, `{"Error":{"StatusCode":400,…}}`.
  public init(answer json: JSONValue) throws(WireError) {
    if case .object(let object) = json, let inner = object["Error"], case .object = inner {
      try self.init(json: inner)
    } else {
      try self.init(json: json)
    }
  }

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("Message", &message)
    pass.count("StatusCode", &statusCode)
    pass.text("TraceId", &traceID)
  }
}

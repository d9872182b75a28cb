public import JSON
import WireMembers

/// A failed answer in any of the forms that routes are known to send: what a client needs of it.
///
/// Forms: nested `{"error":{…}}`, flat `{"error":"text","codes":[…]}`, early `{"error":"code","message":"text"}`, OAuth
/// `{"error":"code","error_description":"text"}`, `{"success":false,"error":…}`, no JSON at all. Never fails itself:
/// the status alone is a failure too.
public struct Failure: Error, Equatable, Sendable {
  /// HTTP status.
  public var status: Int
  /// Class of the error: as the body says, else by the status.
  public var type: ErrorType
  /// Word for programs; nil when the body has none.
  public var code: String?
  /// Sentence for people; nil when the body has none.
  public var message: String?
  /// Findings on single members of the request.
  public var details: [ErrorDetail] = []
  /// Identifier of the request in the broker's logs.
  public var requestID: String?

  /// Reads a failed answer; the body is nil when it was empty or not JSON.
  public init(status: Int, body: JSONValue?) {
    self.status = status
    type = ErrorType(status: status)
    guard case .object(let object)? = body else { return }
    switch object["error"] {
    case .object(let inner)?: read(nested: .object(inner))
    case .string(let word)?: read(flat: word, object)
    default: message = object["message"]?.stringValue
    }
  }

  private mutating func read(nested json: JSONValue) {
    guard let inner = try? ErrorBody.Inner(json: json) else { return }
    if let type = inner.type { self.type = type }
    code = inner.code
    message = inner.message
    requestID = inner.requestID
  }

  private mutating func read(flat word: String, _ object: JSONObject) {
    if let text = (object["message"] ?? object["error_description"])?.stringValue {
      code = word
      message = text
    } else {
      message = word
    }
    guard let codes = object["codes"], let findings = try? ErrorDetail.list(json: codes) else { return }
    details = findings
    code = code ?? findings.first?.code
  }
}

public import JSON

/// The body of an answer that is not a success.
///
/// Written with `detail`, `status_code` and `code` as the live service does, and with the `default_detail` and
/// `default_code` of the published examples beside them. Two faults have shapes of their own: a closed endpoint
/// answers `detail` alone, a feature that the broker lacks answers `error`.
public struct SnapTradeErrorBody: SnapTradeWireValue {
  /// Which members the body has.
  public enum Shape: Sendable, Hashable {
    /// All five.
    case full
    /// `detail` alone.
    case detail
    /// `error` alone.
    case error
  }

  /// The sentence.
  public var detail: String
  /// The HTTP status; zero when a short body was read, which does not tell.
  public var status: Int
  /// The code, `nil` when the body does not tell.
  public var code: String?
  /// Which members are written.
  public var shape: Shape

  /// The body of a fault, with a sentence of its own where the standard one does not say enough.
  public init(_ code: SnapTradeErrorCode, detail: String? = nil) {
    self.detail = detail ?? code.text
    status = code.status
    self.code = code.code
    shape =
      switch code {
      case .gone: .detail
      case .notImplemented: .error
      default: .full
      }
  }

  /// The body of a rate limit, which names the seconds to wait.
  public static func throttled(seconds: Int) -> SnapTradeErrorBody {
    let unit = seconds == 1 ? "second" : "seconds"
    return SnapTradeErrorBody(
      .throttled, detail: "Request was throttled. Expected available in \(seconds) \(unit).")
  }

  /// The body of a registration whose user exists.
  public static func userExists(_ userID: String) -> SnapTradeErrorBody {
    SnapTradeErrorBody(.userExists, detail: "\(SnapTradeErrorCode.userExists.text): \(userID)")
  }

  /// Reads every shape that the service has had; codes may be text or numbers.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    let code = members.present("code") ?? members.present("default_code")
    switch code {
    case .string(let text), .number(let text): self.code = text
    default: self.code = nil
    }
    status = try members.optionalCount("status_code") ?? 0
    let error = try members.optionalText("error")
    let live = try members.optionalText("detail")
    let earlier = try members.optionalText("default_detail")
    guard let text = error ?? live ?? earlier else {
      throw SnapTradeWireError(.missingMember, "the member is missing", path: "detail")
    }
    detail = text
    shape = error != nil ? .error : status == 0 && code == nil ? .detail : .full
  }

  /// Writes the members of the shape.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    switch shape {
    case .detail: writer.put("detail", text: detail)
    case .error: writer.put("error", text: detail)
    case .full:
      writer.put("detail", text: detail)
      writer.put("status_code", count: status)
      writer.put("code", text: code)
      writer.put("default_detail", text: detail)
      writer.put("default_code", count: code.flatMap { Int($0) })
    }
    writer.endObject()
  }
}

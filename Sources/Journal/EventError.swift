import JSON

/// Why a line is not an event, or why stored bytes are not a commit. The caller adds the number of the line.
public struct EventError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    /// The text is not JSON, or not one object.
    case malformed = "malformed"
    /// A member that the kind of event does not have.
    case unknownMember = "unknown_member"
    /// A member that the kind of event must have.
    case missingMember = "missing_member"
    /// A member that stands twice.
    case duplicateMember = "duplicate_member"
    /// A value of another JSON kind than is due.
    case wrongType = "wrong_type"
    /// A value of the right kind that says nothing acceptable.
    case badValue = "bad_value"
    /// A word in `event` that names no kind.
    case unknownEvent = "unknown_event"
    /// A limit of `EventLimits` is exceeded.
    case tooLarge = "too_large"
    /// Stored bytes that do not hold together, or an export whose chain is broken.
    case corrupt = "corrupt"
  }

  public var code: Code
  /// The member at fault, such as `price` or `positions[3].lots[0].cost`; nil when it is the line as a whole.
  public var field: String?
  /// One sentence for people; shows no value of the line.
  public var text: String

  public init(_ code: Code, field: String? = nil, _ text: String) {
    self.code = code
    self.field = field
    self.text = text
  }

  public var description: String {
    if let field { "\(code.rawValue) (\(field)): \(text)" } else { "\(code.rawValue): \(text)" }
  }
}

extension EventError {
  /// An error of the JSON room, as one of this room. `name` is the member that the reader stood at.
  init(_ error: JSONError, at name: String) {
    let code = Self.code(of: error.code)
    var field = error.path.flatMap(Self.field(pointer:))
    if code == .duplicateMember { field = Self.join(field, Self.shown(name)) }
    self.init(code, field: field, error.text)
  }

  /// The error as it is told from further outside: the field lies within `outer`.
  func within(_ outer: String) -> EventError {
    var error = self
    error.field = Self.join(outer, field)
    return error
  }

  private static func code(of code: JSONError.Code) -> Code {
    switch code {
    case .duplicateMember: .duplicateMember
    case .limit: .tooLarge
    case .wrongKind: .wrongType
    case .unexpectedValue: .badValue
    default: .malformed
    }
  }

  /// `/positions/3/price` as `positions[3].price`; nil for the value at the top.
  private static func field(pointer: String) -> String? {
    var field: String?
    for part in pointer.split(separator: "/") {
      let step = part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? "[\(part)]" : shown(part)
      field = join(field, step)
    }
    return field
  }

  static func join(_ outer: String?, _ inner: String?) -> String? {
    guard let outer else { return inner }
    guard let inner else { return outer }
    return inner.hasPrefix("[") ? outer + inner : "\(outer).\(inner)"
  }

  /// A name from a line as it may be shown: cut, and without control characters.
  static func shown(_ name: some StringProtocol) -> String {
    var text = ""
    for scalar in name.unicodeScalars.prefix(64) {
      text.unicodeScalars.append(scalar.properties.generalCategory == .control ? "?" : scalar)
    }
    return text
  }
}

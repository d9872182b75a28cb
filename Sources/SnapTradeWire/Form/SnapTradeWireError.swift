/// Why a value could not be read from SnapTrade's wire.
public struct SnapTradeWireError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of fault it is; more may follow.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// A member that must be there is not.
    public static let missingMember = Code(rawValue: "missing_member")
    /// A value of another JSON type was expected.
    public static let wrongType = Code(rawValue: "wrong_type")
    /// Text that does not have the expected form: a date, a number, an identifier.
    public static let malformed = Code(rawValue: "malformed")
    /// A value outside what is allowed.
    public static let notAllowed = Code(rawValue: "not_allowed")
  }

  /// Kind of fault.
  public var code: Code
  /// Where, as member names and list positions from the outside in, joined by dots; empty at the root.
  public var path: String
  /// A sentence for people; holds no value that was read.
  public var text: String

  /// A fault at the root of what is read.
  public init(_ code: Code, _ text: String, path: String = "") {
    self.code = code
    self.text = text
    self.path = path
  }

  /// The place and the sentence.
  public var description: String {
    path.isEmpty ? text : "\(path): \(text)"
  }

  /// The same fault as seen from one level further out.
  func inside(_ name: String) -> SnapTradeWireError {
    SnapTradeWireError(code, text, path: path.isEmpty ? name : "\(name).\(path)")
  }
}

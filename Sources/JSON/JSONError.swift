/// Why a text is not acceptable JSON, or why its value is not the one asked for.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public struct Code: Sendable, Hashable {
    private enum Base: Sendable, Hashable {
      case endOfText, syntax, number, string, encoding, duplicateMember, limit, wrongKind, unexpectedValue, trailingText
    }
    private let base: Base

    /// The text ends inside a value.
    public static let endOfText = Code(base: .endOfText)
    /// A character stands where the grammar of RFC 8259 does not allow it.
    public static let syntax = Code(base: .syntax)
    /// A number breaks the grammar (leading zero, missing digits).
    public static let number = Code(base: .number)
    /// A string holds a control character or a wrong escape.
    public static let string = Code(base: .string)
    /// The bytes are not UTF-8, or an escape is half of a surrogate pair.
    public static let encoding = Code(base: .encoding)
    /// An object names the same member twice.
    public static let duplicateMember = Code(base: .duplicateMember)
    /// A limit of `JSONLimits` is exceeded.
    public static let limit = Code(base: .limit)
    /// Well-formed, but a value of another kind was asked for.
    public static let wrongKind = Code(base: .wrongKind)
    /// Well-formed and of the right kind, but outside what the reader of the value takes.
    public static let unexpectedValue = Code(base: .unexpectedValue)
    /// Something other than white space follows the value.
    public static let trailingText = Code(base: .trailingText)
  }

  /// The kind of refusal.
  public let code: Code
  /// Where: bytes from the start of the text.
  public let offset: Int
  /// One sentence for people. Shows no string or number of the text, so that it may be logged.
  public let text: String
  /// Where: a JSON Pointer (RFC 6901), empty for the value at the top; nil when the place is not known.
  public let path: String?

  /// An error about the byte at `offset`.
  public init(_ code: Code, offset: Int, text: String, path: String? = nil) {
    self.code = code
    self.offset = offset
    self.text = text
    self.path = path
  }

  public var description: String {
    guard let path, !path.isEmpty else { return "\(text) (byte \(offset))" }
    return "\(text) (byte \(offset), \(path))"
  }
}

/// Why a body could not be read as the wire type that was asked for.
///
/// The text is safe to show: it names members, never their values (which may be credentials or account numbers).
public struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong. Grows: a wire adds its own codes as static members.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// Stable word of the code, such as `malformedMember`.
    public let description: String

    /// A code with this stable word.
    public init(_ word: String) {
      description = word
    }

    /// The body is not a JSON object (nor, where allowed, an array of them).
    public static let notAnObject = Code("notAnObject")
    /// A member has a JSON type or a text that its meaning does not allow.
    public static let malformedMember = Code("malformedMember")
  }

  /// What went wrong.
  public let code: Code
  /// Sentence for people.
  public let text: String
  /// Members from the outermost object to the one that failed, joined by dots; empty for the body itself.
  public let path: String

  /// An error with its sentence, at the body itself unless a path is given.
  public init(_ code: Code, _ text: String, path: String = "") {
    self.code = code
    self.text = text
    self.path = path
  }

  /// The same error seen from one level further out.
  func within(_ member: String) -> WireError {
    WireError(code, text, path: path.isEmpty ? member : member + "." + path)
  }

  public var description: String {
    path.isEmpty ? text : path + ": " + text
  }
}

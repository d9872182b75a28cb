/// Why a file cannot be read as a whole, or why one of its rows is refused.
public struct IntakeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public enum Code: String, Sendable, CaseIterable {
    /// The bytes are not UTF-8 text, or hold a NUL.
    case encoding
    /// A limit of `IntakeLimits` is exceeded.
    case tooLarge = "too_large"
    /// The file ends within a field or an element.
    case truncated
    /// Quotes, tags or entities that the format does not know.
    case malformed
    /// No row names the columns that the profile needs.
    case noHeader = "no_header"
    /// The profile itself says something that cannot be.
    case badProfile = "bad_profile"
    /// No profile has that name.
    case unknownProfile = "unknown_profile"
    /// A value that is due is not there.
    case missingValue = "missing_value"
    /// A value that cannot be read: a day that does not exist, a number that is none.
    case badValue = "bad_value"
    /// An action word that the profile does not know.
    case unknownAction = "unknown_action"
    /// Quantity, price, charges and amount do not add up: columns may be swapped.
    case doesNotAddUp = "does_not_add_up"
    /// A sign that the action cannot have.
    case wrongSign = "wrong_sign"
    /// The file holds several accounts and nobody said which is meant.
    case severalAccounts = "several_accounts"
    /// Something that the book has no event for.
    case unsupported
  }

  public var code: Code
  /// From 1; nil when it is the file as a whole.
  public var line: Int?
  /// The column's name as it stands in the file, or the member of a profile.
  public var column: String?
  /// One sentence for people.
  public var text: String

  public init(_ code: Code, line: Int? = nil, column: String? = nil, _ text: String) {
    self.code = code
    self.line = line
    self.column = column
    self.text = text
  }

  public var description: String {
    let place = line.map { "line \($0): " } ?? ""
    return place + (column.map { "\($0): " } ?? "") + text
  }

  /// The error at a line, where it names none.
  func at(line: Int) -> IntakeError {
    var error = self
    if error.line == nil { error.line = line }
    return error
  }
}

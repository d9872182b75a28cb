/// Why an answer of the book API is not what its types say.
public struct BookWireError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The member at fault, such as `positions[3].lots[0].cost`; nil when it is the answer as a whole.
  public var field: String?
  /// One sentence for people; shows no value of the answer.
  public var text: String

  public init(field: String?, _ text: String) {
    self.field = field
    self.text = text
  }

  public var description: String {
    if let field { "\(field): \(text)" } else { text }
  }

  /// The error as it is told from further outside.
  func within(_ outer: String) -> BookWireError {
    BookWireError(field: field.map { $0.hasPrefix("[") ? outer + $0 : "\(outer).\($0)" } ?? outer, text)
  }
}

/// What can go wrong with exact numbers. The text holds the operands and is meant for people.
public struct MoneyError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; more kinds may come.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    /// A stable word, for logs and tables.
    public let description: String

    /// The integer part of a result has more than 96 bits.
    public static let overflow = Code(description: "overflow")
    /// The divisor was zero.
    public static let divisionByZero = Code(description: "division_by_zero")
    /// A coefficient at or beyond 2^96, or a scale outside 0...28.
    public static let notRepresentable = Code(description: "not_representable")
  }

  /// In a box, so that the error has one word: operators then return result or error in registers.
  private final class Content: Sendable {
    let code: Code
    let text: String

    init(code: Code, text: String) {
      self.code = code
      self.text = text
    }
  }

  private let content: Content

  /// An error with its kind and its sentence.
  public init(code: Code, text: String) { content = Content(code: code, text: text) }

  /// The kind of failure.
  public var code: Code { content.code }

  /// A sentence for people, naming the numbers.
  public var text: String { content.text }

  public static func == (left: MoneyError, right: MoneyError) -> Bool {
    left.code == right.code && left.text == right.text
  }

  /// The sentence for people.
  public var description: String { text }

  @usableFromInline
  @inline(never)
  static func overflow(_ left: ExactDecimal, _ sign: String, _ right: ExactDecimal) -> MoneyError {
    MoneyError(code: .overflow, text: "\(left) \(sign) \(right) is too large for a decimal number")
  }
}

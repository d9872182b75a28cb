import Book
import Money

/// A figure's formula in the words of its table, such as `max(0, cash − held_back)`.
struct FormulaText {
  static func of(_ expression: Expression) -> String { text(expression, within: .weakest) }

  /// How tightly an operation holds its operands together.
  private enum Strength: Int { case weakest, sum, product, tightest }

  private static func text(_ expression: Expression, within strength: Strength) -> String {
    switch expression {
    case .primitive: "given by the events"
    case .figure(let figure): figure.name
    case .constant(let value): value.description
    case .parameter(let parameter): parameter.rawValue
    case .sum(let terms): bracketed(terms.map { text($0, within: .sum) }.joined(separator: " + "), .sum, strength)
    case .difference(let left, let right):
      bracketed("\(text(left, within: .sum)) − \(text(right, within: .product))", .sum, strength)
    case .product(let left, let right):
      bracketed("\(text(left, within: .product)) × \(text(right, within: .tightest))", .product, strength)
    case .quotient(let left, let right):
      bracketed("\(text(left, within: .product)) ÷ \(text(right, within: .tightest))", .product, strength)
    case .minimum(let terms): "min(\(list(terms)))"
    case .maximum(let terms): "max(\(list(terms)))"
    }
  }

  private static func list(_ terms: [Expression]) -> String {
    terms.map { text($0, within: .weakest) }.joined(separator: ", ")
  }

  private static func bracketed(_ text: String, _ own: Strength, _ outer: Strength) -> String {
    own.rawValue < outer.rawValue ? "(\(text))" : text
  }
}

import Book
import Money

/// Recomputes a figure from its explanation alone; knows nothing of the book.
enum ExplanationEvaluator {
  static func value(_ node: Explanation) throws -> ExactDecimal? {
    let values = try node.operation == .recurrence ? [] : node.operands.map { try value($0) }
    // A page may end above the leaves.
    if node.operands.isEmpty, node.hidden != nil { return node.value }
    switch node.operation {
    case .constant, .parameter, .event, .running, .price, .rate, .reported, .rest: return node.value
    case .snapshot: return node.operands.isEmpty ? node.value : values[0]
    case .figure, .reset, .close: return values[0]
    case .recurrence: return try recurrence(node.operands)
    default: break
    }
    if node.operation == .choice {
      guard let left = values[0], let right = values[1] else { return nil }
      return left < right ? values[2] : values[3]
    }
    var known: [ExactDecimal] = []
    for value in values {
      guard let value else { return nil }
      known.append(value)
    }
    switch node.operation {
    case .sum: return try known.reduce(.zero) { try $0 + $1 }
    case .difference: return try known[0] - known[1]
    case .product: return try known.dropFirst().reduce(known[0]) { try $0 * $1 }
    case .quotient: return try known[0].divided(by: known[1], scale: node.scale!, rounding: node.rounding!)
    case .minimum: return known.min()
    case .maximum: return known.max()
    case .rounded: return known[0].rounded(toScale: node.scale!, node.rounding!)
    default: preconditionFailure("\(node.operation) stands outside a recurrence")
    }
  }

  /// One accumulator, step by step.
  private static func recurrence(_ steps: [Explanation]) throws -> ExactDecimal? {
    var held: ExactDecimal? = .zero
    for step in steps {
      let operands = try step.operands.map { try value($0) }
      if step.operation == .reset {
        held = operands[0]
        continue
      }
      guard let before = held, operands.allSatisfy({ $0 != nil }) else {
        held = nil
        continue
      }
      switch step.operation {
      case .entry: held = try before + operands[0]!
      case .close: held = max(before, max(operands[0]!, 0))
      case .release: held = try before - (before * operands[0]!).divided(by: operands[1]!, scale: step.scale!)
      case .split: held = try (before * operands[0]!).divided(by: operands[1]!, scale: step.scale!)
      default: preconditionFailure("\(step.operation) is no step")
      }
    }
    return held
  }
}

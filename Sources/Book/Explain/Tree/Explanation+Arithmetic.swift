import Ledger
import Margin
import Money

extension Explanation {
  static func constant(_ value: ExactDecimal?) -> Explanation { Explanation(.constant, value: value) }

  static func parameter(_ name: String, _ value: ExactDecimal) -> Explanation {
    Explanation(.parameter, name, value: value)
  }

  static func sum(_ operands: [Explanation], _ label: String = "") throws(MoneyError) -> Explanation {
    Explanation(
      .sum, label, value: try fold(operands, from: .zero) { left, right throws(MoneyError) in try left + right },
      operands: operands)
  }

  /// The sum, or the one term there is.
  static func total(_ operands: [Explanation]) throws(MoneyError) -> Explanation {
    operands.count == 1 ? operands[0] : try sum(operands)
  }

  static func difference(_ left: Explanation, _ right: Explanation) throws(MoneyError) -> Explanation {
    Explanation(
      .difference, value: try fold([right], from: left.value) { left, right throws(MoneyError) in try left - right },
      operands: [left, right])
  }

  static func negated(_ operand: Explanation) throws(MoneyError) -> Explanation {
    try difference(.constant(.zero), operand)
  }

  static func product(_ operands: [Explanation], _ label: String = "") throws(MoneyError) -> Explanation {
    Explanation(
      .product, label,
      value: try fold(operands.dropFirst(), from: operands.first?.value) { left, right throws(MoneyError) in
        try left * right
      }, operands: operands)
  }

  static func quotient(_ left: Explanation, _ right: Explanation, scale: Int) throws(MoneyError) -> Explanation {
    var node = Explanation(.quotient, value: nil, operands: [left, right])
    node.scale = scale
    node.rounding = .halfEven
    node.value = try fold([right], from: left.value) { left, right throws(MoneyError) in
      try left.divided(by: right, scale: scale)
    }
    return node
  }

  static func minimum(_ operands: [Explanation]) -> Explanation {
    Explanation(.minimum, value: known(operands)?.min(), operands: operands)
  }

  static func maximum(_ operands: [Explanation]) -> Explanation {
    Explanation(.maximum, value: known(operands)?.max(), operands: operands)
  }

  /// The third operand where the first is below the second, else the fourth; the other one may be unknown.
  static func choice(_ operands: [Explanation]) -> Explanation {
    let isBelow = known(Array(operands.prefix(2))).map { $0[0] < $0[1] }
    return Explanation(
      .choice, value: isBelow.flatMap { $0 ? operands[2].value : operands[3].value }, operands: operands)
  }

  /// To that many decimals, half away from zero, as amounts are posted; nothing is said where nothing is cut.
  static func posted(_ operand: Explanation, scale: Int) -> Explanation {
    guard let value = operand.value, Int(value.scale) > scale else { return operand }
    var node = Explanation(.rounded, value: value.rounded(toScale: scale, .halfAwayFromZero), operands: [operand])
    node.scale = scale
    node.rounding = .halfAwayFromZero
    return node
  }

  /// Amount × part ÷ whole, as lots are shared out.
  static func share(
    _ amount: Explanation, _ part: Explanation, of whole: Explanation
  ) throws(MoneyError) -> Explanation {
    if part.value == whole.value { return amount }
    return try quotient(try product([amount, part]), whole, scale: amount.value?.shareScale ?? 0)
  }

  private static func known(_ operands: [Explanation]) -> [ExactDecimal]? {
    let values = operands.compactMap(\.value)
    return values.count == operands.count ? values : nil
  }

  private static func fold(
    _ operands: some Sequence<Explanation>, from start: ExactDecimal?,
    _ step: (ExactDecimal, ExactDecimal) throws(MoneyError) -> ExactDecimal
  ) throws(MoneyError) -> ExactDecimal? {
    guard var value = start else { return nil }
    for operand in operands {
      guard let next = operand.value else { return nil }
      value = try step(value, next)
    }
    return value
  }
}

/// Works out requirements and keeps every step.
struct ExplainingArithmetic: RequirementArithmetic {
  func parameter(_ name: StaticString, _ value: ExactDecimal) -> Explanation {
    .parameter("\(name)", value)
  }

  func product(_ left: Explanation, _ right: Explanation) throws(MoneyError) -> Explanation {
    try .product([left, right])
  }

  func larger(_ left: Explanation, _ right: Explanation) -> Explanation { .maximum([left, right]) }

  func smaller(_ left: Explanation, _ right: Explanation) -> Explanation { .minimum([left, right]) }
}

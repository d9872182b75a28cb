import Money

/// The formulas of all figures in the order of their evaluation, each as steps over a stack.
///
/// The same expressions that explain; walked once, when the program starts, instead of at every reading.
struct FigureProgram: Sendable {
  enum Step: Sendable {
    case figure(Int)
    case constant(ExactDecimal)
    case parameter(RuleParameter)
    case add, subtract, multiply, divide, minimum, maximum
    /// Goes that many steps further unless the first of the two operands on top is below the second; takes both off.
    case skipUnlessBelow(Int)
    /// Goes that many steps further.
    case skip(Int)
  }
  /// The formulas of the figures after the leaves, one behind the other, and where each ends.
  private let steps: [Step]
  private let ends: [Int]

  /// By `FigureBasis.rawValue`.
  private static let programs = FigureBasis.allCases.map { basis in FigureProgram { $0.formula(by: basis) } }

  /// The formulas that an account follows.
  static func program(by basis: FigureBasis) -> FigureProgram { programs[basis.rawValue] }

  /// Operands that wait at most; formulas are shallow.
  private static let stackLimit = 16

  private init(_ formula: (FigureRule) -> Expression) {
    var steps: [Step] = []
    ends = FigureRule.derived.map { rule in
      formula(rule).append(to: &steps)
      return steps.count
    }
    self.steps = steps
  }

  /// Works out every formula over the leaves; `accept` turns what follows into what counts.
  @inline(__always)
  func run(
    _ values: inout [ExactDecimal?], _ parameters: RuleParameters, _ accept: (Figure, ExactDecimal?) -> ExactDecimal?
  ) {
    let leaves = values.count
    values.append(contentsOf: repeatElement(nil, count: ends.count))
    withUnsafeTemporaryAllocation(of: ExactDecimal.self, capacity: Self.stackLimit) { stack in
      steps.withUnsafeBufferPointer { steps in
        values.withUnsafeMutableBufferPointer { values in
          var start = 0
          for (index, end) in ends.enumerated() {
            let formula = UnsafeBufferPointer(rebasing: steps[start..<end])
            // What does not fit a number is unknown, and hides no other figure.
            let value = (try? Self.value(formula, UnsafeBufferPointer(values), parameters, stack)) ?? nil
            values[leaves + index] = accept(FigureRule.derived[index].figure, value)
            start = end
          }
        }
      }
    }
  }

  private static func value(
    _ steps: UnsafeBufferPointer<Step>, _ values: UnsafeBufferPointer<ExactDecimal?>, _ parameters: RuleParameters,
    _ stack: UnsafeMutableBufferPointer<ExactDecimal>
  ) throws(MoneyError) -> ExactDecimal? {
    var top = -1
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      switch step {
      case .figure(let index):
        guard let value = values[index] else { return nil }
        top += 1
        stack[top] = value
        continue
      case .constant(let value):
        top += 1
        stack[top] = value
        continue
      case .parameter(let parameter):
        top += 1
        stack[top] = parameters[parameter]
        continue
      case .add: stack[top - 1] = try stack[top - 1] + stack[top]
      case .subtract: stack[top - 1] = try stack[top - 1] - stack[top]
      case .multiply: stack[top - 1] = try stack[top - 1] * stack[top]
      case .divide: stack[top - 1] = try Expression.divide(stack[top - 1], by: stack[top])
      case .minimum: stack[top - 1] = min(stack[top - 1], stack[top])
      case .maximum: stack[top - 1] = max(stack[top - 1], stack[top])
      case .skipUnlessBelow(let count):
        if stack[top - 1] >= stack[top] { next += count }
        top -= 2
        continue
      case .skip(let count):
        next += count
        continue
      }
      top -= 1
    }
    return top == 0 ? stack[0] : nil
  }
}

extension Expression {
  /// The formula in postfix order.
  fileprivate func append(to steps: inout [FigureProgram.Step]) {
    switch self {
    case .primitive: return
    case .figure(let figure): steps.append(.figure(figure.rawValue))
    case .constant(let value): steps.append(.constant(value))
    case .parameter(let parameter): steps.append(.parameter(parameter))
    case .sum: append(operands, .add, to: &steps)
    case .difference: append(operands, .subtract, to: &steps)
    case .product: append(operands, .multiply, to: &steps)
    case .quotient: append(operands, .divide, to: &steps)
    case .minimum: append(operands, .minimum, to: &steps)
    case .maximum: append(operands, .maximum, to: &steps)
    case .choice(let left, let right, let then, let otherwise):
      // Only the side that counts is worked out: what the other rests on may be unknown.
      left.append(to: &steps)
      right.append(to: &steps)
      let branch = steps.count
      then.append(to: &steps)
      steps.insert(.skipUnlessBelow(steps.count - branch + 1), at: branch)
      let end = steps.count
      otherwise.append(to: &steps)
      steps.insert(.skip(steps.count - end), at: end)
    }
  }

  private func append(
    _ operands: [Expression], _ step: FigureProgram.Step, to steps: inout [FigureProgram.Step]
  ) {
    for (index, operand) in operands.enumerated() {
      operand.append(to: &steps)
      if index > 0 { steps.append(step) }
    }
  }
}

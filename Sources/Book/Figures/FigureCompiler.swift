import Money

/// Turns expressions into the steps of a program.
struct FigureCompiler {
  private(set) var steps: [FigureProgram.Step] = []
  private(set) var constants: [ExactDecimal] = []
  /// Registers for what waits.
  private(set) var waiting = 0

  /// Until their number is known, constants and what waits are told by marks in the high bits.
  private static let constantMark = 1 << 14
  private static let waitingMark = 1 << 15

  /// The steps that leave an expression's value in a register.
  ///
  /// - Parameter depth: what waits already.
  mutating func compile(_ expression: Expression, into target: Int, depth: Int = 0) {
    switch expression {
    case .primitive: preconditionFailure("a leaf has no formula")
    case .figure, .constant, .parameter:
      let source = operand(expression, depth)
      add(.copy, target, source, source)
    case .sum(let terms): compile(terms, .add, into: target, depth)
    case .minimum(let terms): compile(terms, .minimum, into: target, depth)
    case .maximum(let terms): compile(terms, .maximum, into: target, depth)
    case .difference(let left, let right): compile([left, right], .subtract, into: target, depth)
    case .product(let left, let right): compile([left, right], .multiply, into: target, depth)
    case .quotient(let left, let right): compile([left, right], .divide, into: target, depth)
    case .choice(let left, let right, let then, let otherwise):
      // Only the side that counts is worked out: what the other rests on may be unknown.
      let one = operand(left, depth)
      let other = operand(right, depth + 1)
      let branch = steps.count
      add(.skipUnlessBelow, 0, one, other)
      compile(then, into: target, depth: depth)
      let end = steps.count
      add(.skip, 0, one, other)
      compile(otherwise, into: target, depth: depth)
      steps[branch].target = UInt16(end - branch)
      steps[end].target = UInt16(steps.count - end - 1)
    }
  }

  /// From the left on, as the expression is written.
  private mutating func compile(
    _ operands: [Expression], _ operation: FigureProgram.Operation, into target: Int, _ depth: Int
  ) {
    guard operands.count > 1 else { return compile(operands[0], into: target, depth: depth) }
    var left = operand(operands[0], depth)
    for (index, expression) in operands.enumerated().dropFirst() {
      let right = operand(expression, depth + 1)
      let result = index == operands.count - 1 ? target : wait(depth)
      add(operation, result, left, right)
      left = result
    }
  }

  /// The register in which an operand's value is found, after steps that put it there if need be.
  private mutating func operand(_ expression: Expression, _ depth: Int) -> Int {
    switch expression {
    case .figure(let figure): return figure.rawValue
    case .parameter(let parameter):
      guard let place = RuleParameter.allCases.firstIndex(of: parameter) else { preconditionFailure("not a case") }
      return FigureValues.count + place
    case .constant(let value):
      if let known = constants.firstIndex(where: { $0.isIdentical(to: value) }) { return Self.constantMark + known }
      constants.append(value)
      return Self.constantMark + constants.count - 1
    default:
      compile(expression, into: wait(depth), depth: depth)
      return wait(depth)
    }
  }

  private mutating func wait(_ depth: Int) -> Int {
    waiting = max(waiting, depth + 1)
    return Self.waitingMark + depth
  }

  private mutating func add(_ operation: FigureProgram.Operation, _ target: Int, _ left: Int, _ right: Int) {
    steps.append(
      FigureProgram.Step(
        operation: operation, target: UInt16(target), left: UInt16(left), right: UInt16(right)))
  }

  /// The steps with every register's number.
  func steps(placingConstantsAfter first: Int) -> [FigureProgram.Step] {
    func place(_ register: UInt16) -> UInt16 {
      let register = Int(register)
      if register >= Self.waitingMark { return UInt16(register - Self.waitingMark + first + constants.count) }
      if register >= Self.constantMark { return UInt16(register - Self.constantMark + first) }
      return UInt16(register)
    }
    return steps.map { step in
      var placed = step
      placed.left = place(step.left)
      placed.right = place(step.right)
      if step.operation != .skip, step.operation != .skipUnlessBelow { placed.target = place(step.target) }
      return placed
    }
  }
}

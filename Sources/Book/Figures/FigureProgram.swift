import Money

/// The formulas of all figures in the order of their evaluation, each as steps between registers.
///
/// The same expressions that explain; walked once, when the program starts, instead of at every reading. The first
/// registers are the figures themselves; behind them lie the rules' parameters, the constants, and what waits for the
/// rest of its formula.
struct FigureProgram: Sendable {
  enum Operation: UInt8, Sendable {
    case copy, add, subtract, multiply, divide, minimum, maximum
    /// Goes as many steps further as the target says, unless the left operand is below the right one.
    case skipUnlessBelow
    /// Goes as many steps further as the target says.
    case skip
  }

  /// `target` = `left` operation `right`, by the numbers of their registers.
  struct Step: Sendable {
    var operation: Operation
    var target: UInt16
    var left: UInt16
    var right: UInt16
  }

  /// The formulas of the figures after the leaves, one behind the other, and where each ends.
  private let steps: [Step]
  private let formulas: [(figure: Figure, end: Int)]
  private let constants: [ExactDecimal]
  /// How many numbers it works with, those of all figures first.
  let registers: Int

  /// The leaves that the wanted figures rest on.
  let leaves: FigureSet

  /// The formulas of the wanted figures and of those they rest on.
  init(by basis: FigureBasis, for wanted: FigureSet) {
    var needed = wanted
    for rule in FigureRule.derived.reversed() where needed.contains(rule.figure) {
      needed.formUnion(FigureSet(rule.formula(by: basis).figures))
    }
    leaves = needed
    var compiler = FigureCompiler()
    formulas = FigureRule.derived.filter { needed.contains($0.figure) }.map { rule in
      compiler.compile(rule.formula(by: basis), into: rule.figure.rawValue)
      return (rule.figure, compiler.steps.count)
    }
    steps = compiler.steps(placingConstantsAfter: FigureValues.count + RuleParameter.allCases.count)
    constants = compiler.constants
    registers = FigureValues.count + RuleParameter.allCases.count + constants.count + compiler.waiting
  }

  /// Works out every formula over the leaves, which have this program's registers; `accept` turns what follows into
  /// what counts.
  @inline(__always)
  func run(
    _ values: inout FigureValues, _ parameters: RuleParameters, _ accept: (Figure, ExactDecimal?) -> ExactDecimal?
  ) {
    values.withRegisters { registers, known in
      let constant = parameters.fill(registers, from: FigureValues.count)
      for (index, value) in constants.enumerated() { registers[constant + index] = value }
      steps.withUnsafeBufferPointer { steps in
        var start = 0
        for formula in formulas {
          let number = formula.figure.rawValue
          // What does not fit a number is unknown, and hides no other figure.
          let isKnown = (try? Self.work(out: steps, start, formula.end, registers, known)) ?? false
          if let value = accept(formula.figure, isKnown ? registers[number] : nil) {
            registers[number] = value
            known.insert(formula.figure)
          }
          start = formula.end
        }
      }
    }
  }

  /// False when it rests on something unknown.
  private static func work(
    out steps: UnsafeBufferPointer<Step>, _ start: Int, _ end: Int,
    _ registers: UnsafeMutableBufferPointer<ExactDecimal>, _ known: FigureSet
  ) throws(MoneyError) -> Bool {
    let figures = FigureValues.count
    var next = start
    while next < end {
      let step = steps[next]
      next += 1
      let (target, left, right) = (Int(step.target), Int(step.left), Int(step.right))
      if step.operation == .skip {
        next += target
        continue
      }
      if left < figures, !known.contains(number: left) { return false }
      if right < figures, !known.contains(number: right) { return false }
      switch step.operation {
      case .copy: registers[target] = registers[left]
      case .add: registers[target] = try registers[left] + registers[right]
      case .subtract: registers[target] = try registers[left] - registers[right]
      case .multiply: registers[target] = try registers[left] * registers[right]
      case .divide: registers[target] = try Expression.divide(registers[left], by: registers[right])
      case .minimum: registers[target] = min(registers[left], registers[right])
      case .maximum: registers[target] = max(registers[left], registers[right])
      case .skipUnlessBelow: if registers[left] >= registers[right] { next += target }
      case .skip: break
      }
    }
    return true
  }
}

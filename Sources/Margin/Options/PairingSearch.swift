/// Looks for the way to put options together that asks for the least.
///
/// The linear program without whole numbers says what every way asks for at least, and nearly always it is whole by
/// itself. Where it is not, or where the broker's choice asks for more than straight lines do, a decision is parted in
/// two or three ranges, each with a program of its own, until what is left cannot ask for less than what was found.
///
/// Of ways that ask for the same the one that decides the most for the first decision is taken, then for the second,
/// and so on: units cover as much as they can, long options protect the earliest, nothing stands alone needlessly. The
/// order of the holdings makes no difference, nor what was found before.
struct PairingSearch {
  let table: PairingTable
  private(set) var best: PairingPlan?
  /// The limit was reached, or numbers grew too large: what was found may then not be the least.
  private(set) var isExhausted = false

  /// Cells of tableaus that are worked on before the search ends with what it has.
  static let limit = 1_000_000

  private let program: PairingProgram
  /// What all short options ask for when each stands alone.
  private let alone: Int128
  private var bestOrder: [Int] = []
  private var work = 0
  private let limit: Int

  init(_ table: PairingTable, limit: Int = PairingSearch.limit) {
    self.table = table
    self.limit = limit
    program = PairingProgram(table)
    alone = table.legs.reduce(0) { $1.isShort ? $0 + $1.uncovered * Int128($1.contracts) : $0 }
    offer(Array(repeating: 0, count: program.decided))
    if let narrow = Simplex<Int64>(program, limit: limit), look(narrow) { return }
    // Once more with wider numbers, if it was they that were too small.
    if work < limit, let wide = Simplex<Int128>(program, limit: limit), look(wide) { return }
    isExhausted = true
  }

  /// What is looked for within ranges of the decisions.
  private struct Node<Number: FixedWidthInteger & SignedInteger & Sendable> {
    var tableau: Simplex<Number>
    /// Of each decision.
    var least: [Int]
    var most: [Int]
  }

  /// Where else to look: within a smaller range of a decision.
  private struct Branch {
    let decision: Int
    var least: Int?
    var most: Int?
  }

  /// False when it ended before all was looked at.
  private mutating func look<Number>(_ root: Simplex<Number>) -> Bool {
    var root = root
    let outcome = root.maximise()
    work += root.work
    guard case .done = outcome else {
      round(root)
      return false
    }
    let most = program.limits
    var open = [Node(tableau: root, least: Array(repeating: 0, count: most.count), most: most)]
    while var node = open.popLast() {
      if work >= limit { return false }
      node.tableau.beginWork(atMost: limit - work)
      let branches = parts(&node)
      work += node.tableau.work
      guard let branches else { return false }
      for branch in branches.reversed() {
        var child = node
        child.tableau.beginWork(atMost: max(0, limit - work))
        let outcome = narrow(&child, branch)
        work += child.tableau.work
        switch outcome {
        case .done: open.append(child)
        case .impossible: break
        case .ended: return false
        }
      }
    }
    return true
  }

  private func narrow<Number>(_ node: inout Node<Number>, _ branch: Branch) -> SimplexOutcome {
    if let least = branch.least {
      node.least[branch.decision] = least
      let outcome = node.tableau.restrict(branch.decision, Number(least), isMost: false)
      guard case .done = outcome else { return outcome }
    }
    guard let most = branch.most else { return .done }
    node.most[branch.decision] = most
    return node.tableau.restrict(branch.decision, Number(most), isMost: true)
  }

  /// Takes what a node comes to, or says in which parts of it to look; nil when it cannot be worked out.
  private mutating func parts<Number>(_ node: inout Node<Number>) -> [Branch]? {
    let sum = node.tableau.value(nil)
    // In whole numbers no way saves more than this.
    let least = alone - Int128(sum.whole) * program.unit
    if let best, least > best.requirement { return [] }
    guard let order = settle(&node.tableau) else { return nil }
    if let best, least == best.requirement, sum.isWhole, !precedes(order) { return [] }
    let values = (0..<program.decided).map { node.tableau.value($0) }
    if let broken = farthest(values) {
      round(node.tableau)
      let value = Int(values[broken].whole)
      return [Branch(decision: broken, least: value + 1), Branch(decision: broken, most: value)]
    }
    let decisions = values.map { Int($0.whole) }
    if offer(decisions) == least { return [] }
    // The broker's choice asks for more than straight lines do: each way has to be looked at.
    guard let decision = decisions.indices.first(where: { node.least[$0] < node.most[$0] }) else { return [] }
    let value = decisions[decision]
    var branches = [Branch(decision: decision, least: value, most: value)]
    if value < node.most[decision] { branches.append(Branch(decision: decision, least: value + 1)) }
    if value > node.least[decision] { branches.append(Branch(decision: decision, most: value - 1)) }
    return branches
  }

  /// The decision that is the farthest from whole, by what that may cost at most; nil when all are whole.
  private func farthest<Number>(_ values: [Simplex<Number>.Value]) -> Int? {
    var best: (decision: Int, distance: Int128)?
    for (decision, value) in values.enumerated() where !value.isWhole {
      // In thousandths.
      let (rest, over) = (Int128(value.number % value.over), Int128(value.over))
      let near = min(rest, over - rest)
      let distance = (over < 1_000_000 ? near * 1_000 / over : near / (over / 1_000)) * program.weights[decision]
      if let best, best.distance >= distance { continue }
      best = (decision, distance)
    }
    return best?.decision
  }

  /// Of all that saves the most, what decides the most for one decision after the other; nil when it cannot be worked
  /// out. What goes into packages without short options counts against it.
  private func settle<Number>(_ tableau: inout Simplex<Number>) -> [Simplex<Number>.Value]? {
    var order: [Simplex<Number>.Value] = []
    order.reserveCapacity(program.decided)
    var signs = [Int](repeating: 1, count: program.decided)
    for decision in 0..<program.decided {
      if decision == table.candidates.count { signs = program.signs(covers: order.map { Int($0.whole) }) }
      guard case .done = tableau.settle(decision, up: signs[decision] > 0) else { return nil }
      var value = tableau.value(decision)
      value.number *= Number(signs[decision])
      order.append(value)
    }
    return order
  }

  /// Whether ways that ask for the same come before the best one.
  private func precedes<Number>(_ order: [Simplex<Number>.Value]) -> Bool {
    for (value, best) in zip(order, bestOrder) {
      let (whole, isWhole) = (Int(value.whole), value.isWhole)
      if whole != best { return whole > best }
      if !isWhole { return true }
    }
    return false
  }

  /// Takes whole decisions near those of a tableau that has fractions.
  private mutating func round<Number>(_ tableau: Simplex<Number>) {
    var decisions = (0..<program.decided).map { Int(tableau.value($0).whole) }
    for package in program.expirations.indices {
      var open = 0
      for (leg, terms) in table.legs.enumerated() where terms.isCall && !terms.isShort {
        open += program.contracts(of: leg, in: package, decisions)
      }
      for (leg, terms) in table.legs.enumerated() where terms.isCall && program.packages[leg] == package {
        guard terms.isShort, let pair = program.pairs[leg] else { continue }
        decisions[pair] = min(decisions[pair], open)
        open -= decisions[pair]
      }
    }
    offer(decisions)
  }

  /// What the decisions ask for; they are kept when nothing found so far is better. Nil when they cannot be or ask for
  /// more.
  @discardableResult
  private mutating func offer(_ decisions: [Int]) -> Int128? {
    guard let plan = PairingPlan(decisions, program, atMost: best?.requirement) else { return nil }
    let signs = program.signs(covers: Array(decisions[..<table.candidates.count]))
    let order = zip(decisions, signs).map { $0 * $1 }
    if let best, plan.requirement == best.requirement, !bestOrder.lexicographicallyPrecedes(order) {
      return plan.requirement
    }
    best = plan
    bestOrder = order
    return plan.requirement
  }
}

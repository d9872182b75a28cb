/// One complete way to put the options of one underlying together.
struct PairingPlan {
  var requirement: Int128
  /// By candidate of the table.
  var covers: [Int]
  /// Contracts of each leg that stand alone.
  var uncovered: [Int]
  /// Contracts of each leg in each package; packages are of the short options' expirations, earliest first.
  var packages: [[Int]]

  /// What the decisions come to; nil when they use what there is not, or a loss would have no bound.
  init?(_ decisions: [Int], _ program: PairingProgram) {
    let table = program.table
    covers = Array(decisions[..<table.candidates.count])
    var left = table.legs.map(\.contracts)
    requirement = 0
    for (candidate, count) in zip(table.candidates, covers) where count > 0 {
      requirement += candidate.effect * Int128(count)
      for leg in candidate.legs { left[leg] -= count }
    }
    guard covers.reduce(0, +) <= table.lots || covers.isEmpty, left.allSatisfy({ $0 >= 0 }) else { return nil }
    packages = Array(repeating: Array(repeating: 0, count: table.legs.count), count: program.expirations.count)
    uncovered = Array(repeating: 0, count: table.legs.count)
    for leg in table.legs.indices {
      guard let last = program.packages[leg] else { continue }
      if table.legs[leg].isShort {
        let paired = program.pairs[leg].map { decisions[$0] } ?? 0
        packages[last][leg] = paired
        uncovered[leg] = left[leg] - paired
        if uncovered[leg] < 0 { return nil }
        requirement += table.legs[leg].uncovered * Int128(uncovered[leg])
      } else {
        for (package, variable) in (program.allotments[leg] ?? 0..<0).enumerated() {
          packages[package][leg] = decisions[variable]
          left[leg] -= decisions[variable]
        }
        packages[last][leg] = left[leg]
        if left[leg] < 0 { return nil }
      }
    }
    for package in packages {
      guard table.isBounded(package) else { return nil }
      requirement += table.requirement(package).amount
    }
    requirement -= strangles(table).matching.saving
  }

  /// The pairs of calls and puts among the contracts that stand alone.
  func strangles(
    _ table: PairingTable
  ) -> (calls: [StrangleMatching.Side], puts: [StrangleMatching.Side], matching: StrangleMatching) {
    func sides(_ isCall: Bool) -> [StrangleMatching.Side] {
      table.legs.indices.filter { table.legs[$0].isCall == isCall && uncovered[$0] > 0 }.map {
        StrangleMatching.Side(
          leg: $0, contracts: uncovered[$0], uncovered: table.legs[$0].uncovered, value: table.legs[$0].value)
      }
    }
    let calls = sides(true)
    let puts = sides(false)
    return (calls, puts, StrangleMatching(calls: calls, puts: puts))
  }
}

extension PairingTable {
  /// What a package of so many contracts of each leg asks for, and the points it rests on.
  ///
  /// Only what a package without short options asks for is zero whatever the broker's choice.
  func requirement(_ contracts: [Int]) -> (amount: Int128, points: [Int]) {
    var together: (loss: Int128, point: Int) = (0, 0)
    var calls = together
    var puts = together
    for (point, level) in levels.enumerated() {
      var callLoss: Int128 = 0
      var putLoss: Int128 = 0
      for (leg, terms) in legs.enumerated() where contracts[leg] > 0 {
        let intrinsic = terms.intrinsic(at: level)
        if intrinsic == 0 { continue }
        let loss = intrinsic * Int128(terms.isShort ? contracts[leg] : -contracts[leg])
        if terms.isCall { callLoss += loss } else { putLoss += loss }
      }
      if callLoss + putLoss > together.loss { together = (callLoss + putLoss, point) }
      if callLoss > calls.loss { calls = (callLoss, point) }
      if putLoss > puts.loss { puts = (putLoss, point) }
    }
    switch bothSides {
    case .never: return (together.loss, [together.point])
    case .whenUnequal where calls.loss == puts.loss: return (together.loss, [together.point])
    default: break
    }
    if calls.loss == 0 || puts.loss == 0 { return (together.loss, [together.point]) }
    return (max(together.loss, calls.loss + puts.loss), [calls.point, puts.point])
  }

  /// No more short calls than long ones: a rise of the price has a bound of loss.
  func isBounded(_ contracts: [Int]) -> Bool {
    var calls = 0
    for (leg, terms) in legs.enumerated() where terms.isCall {
      calls += terms.isShort ? -contracts[leg] : contracts[leg]
    }
    return calls >= 0
  }
}

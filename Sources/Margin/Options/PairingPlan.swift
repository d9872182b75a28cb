/// One complete way to put the options of one underlying together.
struct PairingPlan {
  var requirement: Int128
  /// By candidate of the table.
  var covers: [Int]
  /// Contracts of each leg that stand alone.
  var uncovered: [Int]
  /// Contracts of each leg in each package; packages are of the short options' expirations, earliest first.
  var packages: [[Int]]

  /// What the decisions come to; nil when they use what there is not, when a loss would have no bound, or when they
  /// ask for more than `most`.
  init?(_ decisions: [Int], _ program: PairingProgram, atMost most: Int128?) {
    let table = program.table
    covers = Array(decisions[..<table.candidates.count])
    guard covers.reduce(0, +) <= table.lots || covers.isEmpty else { return nil }
    var left = table.legs.map(\.contracts)
    requirement = 0
    for (candidate, count) in zip(table.candidates, covers) where count > 0 {
      requirement += candidate.effect * Int128(count)
      for leg in candidate.legs { left[leg] -= count }
    }
    packages = Array(repeating: Array(repeating: 0, count: table.legs.count), count: program.expirations.count)
    uncovered = Array(repeating: 0, count: table.legs.count)
    for leg in table.legs.indices {
      guard left[leg] >= 0 else { return nil }
      guard let last = program.packages[leg] else { continue }
      if table.legs[leg].isShort {
        packages[last][leg] = program.pairs[leg].map { decisions[$0] } ?? 0
        uncovered[leg] = left[leg] - packages[last][leg]
      } else {
        for (package, variable) in (program.allotments[leg] ?? 0..<0).enumerated() {
          packages[package][leg] = decisions[variable]
          left[leg] -= decisions[variable]
        }
        packages[last][leg] = left[leg]
      }
      guard packages[last][leg] >= 0, uncovered[leg] >= 0 else { return nil }
    }
    for package in packages {
      let loss = PackageLoss(package, table)
      guard loss.openCalls >= 0 else { return nil }
      requirement += loss.requirement.amount
    }
    let alone = alone(table)
    requirement += alone.all
    if let most, requirement - alone.saving > most { return nil }
    requirement -= strangles(table).matching.saving
    if let most, requirement > most { return nil }
  }

  /// What stands alone asks for, and more than its pairs can save.
  private func alone(_ table: PairingTable) -> (all: Int128, saving: Int128) {
    var (all, calls, puts): (Int128, Int128, Int128) = (0, 0, 0)
    for (leg, terms) in table.legs.enumerated() where uncovered[leg] > 0 {
      let count = Int128(uncovered[leg])
      all += terms.uncovered * count
      if terms.isCall { calls += (terms.uncovered - terms.value) * count }
      if !terms.isCall { puts += (terms.uncovered - terms.value) * count }
    }
    return (all, calls == 0 || puts == 0 ? 0 : calls + puts)
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

/// The search for the least requirement as a linear program: what may be decided are whole numbers, everything else
/// follows from them in straight lines.
///
/// Decided are, in this order: contracts' worth of units per cover, contracts of each long option per package (what is
/// left goes into the last package it may go into), contracts of each short option in its package. Beside them stand
/// what each package loses at most, and the uncovered contracts of which only the market value is asked for. What is
/// looked for is the most that is saved against all short options standing alone.
struct PairingProgram {
  let table: PairingTable
  /// Of the short options, earliest first; one package each.
  let expirations: [Int32]
  /// By candidate: its variable is its place. By long leg: the first of its variables; none when it has no choice.
  private(set) var allotments: [Int: Range<Int>] = [:]
  /// By short leg; nil when it cannot be paired.
  private(set) var pairs: [Int?]
  /// The last package a long leg may go into, and that of a short leg.
  let packages: [Int?]
  /// Variables below are decided, the others follow.
  let decided: Int
  /// One of the sums' whole numbers, in those of the table.
  private(set) var unit: Int128 = 1
  private(set) var gains: [Int128]
  private(set) var rows: [(coefficients: [Int128], bound: Int128)] = []

  /// By decision: the most of it in any row.
  private(set) var weights: [Int128] = []

  /// By leg: the candidates it is part of.
  private let covering: [[Int]]
  private let losses: [Int?]
  private let credits: [Int?]
  /// Levels of prices are multiples of it.
  private let step: Int128

  init(_ table: PairingTable) {
    self.table = table
    let legs = table.legs
    let dates = Set(legs.lazy.filter(\.isShort).map(\.expiration)).sorted()
    expirations = dates
    packages = legs.map { leg in dates.lastIndex { leg.isShort ? $0 == leg.expiration : $0 <= leg.expiration } }
    var covering: [[Int]] = Array(repeating: [], count: legs.count)
    for (index, candidate) in table.candidates.enumerated() {
      for leg in candidate.legs { covering[leg].append(index) }
    }
    self.covering = covering
    var next = table.candidates.count
    for leg in legs.indices where !legs[leg].isShort {
      guard let last = packages[leg], last > 0 else { continue }
      allotments[leg] = next..<(next + last)
      next += last
    }
    // A call without a long one that lives as long has no bound of loss.
    let callsUntil = legs.lazy.filter { !$0.isShort && $0.isCall }.map(\.expiration).max() ?? Int32.min
    pairs = Array(repeating: nil, count: legs.count)
    for leg in legs.indices where legs[leg].isShort && (!legs[leg].isCall || legs[leg].expiration <= callsUntil) {
      pairs[leg] = next
      next += 1
    }
    decided = next
    var losses: [Int?] = Array(repeating: nil, count: dates.count)
    for leg in legs.indices {
      guard pairs[leg] != nil, let package = packages[leg], losses[package] == nil else { continue }
      losses[package] = next
      next += 1
    }
    self.losses = losses
    let order = Self.byRequirement(legs)
    var credits: [Int?] = Array(repeating: nil, count: legs.count)
    for (index, leg) in order.enumerated()
    where legs[leg].uncovered > legs[leg].value
      && order[..<index].contains(where: { legs[$0].isCall != legs[leg].isCall })
    {
      credits[leg] = next
      next += 1
    }
    self.credits = credits
    step = max(1, Int128(table.levels.reduce(0) { Simplex<Int128>.common($0, $1.magnitude) }))
    gains = Array(repeating: 0, count: next)
    setGains()
    let common = gains.reduce(0) { Simplex<Int128>.common($0, $1.magnitude) }
    if common > 1 {
      unit = Int128(common)
      for index in gains.indices { gains[index] /= unit }
    }
    addUses()
    for package in dates.indices where losses[package] != nil { addLosses(package) }
    addCredits(order)
    weights = (0..<decided).map { decision in rows.reduce(1) { max($0, abs($1.coefficients[decision])) } }
  }

  /// The most of each decision.
  var limits: [Int] {
    var limits = Array(repeating: 0, count: decided)
    for (index, candidate) in table.candidates.enumerated() {
      limits[index] = candidate.legs.reduce(table.lots) { min($0, table.legs[$1].contracts) }
    }
    for leg in table.legs.indices {
      for variable in allotments[leg] ?? 0..<0 { limits[variable] = table.legs[leg].contracts }
      if let pair = pairs[leg] { limits[pair] = table.legs[leg].contracts }
    }
    return limits
  }

  /// By decision: whether more of it comes first (1) among ways that ask for the same, or less of it (−1): long
  /// contracts in the package of short options that units cover altogether.
  func signs(covers: [Int]) -> [Int] {
    var signs = Array(repeating: 1, count: decided)
    if allotments.isEmpty { return signs }
    var isUsed = Array(repeating: false, count: expirations.count)
    for leg in table.legs.indices where table.legs[leg].isShort {
      guard let package = packages[leg] else { continue }
      let covered = covering[leg].reduce(0) { $0 + covers[$1] }
      if covered < table.legs[leg].contracts { isUsed[package] = true }
    }
    for variables in allotments.values {
      for (package, variable) in variables.enumerated() where !isUsed[package] { signs[variable] = -1 }
    }
    return signs
  }

  /// Contracts of a long leg that the decisions put into a package.
  func contracts(of leg: Int, in package: Int, _ decisions: [Int]) -> Int {
    guard let last = packages[leg], package <= last else { return 0 }
    let variables = allotments[leg] ?? 0..<0
    if package < last { return decisions[variables.lowerBound + package] }
    let covered = covering[leg].reduce(0) { $0 + decisions[$1] }
    return table.legs[leg].contracts - covered - variables.reduce(0) { $0 + decisions[$1] }
  }

  private mutating func setGains() {
    for (index, candidate) in table.candidates.enumerated() {
      gains[index] = -candidate.effect
      for leg in candidate.legs where table.legs[leg].isShort { gains[index] += table.legs[leg].uncovered }
    }
    for leg in table.legs.indices {
      if let pair = pairs[leg] { gains[pair] = table.legs[leg].uncovered }
      if let credit = credits[leg] { gains[credit] = table.legs[leg].uncovered - table.legs[leg].value }
    }
    for loss in losses { if let loss { gains[loss] = -step } }
  }

  /// The short options, the dearest alone first: each pays for those of the other type behind it. Of two equal ones the
  /// put is the smaller.
  private static func byRequirement(_ legs: [PairingTable.Leg]) -> [Int] {
    legs.indices.filter { legs[$0].isShort }.sorted {
      let (left, right) = (legs[$0], legs[$1])
      if left.uncovered != right.uncovered { return left.uncovered > right.uncovered }
      return left.isCall == right.isCall ? $0 < $1 : left.isCall
    }
  }

  /// A sum that is at most a bound.
  private struct Row {
    var coefficients: [Int128]
    var bound: Int128 = 0
  }

  private var row: Row { Row(coefficients: Array(repeating: 0, count: gains.count)) }

  private mutating func add(_ row: Row) { rows.append((row.coefficients, row.bound)) }

  /// No unit and no contract is used twice.
  private mutating func addUses() {
    if !table.candidates.isEmpty {
      var lots = row
      for index in table.candidates.indices { lots.coefficients[index] = 1 }
      lots.bound = Int128(table.lots)
      add(lots)
    }
    for leg in table.legs.indices {
      var uses = row
      for index in covering[leg] { uses.coefficients[index] = 1 }
      for variable in allotments[leg] ?? 0..<0 { uses.coefficients[variable] = 1 }
      if let pair = pairs[leg] { uses.coefficients[pair] = 1 }
      if let credit = credits[leg] { uses.coefficients[credit] = 1 }
      if uses.coefficients.allSatisfy({ $0 == 0 }) { continue }
      uses.bound = Int128(table.legs[leg].contracts)
      add(uses)
    }
  }

  /// What a package loses at most, wherever the loss of whole packages may be greatest: at zero and where a long option
  /// begins to be worth something; and no more short calls than long ones.
  private mutating func addLosses(_ package: Int) {
    guard let loss = losses[package] else { return }
    let legs = table.legs.indices.filter { packages[$0].map { $0 >= package } ?? false }
    let shorts = legs.filter { table.legs[$0].isShort && packages[$0] == package && pairs[$0] != nil }
    let longs = legs.filter { !table.legs[$0].isShort }
    var calls = row
    for leg in shorts where table.legs[leg].isCall { count(leg, in: package, times: 1, &calls) }
    if calls.coefficients.contains(where: { $0 > 0 }) {
      for leg in longs where table.legs[leg].isCall { count(leg, in: package, times: -1, &calls) }
      add(calls)
    }
    for level in Set(longs.map { table.legs[$0].strike } + [0]).sorted() {
      var losing = row
      for leg in shorts { count(leg, in: package, times: table.legs[leg].intrinsic(at: level) / step, &losing) }
      guard losing.coefficients.contains(where: { $0 > 0 }) else { continue }
      for leg in longs { count(leg, in: package, times: -table.legs[leg].intrinsic(at: level) / step, &losing) }
      losing.coefficients[loss] = -1
      add(losing)
    }
  }

  /// Adds so many times the contracts of a leg in a package to a sum.
  private func count(_ leg: Int, in package: Int, times factor: Int128, _ row: inout Row) {
    if factor == 0 { return }
    if let pair = pairs[leg] {
      row.coefficients[pair] += factor
    } else if packages[leg] != package, let variables = allotments[leg] {
      row.coefficients[variables.lowerBound + package] += factor
    } else {
      row.bound -= factor * Int128(table.legs[leg].contracts)
      for index in covering[leg] { row.coefficients[index] -= factor }
      for variable in allotments[leg] ?? 0..<0 { row.coefficients[variable] -= factor }
    }
  }

  /// Of the contracts that are asked for by their value alone each has one of the other type, asked for in full, that
  /// alone asks for no less. Counted from the dearest on, this holds for all when it holds for the last of each run.
  private mutating func addCredits(_ order: [Int]) {
    for (index, leg) in order.enumerated() where credits[leg] != nil {
      let isCall = table.legs[leg].isCall
      let next = order[(index + 1)...].first { credits[$0] != nil || table.legs[$0].isCall != isCall }
      if let next, table.legs[next].isCall == isCall { continue }
      var paying = row
      for other in order[...index] {
        if let credit = credits[other] { paying.coefficients[credit] += 1 }
        guard table.legs[other].isCall != isCall else { continue }
        paying.bound += Int128(table.legs[other].contracts)
        if let pair = pairs[other] { paying.coefficients[pair] += 1 }
        for candidate in covering[other] { paying.coefficients[candidate] += 1 }
      }
      add(paying)
    }
  }
}

/// Looks for the way to put options together that asks for the least.
///
/// Decided one after the other: which units cover or are protected by which options, to which expiration's package each
/// long option goes, and how many contracts of each short option stand uncovered. What a decision already asks for at
/// least is held against the best way found so far.
struct PairingSearch {
  /// One complete way.
  struct Plan {
    var requirement: Int128
    /// By candidate of the table.
    var covers: [Int]
    /// Contracts of each leg that stand alone.
    var uncovered: [Int]
    /// Contracts of each leg in each package; packages are of the short options' expirations, earliest first.
    var packages: [[Int]]
  }

  let table: PairingTable
  private(set) var best: Plan?
  private(set) var steps = 0
  private let limit: Int

  /// Decisions after which the search ends with what it has: as many as it takes for few series, fewer for many, each
  /// of which costs more.
  static func limit(legs: Int) -> Int { legs <= 8 ? 50_000 : 5_000 }

  private var covers: [Int]
  private var left: [Int]
  private var uncovered: [Int]
  private var expirations: [Int32] = []
  private var packages: [[Int]] = []
  /// What each package loses at each point, by calls and by puts.
  private var callLoss: [[Int128]] = []
  private var putLoss: [[Int128]] = []
  private var shorts: [Int] = []
  private var longs: [Int] = []
  private var coverEffect: Int128 = 0

  init(_ table: PairingTable, limit: Int) {
    self.table = table
    self.limit = limit
    covers = Array(repeating: 0, count: table.candidates.count)
    left = table.legs.map(\.contracts)
    uncovered = Array(repeating: 0, count: table.legs.count)
    cover(from: 0, lots: table.lots)
  }

  /// The limit was reached: what was found may then not be the least.
  var isExhausted: Bool { best != nil && steps >= limit }

  /// Uses as many units as it can first: covering asks for less than anything else.
  private mutating func cover(from candidate: Int, lots: Int) {
    steps += 1
    guard candidate < table.candidates.count, lots > 0 else {
      arrange()
      return
    }
    let terms = table.candidates[candidate]
    let most = terms.legs.reduce(lots) { min($0, left[$1]) }
    for count in stride(from: most, through: 0, by: -1) {
      if isExhausted { break }
      for leg in terms.legs { left[leg] -= count }
      covers[candidate] = count
      coverEffect += terms.effect * Int128(count)
      cover(from: candidate + 1, lots: lots - count)
      coverEffect -= terms.effect * Int128(count)
      covers[candidate] = 0
      for leg in terms.legs { left[leg] += count }
    }
  }

  private mutating func arrange() {
    shorts = table.legs.indices.filter { table.legs[$0].isShort && left[$0] > 0 }
    longs = table.legs.indices.filter { !table.legs[$0].isShort && left[$0] > 0 }
    expirations = Set(shorts.map { table.legs[$0].expiration }).sorted()
    let none = Array(repeating: Int128.zero, count: table.points.count)
    packages = Array(repeating: Array(repeating: 0, count: table.legs.count), count: expirations.count)
    callLoss = Array(repeating: none, count: expirations.count)
    putLoss = callLoss
    allot(long: 0, package: 0, left: longs.first.map { left[$0] } ?? 0)
  }

  /// Gives each long option to packages that expire no later than it.
  private mutating func allot(long: Int, package: Int, left contracts: Int) {
    steps += 1
    guard long < longs.count, !expirations.isEmpty else {
      leaveUncovered(short: 0)
      return
    }
    let leg = longs[long]
    let isLast = package + 1 >= expirations.count || expirations[package + 1] > table.legs[leg].expiration
    let next = long + 1 < longs.count ? left[longs[long + 1]] : 0
    if expirations[package] > table.legs[leg].expiration {
      allot(long: long + 1, package: 0, left: next)
      return
    }
    if isLast {
      put(leg, contracts, into: package)
      allot(long: long + 1, package: 0, left: next)
      put(leg, -contracts, into: package)
      return
    }
    for count in stride(from: contracts, through: 0, by: -1) {
      if isExhausted { break }
      put(leg, count, into: package)
      allot(long: long, package: package + 1, left: contracts - count)
      put(leg, -count, into: package)
    }
  }

  private mutating func put(_ leg: Int, _ contracts: Int, into package: Int) {
    guard contracts != 0 else { return }
    packages[package][leg] += contracts
    let terms = table.legs[leg]
    let signed = Int128(terms.isShort ? contracts : -contracts)
    for point in terms.intrinsic.indices {
      if terms.isCall {
        callLoss[package][point] += terms.intrinsic[point] * signed
      } else {
        putLoss[package][point] += terms.intrinsic[point] * signed
      }
    }
  }

  /// Decides for each short option how many of its contracts stand alone; the others go into their package.
  private mutating func leaveUncovered(short: Int) {
    steps += 1
    if let best, floor >= best.requirement { return }
    guard short < shorts.count else {
      complete()
      return
    }
    let leg = shorts[short]
    guard let package = expirations.firstIndex(of: table.legs[leg].expiration) else { return }
    let most = table.legs[leg].isCall ? min(left[leg], openCalls(package)) : left[leg]
    for paired in stride(from: most, through: 0, by: -1) {
      if isExhausted { break }
      put(leg, paired, into: package)
      uncovered[leg] = left[leg] - paired
      leaveUncovered(short: short + 1)
      uncovered[leg] = 0
      put(leg, -paired, into: package)
    }
  }

  /// Long calls of a package that no short call uses yet: without them a loss would have no bound.
  private func openCalls(_ package: Int) -> Int {
    var open = 0
    for (leg, contracts) in packages[package].enumerated() where table.legs[leg].isCall && contracts > 0 {
      open += table.legs[leg].isShort ? -contracts : contracts
    }
    return open
  }

  /// What every way asks for that begins like this one.
  private var floor: Int128 {
    var calls: Int128 = 0
    var puts: Int128 = 0
    for leg in shorts where uncovered[leg] > 0 {
      let amount = table.legs[leg].uncovered * Int128(uncovered[leg])
      if table.legs[leg].isCall { calls += amount } else { puts += amount }
    }
    var sum = coverEffect + max(calls, puts)
    for package in packages.indices {
      var loss: Int128 = 0
      for point in table.points.indices { loss = max(loss, callLoss[package][point] + putLoss[package][point]) }
      sum += loss
    }
    return sum
  }

  private static func worst(_ losses: [Int128]) -> (loss: Int128, point: Int) {
    var worst: (loss: Int128, point: Int) = (0, 0)
    for point in losses.indices where losses[point] > worst.loss { worst = (losses[point], point) }
    return worst
  }

  /// What a package asks for, and the prices it rests on.
  private func requirement(_ package: Int) -> Int128 {
    Self.requirement(callLoss[package], putLoss[package], table.bothSides).amount
  }

  static func requirement(
    _ callLoss: [Int128], _ putLoss: [Int128], _ bothSides: OptionRules.BothSides
  ) -> (amount: Int128, points: [Int]) {
    let together = worst(callLoss.indices.map { callLoss[$0] + putLoss[$0] })
    if bothSides == .never { return (together.loss, [together.point]) }
    let calls = worst(callLoss)
    let puts = worst(putLoss)
    if bothSides == .whenUnequal, calls.loss == puts.loss { return (together.loss, [together.point]) }
    if calls.loss == 0 || puts.loss == 0 { return (together.loss, [together.point]) }
    return (max(together.loss, calls.loss + puts.loss), [calls.point, puts.point])
  }

  private mutating func complete() {
    var total = packages.indices.reduce(coverEffect) { $0 + requirement($1) }
    for leg in shorts { total += table.legs[leg].uncovered * Int128(uncovered[leg]) }
    if let best, total - matchable >= best.requirement { return }
    total -= strangles(uncovered).matching.saving
    if let best, total >= best.requirement { return }
    best = Plan(requirement: total, covers: covers, uncovered: uncovered, packages: packages)
  }

  /// More than any pairing of what stands alone can save.
  private var matchable: Int128 {
    var calls: Int128 = 0
    var puts: Int128 = 0
    for leg in shorts where uncovered[leg] > 0 {
      let amount = (table.legs[leg].uncovered - table.legs[leg].value) * Int128(uncovered[leg])
      if table.legs[leg].isCall { calls += amount } else { puts += amount }
    }
    return calls == 0 || puts == 0 ? 0 : calls + puts
  }

  /// The pairs of calls and puts among the contracts that stand alone.
  func strangles(
    _ uncovered: [Int]
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

/// What a package loses at each point, by its calls and by its puts.
struct PackageLoss {
  private let table: PairingTable
  /// Of each leg.
  private(set) var contracts: [Int]
  /// Long calls that no short one uses: below zero a rise of the price has no bound of loss.
  private(set) var openCalls = 0
  private var calls: [Int128]
  private var puts: [Int128]

  init(_ contracts: [Int], _ table: PairingTable) {
    self.table = table
    self.contracts = contracts
    calls = Array(repeating: 0, count: table.levels.count)
    puts = calls
    for leg in contracts.indices where contracts[leg] > 0 { count(leg, times: contracts[leg]) }
  }

  private mutating func count(_ leg: Int, times contracts: Int) {
    let terms = table.legs[leg]
    let signed = Int128(terms.isShort ? contracts : -contracts)
    if terms.isCall {
      openCalls += terms.isShort ? -contracts : contracts
      for point in table.levels.indices.reversed() {
        let intrinsic = table.levels[point] - terms.strike
        if intrinsic <= 0 { return }
        calls[point] += intrinsic * signed
      }
    } else {
      for point in table.levels.indices {
        let intrinsic = terms.strike - table.levels[point]
        if intrinsic <= 0 { return }
        puts[point] += intrinsic * signed
      }
    }
  }

  /// What the package asks for, and the points it rests on.
  var requirement: (amount: Int128, points: [Int]) {
    var (together, call, put): (Int128, Int128, Int128) = (0, 0, 0)
    var (togetherPoint, callPoint, putPoint) = (0, 0, 0)
    for point in calls.indices {
      if calls[point] + puts[point] > together { (together, togetherPoint) = (calls[point] + puts[point], point) }
      if calls[point] > call { (call, callPoint) = (calls[point], point) }
      if puts[point] > put { (put, putPoint) = (puts[point], point) }
    }
    let isBoth =
      switch table.bothSides {
      case .never: false
      case .whenUnequal: call != put && call > 0 && put > 0
      case .always: call > 0 && put > 0
      }
    return isBoth ? (max(together, call + put), [callPoint, putPoint]) : (together, [togetherPoint])
  }

  /// Takes as many contracts of a long leg out as change nothing, because more never ask for more.
  mutating func spare(_ leg: Int, asking whole: Int128) {
    var most = contracts[leg]
    if table.legs[leg].isCall { most = min(most, openCalls) }
    guard most > 0 else { return }
    if table.bothSides == .never {
      for (point, level) in table.levels.enumerated() {
        let intrinsic = table.legs[leg].intrinsic(at: level)
        if intrinsic > 0 { most = Int(min(Int128(most), (whole - calls[point] - puts[point]) / intrinsic)) }
      }
      take(most, of: leg)
      return
    }
    var least = 0
    while least < most {
      let middle = (least + most + 1) / 2
      var fewer = self
      fewer.take(middle, of: leg)
      if fewer.requirement.amount == whole { least = middle } else { most = middle - 1 }
    }
    take(most, of: leg)
  }

  private mutating func take(_ contracts: Int, of leg: Int) {
    if contracts == 0 { return }
    self.contracts[leg] -= contracts
    count(leg, times: -contracts)
  }
}

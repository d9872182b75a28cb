import CivilTime
import Market
import Money

/// The amounts of one underlying's options as whole numbers of one scale, so that a search adds and compares them fast
/// and exactly.
struct PairingTable {
  /// One series, per contract.
  struct Leg {
    /// Its place in the holdings.
    let place: Int
    let isCall: Bool
    let isShort: Bool
    let expiration: Int32
    let contracts: Int
    /// The requirement of a short contract on its own, its market value included.
    let uncovered: Int128
    let value: Int128
    /// What is paid for the units of a contract when it is used.
    let strike: Int128

    /// What a contract is worth when it expires and its units are worth so much.
    func intrinsic(at level: Int128) -> Int128 { max(0, isCall ? level - strike : strike - level) }
  }

  /// A way to use units of the underlying, per contract's worth of them.
  struct Candidate {
    let kind: OptionPairing.Cover.Kind
    /// Places in `legs`.
    let legs: [Int]
    let cap: ExactDecimal
    let stockRequirement: ExactDecimal?
    /// What the requirement changes by, against units and options apart from each other.
    let effect: Int128
  }

  let legs: [Leg]
  /// Prices of the underlying at which the worst loss of a package may be: zero and every strike.
  let points: [ExactDecimal]
  /// What the units of a contract are worth at each of the points.
  let levels: [Int128]
  let candidates: [Candidate]
  /// Contracts' worth of units that are held or sold short.
  let lots: Int
  let scale: Int
  let bothSides: OptionRules.BothSides

  init(_ holdings: OptionHoldings, _ rules: OptionRules) throws(MoneyError) {
    let units = holdings.units
    bothSides = rules.bothSides
    // In an order of their own, so that the order of the holdings makes no difference.
    let order = holdings.legs.indices.filter { holdings.legs[$0].contracts != 0 }.sorted {
      Self.precedes(holdings.legs[$0], holdings.legs[$1])
    }
    try Self.check(contracts: order.map { holdings.legs[$0].contracts.magnitude })
    points = Self.prices(order.map { holdings.legs[$0].strike })
    lots = try Self.lots(holdings)
    let covers = try CoverTerms.all(holdings, rules, order, lots: lots)
    var amounts: [(uncovered: ExactDecimal, value: ExactDecimal, strike: ExactDecimal)] = []
    var scale = covers.reduce(0) { max($0, Int($1.effect.scale)) }
    for place in order {
      let leg = holdings.legs[place]
      let (uncovered, value) = try rules.uncovered(leg, underlyingPrice: holdings.underlyingPrice, units: units)
      let strike = try leg.strike * units
      for amount in [uncovered, value, strike] { scale = max(scale, Int(amount.scale)) }
      amounts.append((uncovered, value, strike))
    }
    self.scale = scale
    levels = try points.map { price throws(MoneyError) in try Self.whole(price * units, scale) }
    var legs: [Leg] = []
    legs.reserveCapacity(order.count)
    for (place, amounts) in zip(order, amounts) {
      let leg = holdings.legs[place]
      legs.append(
        Leg(
          place: place, isCall: leg.type == .call, isShort: leg.isShort, expiration: leg.expiration.dayNumber,
          contracts: Int(leg.contracts.magnitude), uncovered: try Self.whole(amounts.uncovered, scale),
          value: try Self.whole(amounts.value, scale), strike: try Self.whole(amounts.strike, scale)))
    }
    self.legs = legs
    candidates = try covers.map { cover throws(MoneyError) in
      Candidate(
        kind: cover.kind, legs: cover.legs, cap: cover.cap, stockRequirement: cover.stockRequirement,
        effect: try Self.whole(cover.effect, scale))
    }
  }

  /// Nearest strike first, then expiration, then what tells them apart at all.
  private static func precedes(_ left: OptionLeg, _ right: OptionLeg) -> Bool {
    if left.type != right.type { return left.type == .call }
    if left.strike != right.strike { return left.strike < right.strike }
    if left.expiration != right.expiration { return left.expiration < right.expiration }
    return left.contracts < right.contracts
  }

  private static func prices(_ strikes: [ExactDecimal]) -> [ExactDecimal] {
    var prices: [ExactDecimal] = [.zero]
    for strike in strikes.sorted() where strike != prices[prices.count - 1] { prices.append(strike) }
    return prices
  }

  private static func lots(_ holdings: OptionHoldings) throws(MoneyError) -> Int {
    let whole = try holdings.shares.magnitude.divided(by: holdings.units, scale: 0, rounding: .down)
    return Int(clamping: whole.coefficient)
  }

  /// The most contracts of one underlying.
  static let contractLimit: UInt = 1_000_000_000
  /// The largest amount of one contract in whole numbers: with the limit of contracts every sum fits.
  private static let largest: Int128 = 100_000_000_000_000_000_000_000_000

  private static func check(contracts: [UInt]) throws(MoneyError) {
    var left = contractLimit
    for count in contracts {
      guard count <= left else {
        throw MoneyError(code: .overflow, text: "More than \(contractLimit) contracts on one underlying do not fit")
      }
      left -= count
    }
  }

  private static func whole(_ amount: ExactDecimal, _ scale: Int) throws(MoneyError) -> Int128 {
    var number = amount.coefficient
    for _ in Int(amount.scale)..<max(scale, Int(amount.scale)) where number.magnitude <= largest.magnitude {
      number *= 10
    }
    guard number.magnitude <= largest.magnitude else {
      throw MoneyError(code: .overflow, text: "\(amount) is too fine or too large for the requirement of an option")
    }
    return number
  }

  func decimal(_ whole: Int128) throws(MoneyError) -> ExactDecimal {
    try ExactDecimal(coefficient: whole, scale: scale).trimmed(toScale: min(scale, 2))
  }
}

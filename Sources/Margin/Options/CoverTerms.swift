import Market
public import Money

/// What units of the underlying ask for together with options on them (FINRA 4210(f)(2)(G), Cboe Margin Manual).
struct CoverTerms {
  let kind: OptionPairing.Cover.Kind
  /// Places in the table's order.
  let legs: [Int]
  /// All per contract's worth of units.
  let cap: ExactDecimal
  let stockRequirement: ExactDecimal?
  /// Against the units' own requirement.
  let effect: ExactDecimal

  /// Every way to use units that are held or sold short with the options there are.
  static func all(
    _ holdings: OptionHoldings, _ rules: OptionRules, _ order: [Int], lots: Int
  ) throws(MoneyError) -> [CoverTerms] {
    guard lots > 0 else { return [] }
    let legs = order.map { holdings.legs[$0] }
    let side = Side(holdings, rules)
    // Covering options of the one type and protecting ones of the other.
    let covering = legs.indices.filter { legs[$0].isShort && legs[$0].type == side.covering }
    let protecting = legs.indices.filter { !legs[$0].isShort && legs[$0].type != side.covering }
    var terms: [CoverTerms] = []
    for short in covering {
      for long in protecting where legs[long].expiration == legs[short].expiration {
        if let both = try side.both(short, legs[short], long, legs[long]) { terms.append(both) }
      }
    }
    for short in covering { terms.append(try side.covered(short, legs[short])) }
    for long in protecting { terms.append(try side.protected(long, legs[long])) }
    return terms
  }

  /// The units, long or short.
  private struct Side {
    let isLong: Bool
    let price: ExactDecimal
    let units: ExactDecimal
    let rate: ExactDecimal

    init(_ holdings: OptionHoldings, _ rules: OptionRules) {
      isLong = !holdings.shares.isNegative
      price = holdings.underlyingPrice
      units = holdings.units
      rate = isLong ? rules.longStockRate : rules.shortStockRate
    }

    /// The type that units of this side cover when it is short.
    var covering: OptionType { isLong ? .call : .put }

    /// What units that are valued at `value` ask for.
    private func own(_ value: ExactDecimal) throws(MoneyError) -> ExactDecimal { try value * rate * units }

    /// Long units count at most the call's strike, short ones at least the put's.
    func covered(_ index: Int, _ leg: OptionLeg) throws(MoneyError) -> CoverTerms {
      let beyond = max(.zero, isLong ? try price - leg.strike : try leg.strike - price)
      let cap = try beyond * units
      let effect = isLong ? try cap - own(beyond) : try cap + own(beyond)
      return CoverTerms(
        kind: isLong ? .coveredCall : .coveredPut, legs: [index], cap: cap, stockRequirement: nil, effect: effect)
    }

    /// A tenth of the strike and what the option is out of the money, at most the units' own.
    func protected(_ index: Int, _ leg: OptionLeg) throws(MoneyError) -> CoverTerms {
      let requirement = min(try insured(leg), try own(price))
      return CoverTerms(
        kind: isLong ? .protectivePut : .protectiveCall, legs: [index], cap: .zero, stockRequirement: requirement,
        effect: try requirement - own(price))
    }

    private func insured(_ leg: OptionLeg) throws(MoneyError) -> ExactDecimal {
      let outOfTheMoney = max(.zero, isLong ? try price - leg.strike : try leg.strike - price)
      return try (CoverRates.strike * leg.strike + outOfTheMoney) * units
    }

    /// A short option that the units cover and a long one that protects them, of one expiration.
    func both(
      _ short: Int, _ written: OptionLeg, _ long: Int, _ held: OptionLeg
    ) throws(MoneyError) -> CoverTerms? {
      let isConversion = written.strike == held.strike
      if !isLong {
        guard isConversion else { return nil }
        let inTheMoney = max(.zero, try written.strike - price)
        let requirement = try (CoverRates.strike * held.strike + inTheMoney) * units
        return CoverTerms(
          kind: .reverseConversion, legs: [short, long], cap: .zero, stockRequirement: requirement,
          effect: try requirement - own(price))
      }
      guard held.strike <= written.strike else { return nil }
      let cap = try max(.zero, price - written.strike) * units
      let requirement =
        isConversion ? try CoverRates.strike * held.strike * units : min(try insured(held), try own(written.strike))
      return CoverTerms(
        kind: isConversion ? .conversion : .collar, legs: [short, long], cap: cap, stockRequirement: requirement,
        effect: try cap + requirement - own(price))
    }
  }
}

/// The rates of units that options protect.
public enum CoverRates {
  /// Share of the strike that is asked for beside what the option is out of the money.
  public static let strike = ExactDecimal("0.10") ?? .zero
}

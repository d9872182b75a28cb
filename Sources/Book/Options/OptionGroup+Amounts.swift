import Ledger
import Margin
import Money

/// What options ask for, and by how much they change what the units beside them ask for, in the account's currency.
struct OptionAmounts {
  /// Of the short options themselves.
  var requirement = ExactDecimal.zero
  /// By how much covered units count less, or more when short; taken off the margin equity.
  var cap = ExactDecimal.zero
  /// Of long options that are lent against: counts in the margin equity.
  var lendable = ExactDecimal.zero
  /// Changes of the three requirements, those of the options included.
  var initial = ExactDecimal.zero
  var maintenance = ExactDecimal.zero
  var house = ExactDecimal.zero

  mutating func add(_ other: OptionAmounts) throws(MoneyError) {
    requirement = try requirement + other.requirement
    cap = try cap + other.cap
    lendable = try lendable + other.lendable
    initial = try initial + other.initial
    maintenance = try maintenance + other.maintenance
    house = try house + other.house
  }

  func scaled(by rate: ExactDecimal) throws(MoneyError) -> OptionAmounts {
    if rate.isIdentical(to: .one) { return self }
    return OptionAmounts(
      requirement: try requirement * rate, cap: try cap * rate, lendable: try lendable * rate,
      initial: try initial * rate,
      maintenance: try maintenance * rate, house: try house * rate)
  }
}

extension OptionGroup {
  /// Nil when the rate of the underlying's currency is unknown.
  func amounts(by rules: MarginRules) throws(MoneyError) -> OptionAmounts? {
    guard let rate else { return nil }
    var sum = OptionAmounts()
    sum.requirement = pairing.requirement
    sum.initial = pairing.requirement
    sum.maintenance = pairing.requirement
    sum.house = pairing.requirement
    if let longDated {
      let asked = try longDated.value * longDated.rate
      sum.lendable = longDated.value
      sum.initial = try sum.initial + asked
      sum.maintenance = try sum.maintenance + asked
      sum.house = try sum.house + asked
    }
    for cover in pairing.covers { try sum.add(amounts(of: cover, by: rules)) }
    return try sum.scaled(by: rate)
  }

  private func amounts(
    of cover: OptionPairing.Cover, by rules: MarginRules
  ) throws(MoneyError) -> OptionAmounts {
    let terms = try CoveredUnits(cover, self)
    let plain = try rules.requirement(of: terms, valued: terms.value, self, PlainArithmetic())
    let capped =
      cover.cap.isZero ? plain : try rules.requirement(of: terms, valued: terms.cappedValue, self, PlainArithmetic())
    var amounts = OptionAmounts()
    amounts.cap = cover.cap
    amounts.initial = try capped.initial - plain.initial
    amounts.maintenance = try (cover.stockRequirement ?? capped.maintenance) - plain.maintenance
    amounts.house = try (cover.stockRequirement ?? capped.house) - plain.house
    return amounts
  }
}

/// The units under a cover, in the currency of their price.
struct CoveredUnits {
  let isShort: Bool
  let units: ExactDecimal
  let value: ExactDecimal
  /// At most the call's strike (long), at least the put's (short).
  let cappedValue: ExactDecimal

  init(_ cover: OptionPairing.Cover, _ group: OptionGroup) throws(MoneyError) {
    isShort = group.holdings.shares.isNegative
    units = try ExactDecimal(cover.contracts) * group.delivered
    value = try units * group.unitPrice
    cappedValue = try isShort ? value + cover.cap : value - cover.cap
  }
}

extension MarginRules {
  /// What the units under a cover ask for by these rules, at a value.
  func requirement<Arithmetic: RequirementArithmetic>(
    of covered: CoveredUnits, valued value: Arithmetic.Amount, _ group: OptionGroup, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> RequirementAmounts<Arithmetic.Amount> {
    try amounts(
      of: group.traits, isShort: covered.isShort, price: group.unitPrice,
      shares: arithmetic.parameter("covered_units", covered.units), marketValue: value,
      terms: group.terms, with: arithmetic)
  }
}

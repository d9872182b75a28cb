public import Market
public import Money

extension MarginRules {
  /// The three amounts of one stock-like holding, in whatever arithmetic they are asked for.
  ///
  /// - Parameters:
  ///   - price: per unit; decides whether a short is low-priced.
  ///   - shares: units, positive.
  ///   - marketValue: shares × price × multiplier, positive.
  ///   - houseMaintenance: the account's own long rate instead of the rule set's.
  @inlinable public func amounts<Arithmetic: RequirementArithmetic>(
    of instrument: InstrumentTraits, isShort: Bool, price: ExactDecimal, shares: Arithmetic.Amount,
    marketValue: Arithmetic.Amount, houseMaintenance: ExactDecimal?, with arithmetic: Arithmetic
  ) throws(MoneyError) -> (initial: Arithmetic.Amount, maintenance: Arithmetic.Amount, house: Arithmetic.Amount) {
    if isShort { return try shortAmounts(instrument, price, shares, marketValue, arithmetic) }
    guard instrument.isMarginable else { return (marketValue, marketValue, marketValue) }
    let rates = try longRates(
      leverage: instrument.leverageFactor.magnitude, houseMargin: instrument.houseMargin,
      houseMaintenance: houseMaintenance, with: arithmetic)
    return (
      initial: try arithmetic.product(marketValue, rates.initial),
      maintenance: try arithmetic.product(marketValue, rates.maintenance),
      house: try arithmetic.product(marketValue, rates.house)
    )
  }

  /// The shares of its value that a long marginable holding asks for.
  @inlinable public func longRates<Arithmetic: RequirementArithmetic>(
    leverage: ExactDecimal, houseMargin: ExactDecimal?, houseMaintenance: ExactDecimal?, with arithmetic: Arithmetic
  ) throws(MoneyError) -> (initial: Arithmetic.Amount, maintenance: Arithmetic.Amount, house: Arithmetic.Amount) {
    let minimum = try leveraged("long_maintenance_rate", longMaintenanceRate, leverage, arithmetic)
    var house = arithmetic.larger(
      minimum,
      houseMaintenance == nil
        ? try leveraged("house_long_rate", houseLongRate, leverage, arithmetic)
        : try leveraged("house_maintenance", houseMaintenance ?? houseLongRate, leverage, arithmetic))
    if let own = houseMargin {
      house = arithmetic.larger(house, arithmetic.parameter("instrument_house_margin", own))
    }
    return (initial: arithmetic.parameter("initial_rate", initialRate), maintenance: minimum, house: house)
  }

  @inlinable func shortAmounts<Arithmetic: RequirementArithmetic>(
    _ instrument: InstrumentTraits, _ price: ExactDecimal, _ shares: Arithmetic.Amount,
    _ marketValue: Arithmetic.Amount, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> (initial: Arithmetic.Amount, maintenance: Arithmetic.Amount, house: Arithmetic.Amount) {
    let isLow = price < lowPrice
    let rate =
      isLow
      ? arithmetic.parameter("low_short_rate", lowShortRate)
      : try leveraged("short_maintenance_rate", shortMaintenanceRate, instrument.leverageFactor.magnitude, arithmetic)
    let perShare =
      isLow
      ? arithmetic.parameter("low_short_per_share", lowShortPerShare)
      : arithmetic.parameter("short_per_share", shortPerShare)
    let maintenance = arithmetic.larger(
      try arithmetic.product(marketValue, rate), try arithmetic.product(shares, perShare))
    var houseRate = arithmetic.parameter("house_short_rate", houseShortRate)
    if let own = instrument.houseMargin {
      houseRate = arithmetic.larger(houseRate, arithmetic.parameter("instrument_house_margin", own))
    }
    let initial = try arithmetic.product(marketValue, arithmetic.parameter("initial_rate", initialRate))
    return (
      initial: arithmetic.larger(initial, maintenance), maintenance: maintenance,
      house: arithmetic.larger(maintenance, try arithmetic.product(marketValue, houseRate))
    )
  }

  /// A rate times the leverage of a leveraged fund, at most the whole value (FINRA Regulatory Notice 09-53).
  @inlinable func leveraged<Arithmetic: RequirementArithmetic>(
    _ name: StaticString, _ rate: ExactDecimal, _ leverage: ExactDecimal, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> Arithmetic.Amount {
    let plain = arithmetic.parameter(name, rate)
    if leverage == 1, rate <= 1 { return plain }
    return arithmetic.smaller(
      arithmetic.parameter("whole_value", 1),
      try arithmetic.product(plain, arithmetic.parameter("leverage_factor", leverage)))
  }
}

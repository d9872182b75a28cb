public import Market
public import Money

extension MarginRules {
  /// The amounts of one stock-like holding, in whatever arithmetic they are asked for.
  ///
  /// - Parameters:
  ///   - price: per unit; decides whether a short is low-priced.
  ///   - shares: units, positive.
  ///   - marketValue: shares × price × multiplier, positive.
  ///   - terms: what is asked beyond the rule set.
  @inlinable public func amounts<Arithmetic: RequirementArithmetic>(
    of instrument: InstrumentTraits, isShort: Bool, price: ExactDecimal, shares: Arithmetic.Amount,
    marketValue: Arithmetic.Amount, terms: SecurityTerms, with arithmetic: Arithmetic
  ) throws(MoneyError) -> RequirementAmounts<Arithmetic.Amount> {
    if isShort { return try shortAmounts(instrument, price, shares, marketValue, terms, arithmetic) }
    guard instrument.isMarginable, terms.hasLoanValue else {
      return RequirementAmounts(
        initial: marketValue, maintenance: marketValue, house: marketValue, charged: marketValue)
    }
    let rates = try longRates(
      leverage: instrument.leverageFactor.magnitude, houseMargin: instrument.houseMargin, terms: terms,
      with: arithmetic)
    return RequirementAmounts(
      initial: try arithmetic.product(marketValue, rates.initial),
      maintenance: try arithmetic.product(marketValue, rates.maintenance),
      house: try arithmetic.product(marketValue, rates.house),
      charged: try arithmetic.product(marketValue, rates.charged))
  }

  /// The shares of its value that a long marginable holding asks for.
  @inlinable public func longRates<Arithmetic: RequirementArithmetic>(
    leverage: ExactDecimal, houseMargin: ExactDecimal?, terms: SecurityTerms, with arithmetic: Arithmetic
  ) throws(MoneyError) -> RequirementAmounts<Arithmetic.Amount> {
    let initial: Arithmetic.Amount
    let maintenance: Arithmetic.Amount
    var house: Arithmetic.Amount
    if let exempt = terms.exempt {
      // Good faith (12 CFR 220.12(b)): what the regulator's maintenance asks is what is charged.
      maintenance = arithmetic.raised(
        arithmetic.parameter("exempt_rate", exempt), "margin_rate_maintenance", terms.datedMaintenance)
      initial = maintenance
      house = maintenance
    } else {
      initial = arithmetic.parameter("initial_rate", initialRate)
      maintenance = arithmetic.raised(
        try leveraged("long_maintenance_rate", longMaintenanceRate, leverage, arithmetic), "margin_rate_maintenance",
        terms.datedMaintenance)
      house = arithmetic.larger(
        maintenance,
        terms.accountLong == nil
          ? try leveraged("house_long_rate", houseLongRate, leverage, arithmetic)
          : try leveraged("house_maintenance", terms.accountLong ?? houseLongRate, leverage, arithmetic))
    }
    house = arithmetic.raised(house, "instrument_house_margin", houseMargin)
    house = arithmetic.raised(house, "margin_rate_house", terms.datedLong)
    house = arithmetic.raised(house, "security_house_rate", terms.long)
    house = arithmetic.raised(house, "concentration_rate", terms.concentration)
    house = arithmetic.raised(house, "price_tier_rate", terms.priceTier)
    var charged = arithmetic.larger(initial, house)
    charged = arithmetic.raised(charged, "margin_rate_initial", terms.datedInitial)
    charged = arithmetic.raised(charged, "security_initial_rate", terms.initial)
    return RequirementAmounts(initial: initial, maintenance: maintenance, house: house, charged: charged)
  }

  @inlinable func shortAmounts<Arithmetic: RequirementArithmetic>(
    _ instrument: InstrumentTraits, _ price: ExactDecimal, _ shares: Arithmetic.Amount,
    _ marketValue: Arithmetic.Amount, _ terms: SecurityTerms, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> RequirementAmounts<Arithmetic.Amount> {
    let maintenance = try shortMaintenance(instrument, price, shares, marketValue, terms, arithmetic)
    var houseRate =
      terms.exempt == nil
      ? arithmetic.parameter("house_short_rate", terms.accountShort ?? houseShortRate)
      : arithmetic.parameter("exempt_rate", terms.exempt ?? .zero)
    houseRate = arithmetic.raised(houseRate, "instrument_house_margin", instrument.houseMargin)
    houseRate = arithmetic.raised(houseRate, "margin_rate_house", terms.datedShort)
    houseRate = arithmetic.raised(houseRate, "security_house_rate", terms.short)
    let house = arithmetic.larger(maintenance, try arithmetic.product(marketValue, houseRate))
    let initialRate =
      terms.exempt == nil
      ? arithmetic.parameter("initial_rate", initialRate) : arithmetic.parameter("exempt_rate", terms.exempt ?? .zero)
    let initial = arithmetic.larger(try arithmetic.product(marketValue, initialRate), maintenance)
    guard terms.datedInitial != nil || terms.initial != nil else {
      return RequirementAmounts(
        initial: initial, maintenance: maintenance, house: house, charged: arithmetic.larger(initial, house))
    }
    var chargedRate = arithmetic.raised(initialRate, "margin_rate_initial", terms.datedInitial)
    chargedRate = arithmetic.raised(chargedRate, "security_initial_rate", terms.initial)
    return RequirementAmounts(
      initial: initial, maintenance: maintenance, house: house,
      charged: arithmetic.larger(
        arithmetic.larger(initial, house), try arithmetic.product(marketValue, chargedRate)))
  }

  /// The larger of a share of the value and an amount per share; stricter below `lowPrice` (FINRA 4210(c)(2) and (3)).
  @inlinable func shortMaintenance<Arithmetic: RequirementArithmetic>(
    _ instrument: InstrumentTraits, _ price: ExactDecimal, _ shares: Arithmetic.Amount,
    _ marketValue: Arithmetic.Amount, _ terms: SecurityTerms, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> Arithmetic.Amount {
    if let exempt = terms.exempt {
      let rate = arithmetic.parameter("exempt_rate", exempt)
      return try arithmetic.product(
        marketValue, arithmetic.raised(rate, "margin_rate_maintenance", terms.datedMaintenance))
    }
    let isLow = price < lowPrice
    let rate =
      isLow
      ? arithmetic.parameter("low_short_rate", lowShortRate)
      : try leveraged("short_maintenance_rate", shortMaintenanceRate, instrument.leverageFactor.magnitude, arithmetic)
    let perShare =
      isLow
      ? arithmetic.parameter("low_short_per_share", lowShortPerShare)
      : arithmetic.parameter("short_per_share", shortPerShare)
    return arithmetic.larger(
      try arithmetic.product(
        marketValue, arithmetic.raised(rate, "margin_rate_maintenance", terms.datedMaintenance)),
      try arithmetic.product(shares, perShare))
  }

  /// A rate times the leverage of a leveraged fund, at most the whole value (FINRA Regulatory Notice 09-53).
  @inlinable func leveraged<Arithmetic: RequirementArithmetic>(
    _ name: StaticString, _ rate: ExactDecimal, _ leverage: ExactDecimal, _ arithmetic: Arithmetic
  ) throws(MoneyError) -> Arithmetic.Amount {
    let plain = arithmetic.parameter(name, rate)
    if rate <= 1, leverage == 1 || !scalesByLeverage { return plain }
    return arithmetic.smaller(
      arithmetic.parameter("whole_value", 1),
      try arithmetic.product(plain, arithmetic.parameter("leverage_factor", scalesByLeverage ? leverage : 1)))
  }

  /// The requirement of one stock-like holding at its current price.
  ///
  /// - Parameters:
  ///   - quantity: units, signed.
  ///   - price: per unit, in the instrument's currency.
  ///   - marketValue: |quantity| × price × multiplier, in the same currency.
  @inlinable public func requirement(
    of instrument: InstrumentTraits, quantity: ExactDecimal, price: ExactDecimal, marketValue: ExactDecimal,
    terms: SecurityTerms = .none
  ) throws(MoneyError) -> Requirement {
    try amounts(
      of: instrument, isShort: quantity.isNegative, price: price, shares: quantity.magnitude,
      marketValue: marketValue, terms: terms, with: PlainArithmetic())
  }
}

extension RequirementArithmetic {
  /// The larger of a rate and another, if the other applies.
  @inlinable func raised(_ rate: Amount, _ name: StaticString, _ other: ExactDecimal?) -> Amount {
    guard let other else { return rate }
    return larger(rate, parameter(name, other))
  }
}

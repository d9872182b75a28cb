import Ledger
public import Margin
import Market
public import Money
import Persistent

extension Valuation {
  @inline(__always)
  mutating func addRequirement(
    _ line: PositionLine, _ value: ExactDecimal, _ rate: ExactDecimal, _ instrument: InstrumentID, _ terms: Terms
  ) throws(MoneyError) {
    // Options are put together with what lies beside them.
    if line.terms.kind == .option { return }
    if !line.quantity.isNegative, line.terms.isOrdinary, let ordinary = terms.ordinary,
      !terms.hasRates || !market.world.marginRates.names(instrument)
    {
      initial = try initial + line.base(value * ordinary.initial, rate)
      maintenance = try maintenance + line.base(value * ordinary.maintenance, rate)
      house = try house + line.base(value * ordinary.house, rate)
      return
    }
    try add(try requirement(line, value, instrument, terms, share: nil), line, rate)
  }

  private func requirement(
    _ line: PositionLine, _ value: ExactDecimal, _ instrument: InstrumentID, _ terms: Terms, share: ExactDecimal?
  ) throws(MoneyError) -> Requirement {
    let price = line.price ?? .zero
    let security = terms.own.terms(of: instrument, line.terms, price: price, share: share, in: market)
    return try terms.rules.requirement(
      of: line.terms, quantity: line.quantity, young: line.young, price: price, marketValue: value.magnitude,
      terms: security)
  }

  private mutating func add(
    _ amounts: Requirement, _ line: PositionLine, _ rate: ExactDecimal
  ) throws(MoneyError) {
    let asked = try line.base(amounts.initial, rate)
    let own = try line.base(amounts.house, rate)
    initial = try initial + asked
    maintenance = try maintenance + line.base(amounts.maintenance, rate)
    house = try house + own
    if amounts.charged != amounts.initial {
      chargedAbove = try chargedAbove + line.base(amounts.charged, rate)
      initialBelow = try initialBelow + asked
    }
    guard line.quantity.isNegative else { return }
    shortMaintenance = try shortMaintenance + line.base(amounts.maintenance, rate)
    shortHouse = try shortHouse + own
  }

  /// Works the requirements out once more, now that the long value is known of which each position is a share.
  mutating func addConcentration(of state: AccountState, _ terms: Terms) {
    guard isComplete else { return }
    let long = LongValue(self, terms.own)
    initial = .zero
    maintenance = .zero
    house = .zero
    chargedAbove = .zero
    initialBelow = .zero
    shortMaintenance = .zero
    shortHouse = .zero
    for index in state.positions.indices {
      let instrument = state.positions[index].instrument
      do throws(MoneyError) {
        let line = try state.positions.withPointer(at: index) { position throws(MoneyError) in
          try PositionLine.of(position, base: terms.base, since: nil, at: at, in: market)
        }
        guard line.terms.kind != .option, !line.terms.kind.isContract, let value = line.marketValue,
          let rate = line.rate
        else { continue }
        let share = long.share(of: try line.base(value, rate))
        try add(try requirement(line, value, instrument, terms, share: share), line, rate)
      } catch {
        gaps.append(.range(instrument))
      }
    }
  }

  /// What shorts' collateral does not cover; nil: unknown.
  var debit: ExactDecimal? { cash.flatMap { cash in try? max(.zero, shortMarketValue - cash) } }

  /// What the broker charges for all positions: the initial requirements, and what goes beyond them.
  var charged: ExactDecimal? { try? initial - initialBelow + chargedAbove }

  /// C + LMV − SMV − the caps of covered stock − R; nil when one of them is unknown.
  var regTExcess: ExactDecimal? { excess(over: initial) }

  /// C + LMV − SMV − the caps of covered stock, less one of the sums of requirements; nil when one of them is unknown.
  func excess(over requirement: ExactDecimal) -> ExactDecimal? {
    guard hasRequirements, let cash else { return nil }
    return try? cash + longMarketValue - shortMarketValue - cappedByOptions + lendableOptions - requirement
  }

  /// What one position of the same account asks for, in its instrument's currency; nil for options written, whose
  /// requirement is not known, and without a price.
  public func requirement(
    of position: ValuedPosition, in state: AccountState
  ) throws(MoneyError) -> Requirement? {
    guard let price = position.price, let marketValue = position.marketValue else { return nil }
    if position.terms.kind == .option { return position.position.quantity.isNegative ? nil : Requirement.none }
    if position.terms.kind.isContract { return try contractRequirement(of: position, in: state) }
    return try state.rules.requirement(
      of: position.terms, quantity: position.position.quantity,
      young: try Seasoning.young(position.position.lots, position.terms, at: at), price: price.price,
      marketValue: marketValue.magnitude, terms: try terms(of: position, in: state))
  }

  /// What is asked of one position beyond the rule set.
  func terms(of position: ValuedPosition, in state: AccountState) throws(MoneyError) -> SecurityTerms {
    let value = try position.marketValue.flatMap { value throws(MoneyError) in try position.base(value) }
    let own = HouseTerms(of: state, at: at, in: market)
    return own.terms(
      of: position.position.instrument, position.terms, price: position.price?.price ?? .zero,
      share: value.flatMap(LongValue(self, own).share), in: market)
  }
}

/// The long value that a position's share is taken of, where concentration counts.
struct LongValue {
  /// Nil where it does not.
  private let value: ExactDecimal?

  init(_ valuation: Valuation, _ own: HouseTerms) {
    value =
      own.countsConcentration(debit: valuation.debit) && valuation.isComplete ? valuation.longMarketValue : nil
  }

  /// The part of it that a long position's value is; nil for others.
  func share(of part: ExactDecimal) -> ExactDecimal? {
    guard let value, part.isPositive, value.isPositive else { return nil }
    return try? part.divided(by: value, scale: Expression.quotientScale)
  }
}

extension HouseTerms {
  /// What is asked of a position of a state that is read in place.
  func terms(
    ofPositionAt index: Int, of state: UnsafePointer<AccountState>, beside long: LongValue, in market: MarketView
  ) throws(MoneyError) -> SecurityTerms {
    try state.pointee.positions.withPointer(at: index) { position throws(MoneyError) in
      let line = try PositionLine.of(position, base: state.pointee.baseCurrency, since: nil, at: at, in: market)
      let value = try line.marketValue.flatMap { value throws(MoneyError) in
        try line.rate.map { rate throws(MoneyError) in try line.base(value, rate) }
      }
      return terms(
        of: position.pointee.instrument, line.terms, price: line.price ?? .zero, share: value.flatMap(long.share),
        in: market)
    }
  }
}

extension MarginRules {
  /// What a holding asks for of which some units have no loan value yet.
  fileprivate func requirement(
    of instrument: InstrumentTraits, quantity: ExactDecimal, young: ExactDecimal, price: ExactDecimal,
    marketValue: ExactDecimal, terms: SecurityTerms
  ) throws(MoneyError) -> Requirement {
    if young.isZero {
      return try requirement(
        of: instrument, quantity: quantity, price: price, marketValue: marketValue, terms: terms)
    }
    let unlendable = try young * price * instrument.multiplier
    return try requirement(
      of: instrument, quantity: quantity - young, price: price, marketValue: marketValue - unlendable, terms: terms
    ).raised(by: unlendable)
  }
}

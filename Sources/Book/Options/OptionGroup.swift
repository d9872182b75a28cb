import CivilTime
import Ledger
import Margin
import Market
import Money

/// The options of an account on one underlying with one deliverable, put together with the units held beside them.
struct OptionGroup {
  /// What covers the options and what they cover.
  let underlying: InstrumentID
  let traits: InstrumentTraits
  /// Of one unit of the underlying; that of the holdings is told per unit of the multiplier.
  let unitPrice: ExactDecimal
  /// Units of the underlying that one contract delivers.
  let delivered: ExactDecimal
  /// Of a series of the group: what it delivers is what all do.
  let option: OptionTerms
  /// What is asked of the units beyond the rule set.
  let terms: SecurityTerms
  let holdings: OptionHoldings
  /// The instruments of the legs, in the holdings' order.
  let instruments: [InstrumentID]
  let rules: OptionRules
  let pairing: OptionPairing
  /// Long options that are lent against; nil: none are.
  let longDated: LongDated?
  /// Account currency for one unit of the underlying's; nil when unknown.
  let rate: ExactDecimal?

  /// What an account's options are grouped by.
  struct Key: Hashable {
    var underlying: String
    var units: ExactDecimal
    var deliverable: OptionDeliverable?
  }

  /// What is held or written of one series.
  struct Series {
    var instrument: InstrumentID
    var quantity: ExactDecimal
    /// Per unit; nil when unknown.
    var price: ExactDecimal?

    init(instrument: InstrumentID, quantity: ExactDecimal, price: ExactDecimal?) {
      self.instrument = instrument
      self.quantity = quantity
      self.price = price
    }

    init(_ position: Position, at: Instant, in market: MarketView) {
      let id = position.instrument
      let hasEnded = market.world.instruments.traits(id).hasEnded(at: at)
      self.init(
        instrument: id, quantity: position.quantity,
        price: hasEnded
          ? nil : market.price(of: id, at: at, own: position.mark, side: PositionSide(position.quantity))?.price)
    }
  }

  /// Every group of an account, in order of the first option's instrument.
  ///
  /// - Parameter valuation: of the same account, where a large share of its long value asks for more.
  static func all(
    of state: AccountState, at: Instant, in market: MarketView, by valuation: Valuation
  ) throws(MoneyError) -> (groups: [OptionGroup], unknown: [InstrumentID]) {
    var members: [(key: Key, series: [Series])] = []
    var places: [Key: Int] = [:]
    for position in state.positions {
      guard let key = key(of: position.instrument, in: market) else { continue }
      // Series of one underlying mostly follow each other.
      let last = members.last.flatMap { $0.key == key ? members.count - 1 : nil }
      let place = last ?? places[key] ?? members.count
      if place == members.count {
        places[key] = place
        members.append((key, []))
      }
      members[place].series.append(Series(position, at: at, in: market))
    }
    var groups: [OptionGroup] = []
    var unknown: [InstrumentID] = []
    // Units that cover the options of one deliverable do not cover those of another.
    var left: [InstrumentID: ExactDecimal] = [:]
    for (key, series) in members {
      if let group = try OptionGroup(key, series, of: state, at: at, in: market, by: valuation, &left) {
        groups.append(group)
      } else {
        unknown.append(contentsOf: series.filter(\.quantity.isNegative).map(\.instrument))
      }
    }
    return (groups, unknown)
  }

  static func key(of id: InstrumentID, in market: MarketView) -> Key? {
    let traits = market.world.instruments.traits(id)
    guard traits.kind == .option, let contract = market.world.instruments[id].option else { return nil }
    return Key(underlying: contract.underlying, units: traits.multiplier, deliverable: contract.deliverable)
  }

  /// The group of the series that a fill was in, after it and before it, both at the fill's price; nil when what it
  /// asks for is unknown.
  static func around(
    _ fill: Fill, of id: InstrumentID, after state: AccountState, in market: MarketView
  ) throws(MoneyError) -> (before: OptionGroup, after: OptionGroup)? {
    guard let key = key(of: id, in: market) else { return nil }
    // In the positions' order, so that what was put together for a sheet is found again.
    var series: [Series] = []
    var place: Int?
    for position in state.positions where Self.key(of: position.instrument, in: market) == key {
      if position.instrument >= id, place == nil { place = series.count }
      if position.instrument != id { series.append(Series(position, at: fill.at, in: market)) }
    }
    let quantity = state.position(of: id)?.quantity ?? .zero
    func group(_ quantity: ExactDecimal) throws(MoneyError) -> OptionGroup? {
      var left: [InstrumentID: ExactDecimal] = [:]
      var all = series
      if !quantity.isZero || all.isEmpty {
        all.insert(Series(instrument: id, quantity: quantity, price: fill.price), at: place ?? all.count)
      }
      return try OptionGroup(key, all, of: state, at: fill.at, in: market, &left)
    }
    guard let after = try group(quantity), let before = try group(try quantity - fill.signedQuantity) else {
      return nil
    }
    return (before, after)
  }

  /// Nil when the underlying, its price or an option's price is unknown, or contracts are not whole.
  init?(
    _ key: Key, _ series: [Series], of state: AccountState, at: Instant, in market: MarketView,
    by valuation: Valuation? = nil, _ left: inout [InstrumentID: ExactDecimal]
  ) throws(MoneyError) {
    guard let first = series.first, let terms = OptionTerms(first.instrument, in: market), let parts = terms.parts,
      let id = parts.count == 1 ? parts[0].instrument : market.world.instruments.id(key.underlying),
      let price = try terms.price(at: at, of: state, in: market)
    else { return nil }
    let held = state.position(of: id)
    // Only units that are all that is delivered cover, or are covered.
    let coversUnits = parts.count == 1 && terms.cash.isZero
    let isPlain = coversUnits && parts[0].units == key.units
    unitPrice = isPlain ? price : market.price(of: id, at: at, own: held?.mark)?.price ?? price
    var legs: [OptionLeg] = []
    var style = ExerciseStyle.american
    for one in series {
      guard let contract = market.world.instruments[one.instrument].option, let quoted = one.price,
        let contracts = Self.whole(one.quantity)
      else { return nil }
      style = contract.style
      legs.append(
        OptionLeg(
          type: contract.type, strike: contract.strike, expiration: contract.expiration, contracts: contracts,
          price: quoted))
    }
    underlying = id
    traits = market.world.instruments.traits(id)
    if let valuation, let held {
      self.terms = try valuation.terms(of: try ValuedPosition(held, in: state, at: at, market), in: state)
    } else {
      self.terms = HouseTerms(of: state, at: at, in: market).terms(of: id, traits, price: unitPrice, in: market)
    }
    option = terms
    delivered = coversUnits ? parts[0].units : key.units
    instruments = series.map(\.instrument)
    rules = Self.rules(for: traits, style, of: state)
    let units = coversUnits ? left[id] ?? held?.quantity ?? .zero : .zero
    let shares = isPlain ? units : try (units * key.units).divided(by: delivered, scale: 6)
    holdings = OptionHoldings(underlyingPrice: price, units: key.units, shares: shares, legs: legs)
    if let known = state.pairings {
      pairing = try known.pairing(of: holdings, on: id, by: rules)
    } else {
      pairing = try rules.pairing(of: holdings)
    }
    longDated = try LongDated(holdings, pairing, of: state, at: at)
    rate =
      traits.currency == state.baseCurrency
      ? .one : market.rate(from: traits.currency, to: state.baseCurrency, at: at)
    guard coversUnits else { return }
    let used = try ExactDecimal(pairing.covers.reduce(0) { $0 + $1.contracts }) * delivered
    left[id] = try units.isNegative ? units + used : units - used
  }

  private static func whole(_ quantity: ExactDecimal) -> Int? {
    let contracts = quantity.rounded(toScale: 0, .down)
    guard contracts == quantity else { return nil }
    return Int(exactly: contracts.coefficient)
  }

  private static func rules(
    for traits: InstrumentTraits, _ style: ExerciseStyle, of state: AccountState
  ) -> OptionRules {
    // European exercise is that of the broad indexes (Cboe product specifications).
    var rules = style == .european ? OptionRules.broadIndex : OptionRules.equity
    rules.leverage = traits.leverageFactor.magnitude
    if let own = state.profile.house?.options {
      rules.leastPerUnit = own.leastPerUnit ?? .zero
      rules.bothSides = OptionRules.BothSides(rawValue: own.bothSides.rawValue) ?? .never
      rules.chargesDebitSide = own.chargesDebitSide
    }
    rules.longStockRate = state.rules.longMaintenanceRate
    rules.shortStockRate = state.rules.shortMaintenanceRate
    return rules
  }
}

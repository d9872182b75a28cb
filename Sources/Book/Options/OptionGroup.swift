import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

/// The options of an account on one underlying with one deliverable, put together with the units held beside them. A
/// large value that many look at, so it stands behind a reference.
final class OptionGroup: Sendable {
  /// What covers the options and what they cover.
  let underlying: InstrumentID
  let traits: InstrumentTraits
  /// Of one unit of the underlying; that of the holdings is told per unit of the multiplier.
  let unitPrice: ExactDecimal
  /// Units of the underlying that one contract delivers.
  let delivered: ExactDecimal
  /// What is asked of the units beyond the rule set.
  let terms: SecurityTerms
  let holdings: OptionHoldings
  /// The instruments of the legs, in the holdings' order; what one delivers is what all do.
  let instruments: [InstrumentID]
  let rules: OptionRules
  let pairing: OptionPairing
  /// Long options that are lent against; nil: none are.
  let longDated: LongDated?
  /// Account currency for one unit of the underlying's; nil when unknown.
  let rate: ExactDecimal?

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

    init(_ position: UnsafePointer<Position>, at: Instant, in market: MarketView) {
      let id = position.pointee.instrument
      let quantity = position.pointee.lots.quantity
      let traits = market.world.instruments.traits(id)
      self.init(
        instrument: id, quantity: quantity,
        price: market.price(
          ofPosition: id, traits, at: at, own: position.pointee.mark, side: PositionSide(quantity))?.price)
    }
  }

  /// Every group of an account, in order of the first option's instrument; the state is read in place.
  ///
  /// - Parameters:
  ///   - families: the account's options.
  ///   - valuation: of the same account, where a large share of its long value asks for more.
  ///   - take: is handed one after the other.
  /// - Returns: the options written in groups of which something is unknown.
  static func all(
    _ families: OptionFamilies, of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView,
    by valuation: Valuation,
    take: (OptionGroup) throws(MoneyError) -> Void
  ) throws(MoneyError) -> [InstrumentID] {
    var unknown: [InstrumentID] = []
    var left = UnitsLeft()
    let own = HouseTerms(by: state.pointee.settings, at: at, in: market)
    let long = LongValue(valuation, own)
    for (_, series) in families.all {
      if let group = try OptionGroup(series, of: state, at: at, in: market, own, beside: long, &left) {
        try take(group)
      } else {
        unknown.append(contentsOf: series.lazy.filter(\.quantity.isNegative).map(\.instrument))
      }
    }
    return unknown
  }

  /// Units of underlyings that options before have not taken: those that cover the options of one deliverable do not
  /// cover those of another.
  struct UnitsLeft {
    private var entries: [(id: InstrumentID, units: ExactDecimal)] = []

    subscript(id: InstrumentID) -> ExactDecimal? {
      get { entries.first { $0.id == id }?.units }
      set {
        entries.removeAll { $0.id == id }
        if let newValue { entries.append((id, newValue)) }
      }
    }
  }

  /// The series of a family that an account holds or has written.
  static func series(
    of family: OptionFamily, heldBy state: UnsafePointer<AccountState>, at: Instant, in market: MarketView
  ) -> [Series] {
    var series: [Series] = []
    _ = state.pointee.positions.allInPlace { position in
      if market.world.instruments.family(position.pointee.instrument) == family {
        series.append(Series(position, at: at, in: market))
      }
      return true
    }
    return series
  }

  /// The group of the series that a fill was in, after it and before it, both at the fill's price; nil when what it
  /// asks for is unknown.
  static func around(
    _ fill: Fill, of id: InstrumentID, after state: AccountState, in market: MarketView
  ) throws(MoneyError) -> (before: OptionGroup, after: OptionGroup)? {
    try withUnsafePointer(to: state) { state throws(MoneyError) in
      let family = market.world.instruments.family(id)
      if family == .none { return nil }
      // In the positions' order, so that what was put together for a sheet is found again.
      let held = Self.series(of: family, heldBy: state, at: fill.at, in: market)
      let place = held.firstIndex { $0.instrument >= id }
      let series = held.filter { $0.instrument != id }
      let positions = state.pointee.positions
      let quantity = positions.place(of: id).map { positions[$0].quantity } ?? .zero
      let own = HouseTerms(by: state.pointee.settings, at: fill.at, in: market)
      func group(_ quantity: ExactDecimal) throws(MoneyError) -> OptionGroup? {
        var left = UnitsLeft()
        var all = series
        if !quantity.isZero || all.isEmpty {
          all.insert(Series(instrument: id, quantity: quantity, price: fill.price), at: place ?? all.count)
        }
        return try OptionGroup(all, of: state, at: fill.at, in: market, own, &left)
      }
      guard let after = try group(quantity), let before = try group(try quantity - fill.signedQuantity) else {
        return nil
      }
      return (before, after)
    }
  }

  /// Nil when the underlying, its price or an option's price is unknown, or contracts are not whole.
  ///
  /// - Parameters:
  ///   - series: of one family, at least one.
  ///   - own: the account's terms at that moment.
  ///   - long: of the valued account, so that what is asked of the units is what is asked of the position.
  init?(
    _ series: [Series], of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView, _ own: HouseTerms,
    beside long: LongValue? = nil, _ left: inout UnitsLeft
  ) throws(MoneyError) {
    guard let first = series.first, let delivery = try Delivery(of: first.instrument, at: at, state, in: market),
      let (legs, style) = Self.legs(series, in: market)
    else { return nil }
    let id = delivery.underlying
    let place = state.pointee.positions.place(of: id)
    underlying = id
    traits = market.world.instruments.traits(id)
    unitPrice = delivery.unitPrice
    if let long, let place, !HouseTerms.areGeneral(for: id, state.pointee.settings, in: market) {
      terms = try own.terms(ofPositionAt: place, of: state, beside: long, in: market)
    } else {
      terms = own.terms(of: id, traits, price: unitPrice, in: market)
    }
    delivered = delivery.covering ?? delivery.multiplier
    instruments = series.map(\.instrument)
    rules = Self.rules(for: traits, style, by: state.pointee.settings)
    let held = place.map { state.pointee.positions[$0].lots.quantity } ?? .zero
    let free = delivery.covering == nil ? .zero : left[id] ?? held
    let shares =
      delivery.isPlain ? free : try (free * delivery.multiplier).divided(by: delivered, scale: 6)
    holdings = OptionHoldings(
      underlyingPrice: delivery.price, units: delivery.multiplier, shares: shares, legs: legs)
    if let known = state.pointee.pairings {
      pairing = try known.pairing(of: holdings, on: id, by: rules)
    } else {
      pairing = try rules.pairing(of: holdings)
    }
    longDated = try LongDated(holdings, pairing, by: state.pointee.settings, at: at)
    let base = state.pointee.baseCurrency
    rate = traits.currency == base ? .one : market.rate(from: traits.currency, to: base, at: at)
    guard delivery.covering != nil, !pairing.covers.isEmpty else { return }
    let used = try ExactDecimal(pairing.covers.reduce(0) { $0 + $1.contracts }) * delivered
    left[id] = try free.isNegative ? free + used : free - used
  }

  /// Nil when a price is unknown, or contracts are not whole.
  private static func legs(_ series: [Series], in market: MarketView) -> ([OptionLeg], ExerciseStyle)? {
    var legs: [OptionLeg] = []
    legs.reserveCapacity(series.count)
    var style = ExerciseStyle.american
    for one in series {
      guard let contract = market.world.instruments.series(one.instrument), let quoted = one.price,
        let contracts = whole(one.quantity)
      else { return nil }
      style = contract.style
      legs.append(
        OptionLeg(
          type: contract.type, strike: contract.strike, expiration: contract.expiration, contracts: contracts,
          price: quoted))
    }
    return (legs, style)
  }

  private static func whole(_ quantity: ExactDecimal) -> Int? {
    let contracts = quantity.rounded(toScale: 0, .down)
    guard contracts == quantity else { return nil }
    return Int(exactly: contracts.coefficient)
  }

  private static func rules(
    for traits: InstrumentTraits, _ style: ExerciseStyle, by settings: AccountSettings
  ) -> OptionRules {
    // European exercise is that of the broad indexes (Cboe product specifications).
    var rules = style == .european ? OptionRules.broadIndex : OptionRules.equity
    rules.leverage = traits.leverageFactor.magnitude
    if let own = settings.profile.house?.options {
      rules.leastPerUnit = own.leastPerUnit ?? .zero
      rules.bothSides = OptionRules.BothSides(rawValue: own.bothSides.rawValue) ?? .never
      rules.chargesDebitSide = own.chargesDebitSide
    }
    rules.longStockRate = settings.rules.longMaintenanceRate
    rules.shortStockRate = settings.rules.shortMaintenanceRate
    return rules
  }
}

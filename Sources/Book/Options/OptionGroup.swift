import CivilTime
import Ledger
import Margin
import Market
import Money

/// The options of an account on one underlying with one deliverable, put together with the units held beside them.
struct OptionGroup {
  let underlying: InstrumentID
  let traits: InstrumentTraits
  let holdings: OptionHoldings
  /// The instruments of the legs, in the holdings' order.
  let instruments: [InstrumentID]
  let rules: OptionRules
  let pairing: OptionPairing
  /// Account currency for one unit of the underlying's; nil when unknown.
  let rate: ExactDecimal?

  /// What an account's options are grouped by.
  private struct Key: Hashable {
    var underlying: String
    var units: ExactDecimal
  }

  /// Options that could not be put together, because a price or the underlying is unknown.
  struct Unknown: Equatable {
    var instruments: [InstrumentID]
  }

  /// Every group of an account, in order of the first option's instrument.
  ///
  /// - Parameter only: of this underlying alone; nil: all.
  static func all(
    of state: AccountState, at: Instant, in market: MarketView, only: String? = nil
  ) throws(MoneyError) -> (groups: [OptionGroup], unknown: [InstrumentID]) {
    var keys: [Key] = []
    var members: [Key: [Position]] = [:]
    for position in state.positions {
      let traits = market.world.instruments.traits(position.instrument)
      guard traits.kind == .option, let contract = market.world.instruments[position.instrument].option,
        only == nil || contract.underlying == only
      else { continue }
      let key = Key(underlying: contract.underlying, units: traits.multiplier)
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(position)
    }
    var groups: [OptionGroup] = []
    var unknown: [InstrumentID] = []
    // Units that cover the options of one deliverable do not cover those of another.
    var left: [InstrumentID: ExactDecimal] = [:]
    for key in keys {
      let positions = members[key] ?? []
      if let group = try OptionGroup(key, positions, of: state, at: at, in: market, &left) {
        groups.append(group)
      } else if positions.contains(where: \.quantity.isNegative) {
        unknown.append(contentsOf: positions.filter(\.quantity.isNegative).map(\.instrument))
      }
    }
    return (groups, unknown)
  }

  /// Nil when the underlying, its price or an option's price is unknown, or contracts are not whole.
  private init?(
    _ key: Key, _ positions: [Position], of state: AccountState, at: Instant, in market: MarketView,
    _ left: inout [InstrumentID: ExactDecimal]
  ) throws(MoneyError) {
    guard let id = market.world.instruments.id(key.underlying) else { return nil }
    let held = state.position(of: id)
    guard let price = market.price(of: id, at: at, own: held?.mark)?.price else { return nil }
    var legs: [OptionLeg] = []
    var style = ExerciseStyle.american
    for position in positions {
      guard let contract = market.world.instruments[position.instrument].option,
        let quoted = market.price(of: position.instrument, at: at, own: position.mark)?.price,
        let contracts = Self.whole(position.quantity)
      else { return nil }
      style = contract.style
      legs.append(
        OptionLeg(
          type: contract.type, strike: contract.strike, expiration: contract.expiration, contracts: contracts,
          price: quoted))
    }
    underlying = id
    traits = market.world.instruments.traits(id)
    instruments = positions.map(\.instrument)
    rules = Self.rules(for: traits, style, of: state)
    let shares = left[id] ?? held?.quantity ?? .zero
    holdings = OptionHoldings(underlyingPrice: price, units: key.units, shares: shares, legs: legs)
    pairing = try rules.pairing(of: holdings)
    rate =
      traits.currency == state.baseCurrency
      ? .one : market.rate(from: traits.currency, to: state.baseCurrency, at: at)
    let used = try ExactDecimal(pairing.covers.reduce(0) { $0 + $1.contracts }) * key.units
    left[id] = try shares.isNegative ? shares + used : shares - used
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
    rules.longStockRate = state.rules.longMaintenanceRate
    rules.shortStockRate = state.rules.shortMaintenanceRate
    return rules
  }
}

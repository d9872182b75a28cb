import CivilTime
import Ledger
import Margin
import Market
import Money
import Orders
import Persistent

/// Works out what working orders ask for, one after the other, in the account's currency (balances.md §7).
///
/// A claim is what the account would have less of once the order's opening units had traded: cash in an account without
/// credit; else what its positions ask for more, beside what options and charges cost.
struct OrderClaims {
  let state: UnsafePointer<AccountState>
  let at: Instant
  let market: MarketView
  let rules: ReservationRules
  /// What the account's positions ask for.
  private let rule: MarginRules
  private let terms: HouseTerms
  /// Options that orders before would write: what covers one covers no other. By the group that they belong to.
  private var written: [OptionFamily: [OptionGroup.Addition]] = [:]
  /// The options with and without an order, as its claim rests on them; kept for explanations.
  private(set) var groups: [Int: (before: OptionGroup.Outlook, after: OptionGroup.Outlook)] = [:]
  /// Stock that orders trade beside options; kept for explanations.
  private(set) var stocks: [Int: OrderedStock] = [:]
  private let keepsGroups: Bool

  init(of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView, keepsGroups: Bool = false) {
    self.state = state
    self.at = at
    self.market = market
    self.keepsGroups = keepsGroups
    rules = ReservationRules(state.pointee.profile.house)
    rule = state.pointee.rules
    terms = HouseTerms(by: state.pointee.settings, at: at, in: market)
  }

  /// - Parameters:
  ///   - index: the order's place, for ``groups``.
  ///   - units: of its quantity that open, signed: negative are sold.
  ///   - price: per unit; of an order with legs what one of the whole costs or brings.
  /// - Returns: nil when a price or a rate is unknown.
  mutating func claim(
    _ entry: ToldOrders.Kept, _ index: Int, _ units: ExactDecimal, _ price: ExactDecimal
  ) throws(MoneyError) -> Reservations.Amounts? {
    let id = entry.record.lead(in: market)
    let traits = market.world.instruments.traits(id)
    switch traits.kind {
    // What contracts ask for is a figure of its own.
    case .future, .forex: return Reservations.Amounts.none
    case .option: break
    case .equity, .etf, .fund, .bond, .crypto:
      guard let rate = rate(of: traits) else { return nil }
      return try shares(id, traits, units, price).adding(charges: entry.record.order.expectedCharges)
        .converted(at: rate)
    }
    let additions = try additions(of: entry.record, units, price)
    // What only closes asks for nothing and frees nothing before it trades.
    if try opening(additions).isEmpty { return Reservations.Amounts.none }
    guard let rate = rate(of: traits) else { return nil }
    let premium = try units * price * traits.multiplier * rate
    guard let amounts = try options(additions, index, premium: premium, rate) else { return nil }
    return try amounts.adding(
      charges: try entry.record.order.expectedCharges.map { charges throws(MoneyError) in
        try charges * rate
      })
  }

  private func rate(of traits: InstrumentTraits) -> ExactDecimal? {
    market.rate(from: traits.currency, to: state.pointee.baseCurrency, at: at)
  }

  /// In the instrument's currency. Without credit nothing can be sold that is not held.
  private func shares(
    _ id: InstrumentID, _ traits: InstrumentTraits, _ units: ExactDecimal, _ price: ExactDecimal
  ) throws(MoneyError) -> Reservations.Amounts {
    let value = try units.magnitude * price * traits.multiplier
    guard rule.allowsCredit else { return units.isNegative ? .none : Reservations.Amounts(all: value) }
    let asked = try rule.requirement(
      of: traits, quantity: units, price: price, marketValue: value,
      terms: terms.terms(of: id, traits, price: price, in: market))
    return Reservations.Amounts(
      cash: value, initial: asked.initial, charged: asked.charged, maintenance: asked.maintenance, house: asked.house)
  }

  /// The contracts that an order adds, each leg's in its direction.
  private func additions(
    of record: OrderRecord, _ units: ExactDecimal, _ price: ExactDecimal
  ) throws(MoneyError) -> [OptionGroup.Addition] {
    guard !record.order.legs.isEmpty else {
      return [OptionGroup.Addition(instrument: record.instruments[0], contracts: units, price: price)]
    }
    var additions: [OptionGroup.Addition] = []
    for (leg, instrument) in zip(record.order.legs, record.instruments) {
      let contracts = try units.magnitude * leg.ratio
      additions.append(
        OptionGroup.Addition(instrument: instrument, contracts: leg.side.isBuy ? contracts : -contracts, price: nil))
    }
    return additions
  }

  /// - Parameter premium: what is paid (negative: received) for them, in the account's currency.
  private mutating func options(
    _ additions: [OptionGroup.Addition], _ index: Int, premium: ExactDecimal, _ rate: ExactDecimal
  ) throws(MoneyError) -> Reservations.Amounts? {
    let opening = try opening(additions)
    var stock: OrderedStock?
    if state.pointee.allowsCredit, let units = additions.first(where: isStock) {
      stock = try OrderedStock(units, opens: opening.contains(where: isStock), by: self, terms, rate)
      guard stock != nil else { return nil }
      if keepsGroups { stocks[index] = stock }
    }
    // What is paid for stock is there as its value.
    let own = if let stock { try premium - stock.value } else { premium }
    let net = rules.isGross && own.isNegative ? .zero : own
    guard state.pointee.allowsCredit else {
      var sum = net
      for put in kept(for: opening) { sum = try sum + put.strike * put.units * put.contracts * rate }
      if let (before, after) = try packages(with: additions) {
        let base = state.pointee.baseCurrency
        guard let had = try CashPackage.reserves(before, to: base, at: at, in: market),
          let has = try CashPackage.reserves(after, to: base, at: at, in: market)
        else { return nil }
        sum = try sum + max(.zero, has - had)
      }
      return Reservations.Amounts(all: max(.zero, sum))
    }
    let cash = max(.zero, premium)
    guard stock != nil || opening.contains(where: \.contracts.isNegative) else {
      return Reservations.Amounts(all: cash)
    }
    guard let asked = try asked(additions, index, stock) else { return nil }
    let initial = max(.zero, try net + asked.initial)
    return Reservations.Amounts(
      cash: cash, initial: initial, charged: try charged(initial, net, asked, stock),
      maintenance: max(.zero, try net + asked.maintenance), house: max(.zero, try net + asked.house))
  }

  private func isStock(_ addition: OptionGroup.Addition) -> Bool {
    market.world.instruments.traits(addition.instrument).kind != .option
  }

  /// Where the broker charges more for the stock than Regulation T asks, as much more.
  private func charged(
    _ initial: ExactDecimal, _ net: ExactDecimal, _ asked: OptionAmounts, _ stock: OrderedStock?
  ) throws(MoneyError) -> ExactDecimal {
    guard let stock, stock.asked.charged != stock.asked.initial else { return initial }
    return max(.zero, try net + asked.initial + stock.asked.charged - stock.asked.initial)
  }

  /// Those of the contracts that open or enlarge a position.
  private func opening(_ additions: [OptionGroup.Addition]) throws(MoneyError) -> [OptionGroup.Addition] {
    var opening: [OptionGroup.Addition] = []
    for addition in additions {
      let positions = state.pointee.positions
      let held = positions.place(of: addition.instrument).map { positions[$0].lots.quantity } ?? .zero
      let after = try held + addition.contracts
      if after.magnitude > held.magnitude || (!after.isZero && after.isNegative != held.isNegative) {
        opening.append(addition)
      }
    }
    return opening
  }

  /// The puts that an order would write, for a cash account, which keeps their strikes; calls need units that are held.
  func kept(for record: OrderRecord, units: ExactDecimal) throws(MoneyError) -> [WrittenPut] {
    let signed = record.order.side.isBuy ? units : -units
    return kept(for: try opening(try additions(of: record, signed, .zero)))
  }

  /// What settles in cash of a cash account, without and with what an order would write; nil where it writes none.
  func packages(
    for record: OrderRecord, units: ExactDecimal
  ) throws(MoneyError) -> (before: [CashPackage], after: [CashPackage])? {
    try packages(with: try additions(of: record, record.order.side.isBuy ? units : -units, .zero))
  }

  private func packages(
    with additions: [OptionGroup.Addition]
  ) throws(MoneyError) -> (before: [CashPackage], after: [CashPackage])? {
    guard additions.contains(where: { $0.contracts.isNegative && CashPackage.takes($0.instrument, in: market) }) else {
      return nil
    }
    let added = additions.map { (instrument: $0.instrument, contracts: $0.contracts) }
    return (
      try CashPackage.all(of: state.pointee, in: market),
      try CashPackage.all(of: state.pointee, adding: added, in: market)
    )
  }

  private func kept(for opening: [OptionGroup.Addition]) -> [WrittenPut] {
    opening.compactMap { addition in
      guard addition.contracts.isNegative, let contract = market.world.instruments[addition.instrument].option,
        contract.type == .put, !CashPackage.takes(addition.instrument, in: market)
      else { return nil }
      let traits = market.world.instruments.traits(addition.instrument)
      return WrittenPut(
        instrument: addition.instrument, currency: traits.currency, strike: contract.strike, units: traits.multiplier,
        contracts: addition.contracts.magnitude)
    }
  }

  /// What the options on the underlying would ask for more, caps of covered units included; never less than nothing.
  private mutating func asked(
    _ additions: [OptionGroup.Addition], _ index: Int, _ stock: OrderedStock?
  ) throws(MoneyError) -> OptionAmounts? {
    guard let series = additions.first(where: { !isStock($0) }) else { return nil }
    let family = market.world.instruments.family(series.instrument)
    if family == .none { return nil }
    let earlier = written[family, default: []]
    let before = try OptionGroup.with(earlier, in: family, of: state, at: at, in: market, terms)
    let after = try OptionGroup.with(earlier + additions, in: family, of: state, at: at, in: market, terms)
    let rules = state.pointee.rules
    guard let had = try before.amounts(by: rules), let has = try after.amounts(by: rules) else { return nil }
    // A purchase apart may trade or not: it covers nothing.
    written[family] = earlier + (additions.count > 1 ? additions : additions.filter(\.contracts.isNegative))
    if keepsGroups { groups[index] = (before, after) }
    var asked = OptionAmounts()
    let units = stock?.asked ?? Requirement(initial: .zero, maintenance: .zero, house: .zero, charged: .zero)
    asked.initial = max(.zero, try has.initial + has.cap - (had.initial + had.cap) + units.initial)
    asked.maintenance = max(.zero, try has.maintenance + has.cap - (had.maintenance + had.cap) + units.maintenance)
    asked.house = max(.zero, try has.house + has.cap - (had.house + had.cap) + units.house)
    return asked
  }
}

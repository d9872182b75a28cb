import CivilTime
import Ledger
import Margin
import Market
import Money
import Orders
import Persistent

/// What the working orders of an account reserve at one moment, in its currency.
struct OrderReservations {
  /// The open orders, as the lines of `reservations` name them.
  let entries: RunList<ToldOrders.Kept>
  let reservations: Reservations
  let claims: OrderClaims

  init(
    of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView, keepsGroups: Bool = false
  ) throws(MoneyError) {
    let entries = state.pointee.told.open
    self.entries = entries
    var claims = OrderClaims(of: state, at: at, in: market, keepsGroups: keepsGroups)
    let positions = state.pointee.positions
    reservations = try Reservations(
      of: entries.lazy.map(\.reserving), rules: claims.rules,
      held: { index in
        positions.place(of: entries[index].record.instruments[0]).map { positions[$0].lots.quantity } ?? .zero
      },
      quote: { index in Self.quote(of: entries[index], positions, at: at, in: market) },
      claim: { (index, units, price) throws(MoneyError) in try claims.claim(entries[index], index, units, price) })
    self.claims = claims
  }

  private static func quote(
    of entry: ToldOrders.Kept, _ positions: SharedList<Position>, at: Instant, in market: MarketView
  ) -> OrderQuote {
    func last(_ id: InstrumentID) -> ExactDecimal? {
      market.price(of: id, at: at, own: positions.place(of: id).flatMap { positions[$0].mark })?.price
    }
    if entry.reserving.hasLegs { return OrderQuote(last: (try? whole(of: entry.record, in: market, last)) ?? nil) }
    let id = entry.record.instruments[0]
    return OrderQuote(last: last(id), ask: ask(of: id, at: at, in: market)?.price)
  }

  /// What is asked now; nil where nobody told it since the last price.
  static func ask(of id: InstrumentID, at: Instant, in market: MarketView) -> PricePoint? {
    guard market.world.sides.names(id),
      let ask = market.world.sides.ask(id, atOrBefore: at, knownThrough: market.knownThrough)
    else { return nil }
    guard let last = market.last(of: id, at: at, own: nil) else { return ask }
    return ask.order < last.order ? nil : ask
  }

  /// What one of the whole costs, or brings, at the market; at least nothing.
  private static func whole(
    of record: OrderRecord, in market: MarketView, _ price: (InstrumentID) -> ExactDecimal?
  ) throws(MoneyError) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for (index, leg) in record.order.legs.enumerated() {
      guard let price = price(record.instruments[index]) else { return nil }
      let value = try price * record.weight(of: index, in: market)
      sum = try leg.side.isBuy == record.order.side.isBuy ? sum + value : sum - value
    }
    return max(.zero, sum)
  }
}

extension Reservations.Amounts {
  /// What of it one of the figures of reservations tells.
  func amount(of figure: Figure) -> ExactDecimal {
    switch figure {
    case .reservedCash: cash
    case .reservedInitial: initial
    case .reservedMaintenance: maintenance
    case .reservedHouse: house
    default: charged
    }
  }
}

extension AccountState {
  /// What the worst of the working orders in futures and pairs would add to the initial margin (balances.md §7), in the
  /// account's currency: contract by contract all buys, or all sells. Nil when a rate is unknown.
  func openOrderMargin(at: Instant, in market: MarketView) throws(MoneyError) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for contract in try orderedContracts(in: market) {
      guard let margin = try contract.margin(of: self, at: at, in: market) else { return nil }
      sum = try sum + margin
    }
    return sum
  }

  /// The contracts that working orders are about, in order of instrument.
  func orderedContracts(in market: MarketView) throws(MoneyError) -> [OrderedContract] {
    var contracts: [OrderedContract] = []
    let rules = ReservationRules(profile.house)
    for entry in told.open {
      guard let id = entry.record.instruments.first, market.world.instruments.traits(id).kind.isContract
      else { continue }
      let record = entry.record
      guard !record.waits,
        rules.reservesStops || record.order.stopPrice == nil
      else { continue }
      if let index = contracts.firstIndex(where: { $0.instrument == id }) {
        try contracts[index].add(record)
      } else {
        var contract = OrderedContract(instrument: id)
        try contract.add(record)
        contracts.append(contract)
      }
    }
    return contracts.sorted { $0.instrument < $1.instrument }
  }
}

/// What working orders would buy and sell of one future or currency pair.
struct OrderedContract {
  let instrument: InstrumentID
  private(set) var buys: [OrderRecord] = []
  private(set) var sells: [OrderRecord] = []

  init(instrument: InstrumentID) { self.instrument = instrument }

  /// Of peers only the largest trades.
  mutating func add(_ record: OrderRecord) throws(MoneyError) {
    let isBuy = record.order.side.isBuy
    var side = isBuy ? buys : sells
    let peer = side.firstIndex {
      record.order.role == .peer && $0.order.role == .peer
        && $0.order.groupIdentifier == record.order.groupIdentifier
    }
    if let peer {
      if record.order.openQuantity > side[peer].order.openQuantity { side[peer] = record }
    } else {
      side.append(record)
    }
    if isBuy { buys = side } else { sells = side }
  }

  static func contracts(_ records: [OrderRecord]) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for record in records { sum = try sum + record.order.openQuantity }
    return sum
  }

  /// Initial margin of one contract, in its currency; nil: nobody told it.
  func rate(at: Instant, in market: MarketView) -> ToldRate? {
    FutureRates(of: instrument, at: at, nil, in: market)?.initial
  }

  /// Of a pair's base currency at the moment; frozen deposits are those of lots, and an order has none.
  private func baseRate(
    of pair: CurrencyPair, _ state: AccountState, at: Instant, in market: MarketView
  ) throws(MoneyError) -> ForexBaseRate? {
    let price = market.price(of: instrument, at: at, own: state.position(of: instrument)?.mark)?.price
    return try ForexBaseRate(of: pair, price: price, to: state.baseCurrency, at: at, in: market)
  }

  /// In the account's currency.
  func margin(
    of state: AccountState, at: Instant, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    let more = try FuturesMargin.worstAddition(
      held: state.position(of: instrument)?.quantity ?? .zero, buys: try Self.contracts(buys),
      sells: try Self.contracts(sells))
    if more.isZero { return .zero }
    if let pair = market.world.instruments[instrument].pair {
      guard let rate = try baseRate(of: pair, state, at: at, in: market) else { return nil }
      return try more * rate.value * ForexShare(of: instrument, pair, at: at, in: market).value
    }
    let currency = market.world.instruments.traits(instrument).currency
    guard let rate = rate(at: at, in: market),
      let exchange = market.rate(from: currency, to: state.baseCurrency, at: at)
    else { return nil }
    return try more * rate.value * exchange
  }
}

public import CivilTime
import Ledger
import Margin
import Market
public import Money
import Orders

extension AccountState {
  /// Every open order was told by events of its own, so that what it asks for can be worked out.
  public var tellsOrdersByEvents: Bool {
    !livesByStatements && !statedOrders.contains(where: \.status.isOpen)
  }

  /// What the worst of the working orders in futures and pairs would add to the initial margin (balances.md §7), in the
  /// account's currency: contract by contract all buys, or all sells. Nil when a rate is unknown.
  func openOrderMargin(at: Instant, in market: MarketView) throws(MoneyError) -> ExactDecimal? {
    try orderedSum(in: market) { contract throws(MoneyError) in try contract.margin(of: self, at: at, in: market) }
  }

  /// The part of it in the futures of one currency, in that currency. Nil when a margin is unknown.
  public func openOrderMargin(
    in currency: Currency, at: Instant, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    try orderedSum(in: market) { contract throws(MoneyError) in
      guard market.world.instruments.traits(contract.instrument).currency == currency else { return .zero }
      return try contract.ownMargin(of: self, at: at, in: market, \.initial)
    }
  }

  /// The same as ``openOrderMargin(at:in:)`` by what futures ask for within the day, in the account's currency. Nil
  /// when a margin or a rate is unknown.
  public func openOrderDayMargin(at: Instant, in market: MarketView) throws(MoneyError) -> ExactDecimal? {
    try orderedSum(in: market) { contract throws(MoneyError) in
      try contract.margin(of: self, at: at, in: market, \.day)
    }
  }

  private func orderedSum(
    in market: MarketView, _ amount: (OrderedContract) throws(MoneyError) -> ExactDecimal?
  ) throws(MoneyError) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for contract in try orderedContracts(in: market) {
      guard let one = try amount(contract) else { return nil }
      sum = try sum + one
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

  /// The contracts that would come on top at worst.
  private func worst(of state: AccountState) throws(MoneyError) -> ExactDecimal {
    try FuturesMargin.worstAddition(
      held: state.position(of: instrument)?.quantity ?? .zero, buys: try Self.contracts(buys),
      sells: try Self.contracts(sells))
  }

  /// In the account's currency.
  ///
  /// - Parameter rate: which of a future's; a pair asks the same day and night.
  func margin(
    of state: AccountState, at: Instant, in market: MarketView,
    _ rate: KeyPath<FutureRates, ToldRate> = \.initial
  ) throws(MoneyError) -> ExactDecimal? {
    if let pair = market.world.instruments[instrument].pair {
      let more = try worst(of: state)
      if more.isZero { return .zero }
      guard let base = try baseRate(of: pair, state, at: at, in: market) else { return nil }
      return try more * base.value * ForexShare(of: instrument, pair, at: at, in: market).value
    }
    guard let own = try ownMargin(of: state, at: at, in: market, rate) else { return nil }
    if own.isZero { return .zero }
    let currency = market.world.instruments.traits(instrument).currency
    guard let exchange = market.rate(from: currency, to: state.baseCurrency, at: at) else { return nil }
    return try own * exchange
  }

  /// Of a future, in its currency; zero of a pair, which asks in the account's.
  func ownMargin(
    of state: AccountState, at: Instant, in market: MarketView, _ rate: KeyPath<FutureRates, ToldRate>
  ) throws(MoneyError) -> ExactDecimal? {
    let more = try worst(of: state)
    if more.isZero || market.world.instruments[instrument].pair != nil { return .zero }
    guard let rates = FutureRates(of: instrument, at: at, state.profile.house?.contracts, in: market) else {
      return nil
    }
    return try more * rates[keyPath: rate].value
  }
}

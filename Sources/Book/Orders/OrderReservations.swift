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

import CivilTime
public import Ledger
import Market
import Money

extension AccountState {
  /// The orders of the last statement, then those that events tell in the order in which they were placed: all that
  /// may still trade, and those that ended in the last 90 days.
  public var orders: [Order] { told.isEmpty ? statedOrders : statedOrders + told.all }

  /// There is an order that may still trade.
  var hasOpenOrders: Bool {
    !told.open.isEmpty || statedOrders.contains(where: \.status.isOpen)
  }

  /// Takes an event about an order, which has no postings; other kinds belong to no account.
  mutating func applyOrder(_ recorded: RecordedEvent, in market: MarketView) throws(LedgerError) -> [Posting] {
    switch recorded.event.payload {
    case .orderPlaced(let placement): try place(placement, recorded, in: market)
    case .orderReplaced(let replacement): try replace(replacement, recorded, in: market)
    case .orderCancelled(let cancellation): try cancel(cancellation, recorded)
    case .orderRejected(let rejection): try reject(rejection, recorded)
    case .orderExpired(let expiration): try expire(expiration, recorded)
    default:
      throw LedgerError(.malformed, field: "account", "a \(recorded.event.payload.kind) event belongs to no account")
    }
    return []
  }
}

// Open orders meet corporate actions as FINRA Rule 5330 says: sizes and prices follow a
// split, a reverse split cancels. Where an instrument ceases or is divided, its orders are cancelled too.
extension AccountState {
  /// What an action on an instrument that is not held does to the orders in it.
  mutating func adjustOrders(by action: WorldAction, in market: MarketView) {
    switch action.effect {
    case .split(let ratio): adjustOrders(of: action.instrument, by: ratio, at: action.order, in: market)
    case .spinOff, .merger: cancelOrders(of: action.instrument, at: action.order, in: market)
    case .symbolChange(let to): renameOrders(of: action.instrument, to: to, at: action.order, in: market)
    }
  }

  /// More units at a lower price each, the size rounded down to whole units; orders on fewer units are cancelled.
  mutating func adjustOrders(of id: InstrumentID, by ratio: UnitRatio, at action: EffectOrder, in market: MarketView) {
    guard ratio.new >= ratio.old else { return cancelOrders(of: id, at: action, in: market) }
    let (new, old) = (ExactDecimal(ratio.new), ExactDecimal(ratio.old))
    func units(_ quantity: ExactDecimal) -> ExactDecimal {
      guard let scaled = try? quantity.scaledBySplit(numerator: new, denominator: old) else { return quantity }
      return quantity == quantity.rounded(toScale: 0, .down) ? scaled.rounded(toScale: 0, .down) : scaled
    }
    func price(_ price: ExactDecimal?) -> ExactDecimal? {
      price.flatMap { try? $0.scaledBySplit(numerator: old, denominator: new) }
    }
    forOpenOrders(of: id, at: action, in: market) { record in
      record.order.quantity = units(record.order.quantity)
      record.order.filledQuantity = units(record.order.filledQuantity)
      record.order.cancelledQuantity = units(record.order.cancelledQuantity)
      record.order.limitPrice = price(record.order.limitPrice)
      record.order.stopPrice = price(record.order.stopPrice)
      record.order.executionPrice = price(record.order.executionPrice)
      if let trail = record.order.trailingStop, trail.unit == .dollar {
        record.order.trailingStop = Order.TrailingStop(amount: price(trail.amount) ?? trail.amount, unit: .dollar)
      }
      record.isAdjusted = true
    }
  }

  mutating func cancelOrders(of id: InstrumentID, at action: EffectOrder, in market: MarketView) {
    forOpenOrders(of: id, at: action, in: market) { $0.cancel(at: action.at, byBook: true) }
  }

  mutating func renameOrders(of id: InstrumentID, to: InstrumentID, at action: EffectOrder, in market: MarketView) {
    let old = market.world.instruments[id].symbol
    let symbol = market.world.instruments[to].symbol
    forOpenOrders(of: id, at: action, in: market) { record in
      if record.order.symbol == old { record.order.symbol = symbol }
      for leg in record.order.legs.indices where record.order.legs[leg].symbol == old {
        record.order.legs[leg].symbol = symbol
      }
      for index in record.instruments.indices where record.instruments[index] == id { record.instruments[index] = to }
    }
  }

  private mutating func forOpenOrders(
    of id: InstrumentID, at action: EffectOrder, in market: MarketView, _ change: (inout OrderRecord) -> Void
  ) {
    if !statedOrders.isEmpty {
      let symbol = market.world.instruments[id].symbol
      for index in statedOrders.indices
      where statedOrders[index].symbol == symbol && statedOrders[index].status.isOpen {
        var record = OrderRecord(stated: statedOrders[index], id)
        change(&record)
        statedOrders[index] = record.order
      }
    }
    for entry in told.open where entry.record.instruments.contains(id) {
      // The group of one that was cancelled may have gone with it.
      guard let index = told.openIndex(of: entry.record.order.identifier) else { continue }
      told.change(at: index) { record in
        change(&record)
        record.changed = action.position
      }
    }
  }
}

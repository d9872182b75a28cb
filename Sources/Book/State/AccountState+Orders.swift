import Ledger
import Market
import Money

// Open orders, as statements tell them, meet corporate actions as FINRA Rule 5330 says: sizes and prices follow a
// split, a reverse split cancels. Where an instrument ceases or is divided, its orders are cancelled too.
extension AccountState {
  /// More units at a lower price each, the size rounded down to whole units; orders on fewer units are cancelled.
  mutating func adjustOrders(of id: InstrumentID, by ratio: UnitRatio, in market: MarketView) {
    guard !orders.isEmpty else { return }
    guard ratio.new >= ratio.old else { return cancelOrders(of: id, in: market) }
    let (new, old) = (ExactDecimal(ratio.new), ExactDecimal(ratio.old))
    forOpenOrders(of: id, in: market) { order in
      func units(_ quantity: ExactDecimal) -> ExactDecimal {
        guard let scaled = try? quantity.scaledBySplit(numerator: new, denominator: old) else { return quantity }
        return quantity == quantity.rounded(toScale: 0, .down) ? scaled.rounded(toScale: 0, .down) : scaled
      }
      func price(_ price: ExactDecimal?) -> ExactDecimal? {
        price.flatMap { try? $0.scaledBySplit(numerator: old, denominator: new) }
      }
      order.quantity = units(order.quantity)
      order.filledQuantity = units(order.filledQuantity)
      order.cancelledQuantity = units(order.cancelledQuantity)
      order.limitPrice = price(order.limitPrice)
      order.stopPrice = price(order.stopPrice)
      if let trail = order.trailingStop, trail.unit == .dollar {
        order.trailingStop = Order.TrailingStop(amount: price(trail.amount) ?? trail.amount, unit: .dollar)
      }
    }
  }

  mutating func cancelOrders(of id: InstrumentID, in market: MarketView) {
    forOpenOrders(of: id, in: market) { order in
      order.cancelledQuantity = (try? order.quantity - order.filledQuantity) ?? order.cancelledQuantity
      order.status = .cancelled
    }
  }

  mutating func renameOrders(of id: InstrumentID, to: InstrumentID, in market: MarketView) {
    let symbol = market.world.instruments[to].symbol
    forOpenOrders(of: id, in: market) { $0.symbol = symbol }
  }

  private mutating func forOpenOrders(of id: InstrumentID, in market: MarketView, _ change: (inout Order) -> Void) {
    guard !orders.isEmpty else { return }
    let symbol = market.world.instruments[id].symbol
    for index in orders.indices where orders[index].symbol == symbol && orders[index].status.isOpen {
      change(&orders[index])
    }
  }
}

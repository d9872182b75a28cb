public import CivilTime
public import Ledger
import Market
import Money

extension AccountState {
  /// Global positions from here on are those of fills that a projection made up.
  public static var projectedPositions: Int64 { .max - 1_000_000 }

  /// Fills the orders that may still trade, in their order, and takes them off the list; one that the account could not
  /// bear stays, with the reason.
  public mutating func fillOrders(at: Instant, in market: MarketView) -> [ProjectedOrder] {
    var done: [ProjectedOrder] = []
    var open: [Order] = []
    for order in orders where order.openQuantity.isPositive {
      let price = fillPrice(of: order, at: at, in: market)
      var refusal: LedgerError?
      do throws(LedgerError) {
        try fill(order, price: price, number: Int64(done.count), at: at, in: market)
      } catch {
        refusal = error
        open.append(order)
      }
      done.append(ProjectedOrder(order: order, price: price, refusal: refusal))
    }
    orders = open
    return done
  }

  /// Takes every trade for settled and every deposit for cleared.
  public mutating func settleAll() {
    if let last = ladder.rungs.map(\.date).max() { ladder.settle(through: last) }
    for index in held.deposits.indices { held.collect(index, on: currentDate) }
  }

  private func fillPrice(of order: Order, at: Instant, in market: MarketView) -> ExactDecimal? {
    if let limit = order.limitPrice { return limit }
    if let stop = order.stopPrice { return stop }
    guard let (id, _) = try? market.world.instrument(order.symbol) else { return nil }
    return market.price(of: id, at: at, own: position(of: id)?.mark)?.price
  }

  private mutating func fill(
    _ order: Order, price: ExactDecimal?, number: Int64, at: Instant, in market: MarketView
  ) throws(LedgerError) {
    let (id, _) = try market.world.instrument(order.symbol)
    guard let price else {
      throw LedgerError(.outOfRange, field: "limit_price", "no price of \(order.symbol) is known")
    }
    let trade = Trade(
      symbol: order.symbol, side: Trade.Side(order.side), quantity: order.openQuantity, price: price)
    let fill = RecordedEvent(
      position: Self.projectedPositions + number, recorded: at,
      event: Event(account: nil, at: at, payload: .trade(trade)))
    // A refusal may come after the first change.
    var filled = self
    try filled.fold(fill, in: market)
    // What nobody has dealt at yet is no price of the market.
    let own = position(of: id)?.mark
    let index = filled.positionIndex(id)
    if filled.position(of: id) != nil, market.price(of: id, at: at, own: own) != nil {
      filled.positions[index].mark = own
    }
    self = filled
  }
}

extension Trade.Side {
  /// The side of the execution that an order of that side leads to.
  public init(_ side: Order.Side) {
    self =
      switch side {
      case .buy, .buyToOpen: .buy
      case .sell, .sellToClose: .sell
      case .sellShort, .sellToOpen: .sellShort
      case .buyToCover, .buyToClose: .buyToCover
      }
  }
}

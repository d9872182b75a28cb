public import CivilTime
public import Ledger
import Market
import Money
import Persistent

extension AccountState {
  /// Global positions from here on are those of fills that a projection made up.
  public static var projectedPositions: Int64 { .max - 1_000_000 }

  /// Fills the orders that may still trade, in their order, and takes those of statements off the list; one that the
  /// account could not bear stays, with the reason. Orders that wait for another stay, and so do those that end because
  /// another one of their group has filled.
  public mutating func fillOrders(at: Instant, in market: MarketView) -> [ProjectedOrder] {
    var done: [ProjectedOrder] = []
    var open: [Order] = []
    var position = Self.projectedPositions
    for order in statedOrders where order.openQuantity.isPositive {
      done.append(projectedFill(of: order, name: nil, &position, at: at, in: market))
      if done.last?.refusal != nil { open.append(order) }
    }
    statedOrders = open
    for entry in told.open where !entry.record.waits {
      let name = entry.record.order.identifier
      guard let index = told.openIndex(of: name) else { continue }
      let order = told.open[index].record.order
      done.append(projectedFill(of: order, name: name, &position, at: at, in: market))
    }
    return done
  }

  /// Takes every trade for settled and every deposit for cleared.
  public mutating func settleAll() {
    if let last = ladder.rungs.map(\.date).max() { ladder.settle(through: last) }
    for index in held.deposits.indices { held.collect(index, on: currentDate) }
  }

  /// What would trade: the order itself, or its legs.
  private struct Part {
    var symbol: String
    var side: Order.Side
    var quantity: ExactDecimal
    var price: ExactDecimal?
  }

  private func parts(of order: Order, at: Instant, in market: MarketView) -> [Part] {
    if order.legs.isEmpty {
      let price = order.limitPrice ?? order.stopPrice ?? price(of: order.symbol, at: at, in: market)
      return [Part(symbol: order.symbol, side: order.side, quantity: order.openQuantity, price: price)]
    }
    return order.legs.map { leg in
      let all = try? (order.quantity - order.cancelledQuantity) * leg.ratio - leg.filledQuantity
      return Part(
        symbol: leg.symbol, side: leg.side, quantity: all ?? .zero, price: price(of: leg.symbol, at: at, in: market))
    }
  }

  private func price(of symbol: String, at: Instant, in market: MarketView) -> ExactDecimal? {
    guard let (id, _) = try? market.world.instrument(symbol) else { return nil }
    return market.price(of: id, at: at, own: position(of: id)?.mark)?.price
  }

  private mutating func projectedFill(
    of order: Order, name: String?, _ position: inout Int64, at: Instant, in market: MarketView
  ) -> ProjectedOrder {
    let parts = parts(of: order, at: at, in: market)
    var refusal: LedgerError?
    // A refusal may come after the first change.
    var filled = self
    do throws(LedgerError) {
      for part in parts where part.quantity.isPositive {
        defer { position += 1 }
        try filled.fill(part, name: name, position: position, at: at, in: market)
      }
      self = filled
    } catch {
      refusal = error
    }
    return ProjectedOrder(order: order, price: parts.count == 1 ? parts[0].price : order.limitPrice, refusal: refusal)
  }

  private mutating func fill(
    _ part: Part, name: String?, position: Int64, at: Instant, in market: MarketView
  ) throws(LedgerError) {
    let (id, _) = try market.world.instrument(part.symbol)
    guard let price = part.price else {
      throw LedgerError(.outOfRange, field: "limit_price", "no price of \(part.symbol) is known")
    }
    let trade = Trade(
      symbol: part.symbol, side: Trade.Side(part.side), quantity: part.quantity, price: price, order: name)
    let own = self.position(of: id)?.mark
    try fold(
      RecordedEvent(position: position, recorded: at, event: Event(account: nil, at: at, payload: .trade(trade))),
      in: market)
    // What nobody has dealt at yet is no price of the market.
    let index = positionIndex(id)
    if self.position(of: id) != nil, market.price(of: id, at: at, own: own) != nil { positions[index].mark = own }
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

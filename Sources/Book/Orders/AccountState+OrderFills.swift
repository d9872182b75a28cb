import CivilTime
import Ledger
import Market
import Money
import Orders
import Persistent

extension AccountState {
  /// Takes a trade as a fill of the order that it names.
  ///
  /// An account whose orders nobody tells keeps the name alone, by which fills of one order belong together.
  mutating func fillOrder(_ trade: Trade, _ recorded: RecordedEvent) throws {
    guard let identifier = trade.order, !told.isEmpty else { return }
    if told.openIndex(of: identifier) == nil { told.revive(identifier, at: recorded.event.at) }
    let index = try openOrder(identifier)
    let record = told.open[index].record
    var order = record.order
    let leg = try Self.leg(of: order, for: trade)
    if order.status == .contingent {
      throw LedgerError(.statusForbids, field: "order", "the order waits for another one of its group")
    }
    let open = try leg.map { try order.open($0) } ?? order.openQuantity
    guard trade.quantity <= open else {
      throw LedgerError(
        .outOfRange, field: "quantity", "\(open) of the order may still trade, less than the \(trade.quantity) filled")
    }
    if let leg {
      try order.legs[leg].take(trade)
      order.filledQuantity = try order.legs.reduce(order.quantity) { try min($0, $1.wholes) }
    } else {
      order.executionPrice = try Self.average(order.executionPrice, order.filledQuantity, trade)
      order.filledQuantity = try order.filledQuantity + trade.quantity
    }
    let charges = try trade.commission + trade.fees
    // What was expected gives way to what was charged.
    let isFirst = record.order.executedAt == nil
    order.commission = try isFirst ? charges : (order.commission ?? .zero) + charges
    order.executedAt = recorded.event.at
    order.updatedAt = recorded.event.at
    order.status = order.openQuantity.isPositive ? .partiallyFilled : .filled
    if order.status == .filled, order.cancelledQuantity.isPositive { order.status = .partiallyCancelled }
    told.change(at: index) {
      $0.order = order
      $0.changed = recorded.position
    }
    // The rest of an order that was brought back for this fill ends again.
    told.expire(through: recorded.event.at, inclusive: false)
  }

  /// Which leg a trade fills; nil: the order has none.
  private static func leg(of order: Order, for trade: Trade) throws(LedgerError) -> Int? {
    func check(_ side: Order.Side) throws(LedgerError) {
      guard side.isBuy == trade.side.isBuy else {
        throw LedgerError(.positionOfOtherSide, field: "side", "the order is on the other side (\(side.rawValue))")
      }
    }
    guard let leg = order.legs.firstIndex(where: { $0.symbol == trade.symbol }) else {
      guard order.legs.isEmpty, order.symbol == trade.symbol else {
        throw LedgerError(.malformed, field: "symbol", "the order is not one in \(trade.symbol)")
      }
      try check(order.side)
      return nil
    }
    try check(order.legs[leg].side)
    return leg
  }

  /// The mean price of all that has traded.
  fileprivate static func average(
    _ price: ExactDecimal?, _ filled: ExactDecimal, _ trade: Trade
  ) throws(MoneyError) -> ExactDecimal {
    guard let price else { return trade.price }
    return try Expression.divide(
      try price * filled + trade.price * trade.quantity, by: try filled + trade.quantity)
  }
}

extension Order {
  /// What of a leg may still trade.
  fileprivate func open(_ leg: Int) throws(MoneyError) -> ExactDecimal {
    try (quantity - cancelledQuantity) * legs[leg].ratio - legs[leg].filledQuantity
  }
}

extension Order.Leg {
  fileprivate mutating func take(_ trade: Trade) throws(MoneyError) {
    executionPrice = try AccountState.average(executionPrice, filledQuantity, trade)
    filledQuantity = try filledQuantity + trade.quantity
  }

  /// Units of the order of which this leg has traded.
  fileprivate var wholes: ExactDecimal {
    get throws(MoneyError) { try filledQuantity.divided(by: ratio, scale: 0, rounding: .down) }
  }
}

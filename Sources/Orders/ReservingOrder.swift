public import Ledger
public import Money

/// What reservations look at in an order: made once for each change of it, and read at every sheet.
public struct ReservingOrder: Sendable {
  /// Tells the order's instrument apart from others.
  public let security: Int
  public let isBuy: Bool
  /// Shares sold that are not held.
  public let isShortSale: Bool
  /// What may still trade; zero once the order is done.
  public let open: ExactDecimal
  public let limit: ExactDecimal?
  public let stop: ExactDecimal?
  public let hasLegs: Bool
  /// It can trade, and waits for no other order of its group.
  let mayTrade: Bool
  let isTriggered: Bool
  let group: String?
  /// Of the orders of the group only one can trade.
  let isPeer: Bool
  let hasRole: Bool

  /// - Parameter security: the same for all orders in one instrument.
  public init(_ order: Order, security: Int) {
    self.security = security
    isBuy = order.side.isBuy
    isShortSale = order.side.isShortSale
    open = order.openQuantity
    limit = order.limitPrice
    stop = order.stopPrice
    hasLegs = !order.legs.isEmpty
    // Exits that wait for their entry reduce what it opens.
    mayTrade = open.isPositive && order.status != .contingent
    isTriggered = order.status == .triggered
    group = order.groupIdentifier
    isPeer = order.role == .peer
    hasRole = order.role != nil
  }
}

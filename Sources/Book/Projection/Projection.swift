public import Ledger
public import Money

/// What a projected view takes for done.
public enum Projection: String, Sendable, CaseIterable {
  /// Every order that may still trade fills whole, now: at its limit, at its stop without one, else at the market's
  /// price. Charges that nobody has told are left out.
  case orders
  /// Every trade and deposit has settled or cleared, at today's prices.
  case settlement
}

/// What a projection did with one order.
public struct ProjectedOrder: Sendable {
  public let order: Order
  /// Per unit, in the instrument's currency; nil where no price is known.
  public let price: ExactDecimal?
  /// Why the fill is left out; nil: it was taken.
  public let refusal: LedgerError?
}

public import Money

extension Order {
  /// What an order trades of one instrument, as wires list it. Quantities positive.
  public struct Part: Sendable, Equatable {
    public var symbol: String
    public var side: Side
    /// Units for one unit of the order's quantity.
    public var ratio: ExactDecimal
    public var quantity: ExactDecimal
    public var filledQuantity: ExactDecimal
    public var cancelledQuantity: ExactDecimal
    /// What may still trade.
    public var openQuantity: ExactDecimal
    /// The mean price per unit; nil: nothing has traded.
    public var executionPrice: ExactDecimal?
  }

  /// One for each leg; one for an order in a single instrument.
  public var parts: [Part] {
    guard !legs.isEmpty else {
      return [
        Part(
          symbol: symbol, side: side, ratio: .one, quantity: quantity, filledQuantity: filledQuantity,
          cancelledQuantity: cancelledQuantity, openQuantity: openQuantity, executionPrice: executionPrice)
      ]
    }
    return legs.map { leg in
      let units = { (quantity: ExactDecimal) in (try? quantity * leg.ratio) ?? quantity }
      let (ordered, cancelled) = (units(quantity), units(cancelledQuantity))
      let open = openQuantity.isZero ? .zero : (try? ordered - leg.filledQuantity - cancelled) ?? .zero
      return Part(
        symbol: leg.symbol, side: leg.side, ratio: leg.ratio, quantity: ordered, filledQuantity: leg.filledQuantity,
        cancelledQuantity: cancelled, openQuantity: open, executionPrice: leg.executionPrice)
    }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

extension BookFixture {
  /// A limit order when `limit` is given, else a market order; `change` says the rest.
  mutating func place(
    _ at: String, _ order: String, _ side: Order.Side, _ quantity: String, _ symbol: String = "XYZ",
    limit: String? = nil, duration: Order.Duration = .day, _ change: (inout OrderPlacement) -> Void = { _ in }
  ) throws {
    var placement = OrderPlacement(
      order: order, symbol: symbol, side: side, kind: limit == nil ? .market : .limit, duration: duration,
      quantity: Self.decimal(quantity), limit: limit.map(Self.decimal))
    change(&placement)
    try record(at, .orderPlaced(placement))
  }

  mutating func fill(
    _ at: String, _ order: String, _ side: Trade.Side, _ quantity: String, _ price: String, _ symbol: String = "XYZ",
    commission: String = "0"
  ) throws {
    try record(
      at,
      .trade(
        Trade(
          symbol: symbol, side: side, quantity: Self.decimal(quantity), price: Self.decimal(price),
          commission: Self.decimal(commission), order: order)))
  }

  mutating func cancel(_ at: String, _ order: String, _ quantity: String? = nil) throws {
    try record(at, .orderCancelled(OrderCancellation(order: order, quantity: quantity.map(Self.decimal))))
  }

  mutating func replace(
    _ at: String, _ order: String, with: String? = nil, quantity: String? = nil, limit: String? = nil
  ) throws {
    try record(
      at,
      .orderReplaced(
        OrderReplacement(
          order: order, with: with, quantity: quantity.map(Self.decimal), limit: limit.map(Self.decimal))))
  }

  func order(_ name: String, _ at: String, location: SourceLocation = #_sourceLocation) throws -> Order {
    try #require(try state(at).orders.first { $0.identifier == name }, sourceLocation: location)
  }

  func expect(
    _ name: String, _ status: Order.Status, _ at: String, location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(
      try order(name, at, location: location).status == status, "\(name) at \(at)", sourceLocation: location)
  }
}

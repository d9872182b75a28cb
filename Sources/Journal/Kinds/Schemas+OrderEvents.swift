import Ledger
import Money

extension Schemas {
  static let orderPlaced = Schema<OrderPlacement>(
    "An order", blank: OrderPlacement(order: "", symbol: "", side: .buy, kind: .market, quantity: .zero),
    [
      .required("order", \.order, .identifier),
      .required("symbol", \.symbol, .symbol),
      .required("side", \.side, .word),
      .required("type", \.kind, .word),
      .defaulted("duration", \.duration, .day, .word),
      .required("quantity", \.quantity, .decimal),
      .optional("limit", \.limit, .decimal),
      .optional("stop", \.stop, .decimal),
      .optional("trail", \.trail, .object(trailingStop)),
      .optional("expires", \.expires, .instant),
      .optional("charges", \.charges, .decimal),
      .optional("group", \.group, .identifier),
      .optional("role", \.role, .word),
      .defaulted("legs", \.legs, [], .objects(placedLeg) { $0.legs }),
      .optional("note", \.note, .text),
    ])

  static let orderReplaced = Schema<OrderReplacement>(
    "A replacement", blank: OrderReplacement(order: ""),
    [
      .required("order", \.order, .identifier),
      .optional("with", \.with, .identifier),
      .optional("type", \.kind, .word),
      .optional("duration", \.duration, .word),
      .optional("quantity", \.quantity, .decimal),
      .optional("limit", \.limit, .decimal),
      .optional("stop", \.stop, .decimal),
      .optional("trail", \.trail, .object(trailingStop)),
      .optional("expires", \.expires, .instant),
      .optional("note", \.note, .text),
    ])

  static let orderCancelled = Schema<OrderCancellation>(
    "A cancellation", blank: OrderCancellation(order: ""),
    [
      .required("order", \.order, .identifier),
      .optional("quantity", \.quantity, .decimal),
      .optional("note", \.note, .text),
    ])

  static let orderRejected = Schema<OrderRejection>(
    "A rejection", blank: OrderRejection(order: "", reason: ""),
    [.required("order", \.order, .identifier), .required("reason", \.reason, .text)])

  static let orderExpired = Schema<OrderExpiration>(
    "An expiration", blank: OrderExpiration(order: ""),
    [.required("order", \.order, .identifier), .optional("note", \.note, .text)])

  /// A leg of an order that has not filled yet.
  private static let placedLeg = Schema<Order.Leg>("A leg", blank: Order.Leg(symbol: "", side: .buy), legTerms)

  private static let legTerms: [Member<Order.Leg>] = [
    .required("symbol", \.symbol, .symbol),
    .required("side", \.side, .word),
    .defaulted("ratio", \.ratio, 1, .decimal),
  ]

  /// A leg of an order as it stands.
  static let orderLeg = Schema<Order.Leg>(
    "A leg", blank: Order.Leg(symbol: "", side: .buy),
    legTerms + [
      .zeroIfAbsent("filled_quantity", \.filledQuantity),
      .optional("execution_price", \.executionPrice, .decimal),
    ])
}

import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let order = Schema<Order>(
    "An order",
    blank: Order(
      identifier: "", symbol: "", status: .none, side: .buy, type: "", duration: "", quantity: .zero,
      placedAt: Instant(microseconds: 0)),
    [
      .required("id", \.identifier, .identifier),
      .required("symbol", \.symbol, .symbol),
      .optional("quote_symbol", \.quoteSymbol, .symbol),
      .optional("quote_currency", \.quoteCurrency, .currency),
      .required("status", \.status, .word),
      .required("side", \.side, .word),
      .required("type", \.type, .text),
      .required("duration", \.duration, .text),
      .required("quantity", \.quantity, .decimal),
      .zeroIfAbsent("filled_quantity", \.filledQuantity),
      .zeroIfAbsent("cancelled_quantity", \.cancelledQuantity),
      .optional("limit_price", \.limitPrice, .decimal),
      .optional("stop_price", \.stopPrice, .decimal),
      .optional("execution_price", \.executionPrice, .decimal),
      .optional("trailing_stop", \.trailingStop, .object(trailingStop)),
      .optional("commission", \.commission, .decimal),
      .required("placed_at", \.placedAt, .instant),
      .optional("updated_at", \.updatedAt, .instant),
      .optional("executed_at", \.executedAt, .instant),
      .optional("expires_at", \.expiresAt, .instant),
      .optional("group_id", \.groupIdentifier, .identifier),
      .optional("role", \.role, .word),
      .optional("take_profit_id", \.takeProfitIdentifier, .identifier),
      .optional("stop_loss_id", \.stopLossIdentifier, .identifier),
      .optional("reject_reason", \.rejectReason, .text),
      .defaulted("legs", \.legs, [], .objects(orderLeg) { $0.legs }),
    ])

  static let trailingStop = Schema<Order.TrailingStop>(
    "A trailing stop", blank: Order.TrailingStop(amount: .zero, unit: .dollar),
    [.required("amount", \.amount, .decimal), .required("unit", \.unit, .word)])
}

import JSON
import Journal
import Ledger

/// Orders as they stand in a `statement` event.
enum OrderMembers {
  static func objects(_ orders: [Order], of account: String) -> [JSONObject] {
    if orders.isEmpty { return [] }
    let statement = Statement(orders: orders)
    let event = Event(account: account, at: orders[0].placedAt, payload: .statement(statement))
    guard let line = try? JSONValue(parsing: EventCodec.encode(event), limits: .answer),
      let rows = line["orders"]?.arrayValue
    else { preconditionFailure("the codec writes JSON with the orders of a statement") }
    return rows.compactMap(\.objectValue)
  }
}

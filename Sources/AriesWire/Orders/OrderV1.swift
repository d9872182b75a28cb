public import CivilTime
public import Money
public import WireMembers

/// An order of the v1 list.
public struct OrderV1: WireObject {
  /// Identifier in the broker's books.
  public var orderID = ""
  /// Identifier for the next replace or cancel.
  public var clientOrderID = ""
  public var accountID = ""
  /// The application that placed it.
  public var clientID = ""
  public var symbol = ""
  public var side: OrderSide?
  public var type: OrderType?
  public var status: OrderStatus?
  public var timeInForce: TimeInForce?
  public var quantity: ExactDecimal?
  public var filledQuantity: ExactDecimal?
  /// Still open.
  public var leavesQuantity: ExactDecimal?
  /// Limit; blank when there is none.
  public var price: ExactDecimal?
  /// Stop; blank when there is none.
  public var stopPrice: ExactDecimal?
  /// Average price of its fills, 0 when none.
  public var averagePrice: ExactDecimal?
  public var currency: String?
  public var destination: String?
  public var securityType: SecurityType?
  public var category: OrderCategory?
  /// The broker's words.
  public var text: String?
  public var legs: [OrderLeg]?
  public var createdAt: Instant?
  public var updatedAt: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("orderId", &orderID)
    pass.text("clOrdId", &clientOrderID)
    pass.text("accountId", &accountID)
    pass.text("clientId", &clientID)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.text("orderType", &type)
    pass.text("status", &status)
    pass.text("tif", &timeInForce)
    pass.decimal("quantity", &quantity, atLeast: 0)
    pass.decimal("filledQty", &filledQuantity, atLeast: 0)
    pass.decimal("leavesQty", &leavesQuantity, atLeast: 0)
    pass.decimal("price", &price, atLeast: 2, absent: .blank)
    pass.decimal("stopPrice", &stopPrice, atLeast: 2, absent: .blank)
    pass.decimal("avgPrice", &averagePrice, atLeast: 2)
    pass.text("currency", &currency)
    pass.text("destination", &destination)
    pass.text("instrument", &securityType)
    pass.text("category", &category)
    pass.text("text", &text)
    pass.list("legs", &legs)
    pass.text("createdAt", &createdAt)
    pass.text("updatedAt", &updatedAt)
  }
}

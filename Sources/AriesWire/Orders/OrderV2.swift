public import CivilTime
public import Money
public import WireMembers

/// An order of the v2 lists. Amounts in US dollars unless `currency` says otherwise.
public struct OrderV2: WireObject {
  /// Identifier for the next replace or cancel; each of them gives a new one.
  public var clientOrderID = ""
  /// Identifier in the broker's books, may be empty.
  public var orderID = ""
  /// The identifier before the last replace or cancel.
  public var originalClientOrderID: String?
  public var accountID = ""
  /// The application that placed it.
  public var clientID = ""
  public var symbol = ""
  public var side: OrderSide?
  public var type: OrderType?
  public var timeInForce: TimeInForce?
  public var quantity: ExactDecimal?
  /// Limit; blank when there is none.
  public var price: ExactDecimal?
  /// Stop; blank when there is none.
  public var stopPrice: ExactDecimal?
  public var status: OrderStatus?
  /// Filled.
  public var filledQuantity: ExactDecimal?
  /// Still open.
  public var leavesQuantity: ExactDecimal?
  /// Average price of its fills, 0 when none.
  public var averagePrice: ExactDecimal?
  public var currency: String?
  public var destination: String?
  /// The broker's words.
  public var text: String?
  /// Why it was rejected.
  public var rejectReason: String?
  public var securityType: SecurityType?
  public var category: OrderCategory?
  public var legs: [OrderLeg]?
  public var createdAt: Instant?
  public var updatedAt: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("clOrdId", &clientOrderID)
    pass.text("ordId", &orderID)
    pass.text("origClOrdId", &originalClientOrderID)
    pass.text("accountId", &accountID)
    pass.text("clientId", &clientID)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.text("type", &type)
    pass.text("timeInForce", &timeInForce)
    pass.decimal("qty", &quantity, atLeast: 0)
    pass.decimal("price", &price, atLeast: 2, absent: .blank)
    pass.decimal("stopPrice", &stopPrice, atLeast: 2, absent: .blank)
    pass.text("ordStatus", &status)
    pass.decimal("cumQty", &filledQuantity, atLeast: 0)
    pass.decimal("leavesQty", &leavesQuantity, atLeast: 0)
    pass.decimal("avgPrice", &averagePrice, atLeast: 2)
    pass.text("currency", &currency)
    pass.text("exDestination", &destination)
    pass.text("text", &text)
    pass.text("ordRejReason", &rejectReason)
    pass.text("securityType", &securityType)
    pass.text("category", &category)
    pass.list("legs", &legs)
    pass.text("createdAt", &createdAt)
    pass.text("updatedAt", &updatedAt)
  }
}

public import Money
public import WireMembers

/// Body of `POST /v1/orders/replace`; members that are absent stay as they are.
public struct ReplaceRequest: WireObject {
  /// The identifier the last answer gave.
  public var originalClientOrderID: String?
  public var tradingAccountID: String?
  public var accountID: String?
  public var symbol: String?
  public var side: OrderSide?
  public var type: OrderType?
  public var quantity: ExactDecimal?
  public var price: ExactDecimal?
  public var stopPrice: ExactDecimal?
  public var timeInForce: TimeInForce?
  public var clientID: String?
  public var currency: String?
  public var legs: [OrderLeg]?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("origClOrdId", &originalClientOrderID)
    pass.text("tradingAccountId", &tradingAccountID)
    pass.text("accountId", &accountID)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.text("type", &type)
    pass.decimal("qty", &quantity, atLeast: 0)
    pass.decimal("price", &price, atLeast: 0)
    pass.decimal("stopPrice", &stopPrice, atLeast: 0)
    pass.text("timeInForce", &timeInForce)
    pass.text("clientId", &clientID)
    pass.text("currency", &currency)
    pass.list("legs", &legs)
  }
}

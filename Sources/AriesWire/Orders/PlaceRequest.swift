public import Money
public import WireMembers

/// Body of `POST /v1/orders` and of its preview. One of the two account identifiers is needed.
public struct PlaceRequest: WireObject {
  public var tradingAccountID: String?
  public var accountID: String?
  /// Upper case, at most 21 characters; an OCC symbol without legs means one option leg.
  public var symbol: String?
  public var side: OrderSide?
  public var type: OrderType?
  public var quantity: ExactDecimal?
  public var timeInForce: TimeInForce?
  /// Limit, or the net debit or credit of several legs.
  public var price: ExactDecimal?
  public var stopPrice: ExactDecimal?
  public var currency: String?
  /// The caller's own label, no protection against repetition.
  public var clientID: String?
  public var destination: String?
  /// None: equity; one: option; two to four: all of them or none is filled.
  public var legs: [OrderLeg]?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("tradingAccountId", &tradingAccountID)
    pass.text("accountId", &accountID)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.text("type", &type)
    pass.decimal("qty", &quantity, atLeast: 0)
    pass.text("timeInForce", &timeInForce)
    pass.decimal("price", &price, atLeast: 0)
    pass.decimal("stopPrice", &stopPrice, atLeast: 0)
    pass.text("currency", &currency)
    pass.text("clientId", &clientID)
    pass.text("exDestination", &destination)
    pass.list("legs", &legs)
  }
}

public import CivilTime
public import Money
public import WireMembers

/// Answer of `POST /v1/orders`: an acknowledgement, fills come later.
public struct PlaceAnswer: WireObject {
  public var isSuccess: Bool?
  public var clientOrderID: String?
  public var status: OrderStatus?
  public var symbol: String?
  public var side: OrderSide?
  public var quantity: ExactDecimal?
  /// Filled.
  public var filledQuantity: ExactDecimal?
  /// Still open.
  public var leavesQuantity: ExactDecimal?
  public var averagePrice: ExactDecimal?
  public var text: String?
  public var rejectReason: String?
  public var transactTime: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.flag("success", &isSuccess)
    pass.text("clOrdId", &clientOrderID)
    pass.text("status", &status)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.decimal("qty", &quantity, atLeast: 0)
    pass.decimal("cumQty", &filledQuantity, atLeast: 0)
    pass.decimal("leavesQty", &leavesQuantity, atLeast: 0)
    pass.decimal("avgPrice", &averagePrice, atLeast: 2)
    pass.text("text", &text)
    pass.text("ordRejReason", &rejectReason)
    pass.text("transactTime", &transactTime)
  }
}

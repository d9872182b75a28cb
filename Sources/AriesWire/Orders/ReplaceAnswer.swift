public import CivilTime
public import Money
public import WireMembers

/// Answer of `POST /v1/orders/replace`.
public struct ReplaceAnswer: WireObject {
  public var isSuccess: Bool?
  /// The new identifier; the old one is refused from now on.
  public var clientOrderID: String?
  public var originalClientOrderID: String?
  public var status: OrderStatus?
  public var quantity: ExactDecimal?
  public var price: ExactDecimal?
  public var text: String?
  public var transactTime: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.flag("success", &isSuccess)
    pass.text("clOrdId", &clientOrderID)
    pass.text("origClOrdId", &originalClientOrderID)
    pass.text("status", &status)
    pass.decimal("qty", &quantity, atLeast: 0)
    pass.decimal("price", &price, atLeast: 2)
    pass.text("text", &text)
    pass.text("transactTime", &transactTime)
  }
}

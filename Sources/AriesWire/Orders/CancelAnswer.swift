public import WireMembers

/// Answer of `POST /v1/orders/cancel`.
public struct CancelAnswer: WireObject {
  public var isSuccess: Bool?
  /// The new identifier.
  public var clientOrderID: String?
  public var originalClientOrderID: String?
  /// Cancelled or waiting for it.
  public var status: OrderStatus?
  public var text: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.flag("success", &isSuccess)
    pass.text("clOrdId", &clientOrderID)
    pass.text("origClOrdId", &originalClientOrderID)
    pass.text("status", &status)
    pass.text("text", &text)
  }
}

public import CivilTime
public import Money
public import WireMembers

/// One leg of an order, in requests and lists.
public struct OrderLeg: WireObject {
  /// The order's symbol when absent.
  public var symbol: String?
  /// Buy or sell.
  public var side: OrderSide?
  /// Units per unit of the order.
  public var ratioQuantity: ExactDecimal?
  public var positionEffect: PositionEffect?
  public var securityType: SecurityType?
  /// Expiry of an option.
  public var maturity: CivilDate?
  public var strikePrice: ExactDecimal?
  public var putCall: PutCall?
  /// Average price of its fills; lists only.
  public var averagePrice: ExactDecimal?
  /// Classification of the instrument (ISO 10962).
  public var cfiCode: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.decimal("ratioQty", &ratioQuantity, atLeast: 0)
    pass.text("positionEffect", &positionEffect)
    pass.text("securityType", &securityType)
    pass.text("maturity", &maturity)
    pass.decimal("strikePrice", &strikePrice, atLeast: 2)
    pass.text("putCall", &putCall)
    pass.decimal("avgPrice", &averagePrice, atLeast: 2)
    pass.text("cfiCode", &cfiCode)
  }
}

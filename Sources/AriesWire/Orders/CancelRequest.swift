public import CivilTime
public import Money
public import WireMembers

/// Body of `POST /v1/orders/cancel`.
public struct CancelRequest: WireObject {
  /// The identifier the last answer gave.
  public var originalClientOrderID: String?
  public var tradingAccountID: String?
  public var accountID: String?
  public var symbol: String?
  public var side: OrderSide?
  public var securityType: SecurityType?
  public var putCall: PutCall?
  public var strikePrice: ExactDecimal?
  public var maturity: CivilDate?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("origClOrdId", &originalClientOrderID)
    pass.text("tradingAccountId", &tradingAccountID)
    pass.text("accountId", &accountID)
    pass.text("symbol", &symbol)
    pass.text("side", &side)
    pass.text("securityType", &securityType)
    pass.text("putCall", &putCall)
    pass.decimal("strikePrice", &strikePrice, atLeast: 0)
    pass.text("maturity", &maturity)
  }
}

public import Money
public import WireMembers

/// One leg of an order.
public struct OrderLeg: WireObject {
  public var ask: ExactDecimal?
  /// Underlying of an option.
  public var baseSymbol: String?
  public var bid: ExactDecimal?
  /// Price of the execution, 0 when none.
  public var execPrice: ExactDecimal?
  /// Units executed.
  public var execQuantity: ExactDecimal?
  /// Expiry of an option or future, blank for anything else.
  public var expireDate: WireTime?
  /// Units still open.
  public var leaves: ExactDecimal?
  /// From 1.
  public var legNumber: Int?
  /// 0 when there is none.
  public var limitPrice: ExactDecimal?
  public var limitPriceDisplay: String?
  /// Expiry month, else 0.
  public var month: Int?
  public var openOrClose: OpenOrClose?
  public var orderID: Int?
  /// A number or a word, by version; see `orderTypeDescription`.
  public var orderType: String?
  public var orderTypeDescription: OrderType?
  public var pointValue: ExactDecimal?
  public var priceUsedForBuyingPower: ExactDecimal?
  /// Blank for anything but options.
  public var putOrCall: PutOrCall?
  /// Units ordered.
  public var quantity: ExactDecimal?
  public var side: LegSide?
  /// 0 when there is none.
  public var stopPrice: ExactDecimal?
  public var stopPriceDisplay: String?
  public var strikePrice: ExactDecimal?
  public var symbol: String?
  public var timeExecuted: WireTime?
  /// Expiry year with two or four digits, else 0.
  public var year: Int?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.number("Ask", &ask, atLeast: 10)
    pass.text("BaseSymbol", &baseSymbol)
    pass.number("Bid", &bid, atLeast: 10)
    pass.number("ExecPrice", &execPrice, atLeast: 10)
    pass.number("ExecQuantity", &execQuantity, atLeast: 0)
    pass.text("ExpireDate", &expireDate)
    pass.number("Leaves", &leaves, atLeast: 0)
    pass.count("LegNumber", &legNumber)
    pass.number("LimitPrice", &limitPrice, atLeast: 10)
    pass.text("LimitPriceDisplay", &limitPriceDisplay)
    pass.count("Month", &month)
    pass.text("OpenOrClose", &openOrClose)
    pass.count("OrderID", &orderID)
    pass.text("OrderType", &orderType)
    pass.text("OrderTypeDescription", &orderTypeDescription)
    pass.number("PointValue", &pointValue, atLeast: 10)
    pass.number("PriceUsedForBuyingPower", &priceUsedForBuyingPower, atLeast: 10)
    pass.text("PutOrCall", &putOrCall)
    pass.number("Quantity", &quantity, atLeast: 0)
    pass.text("Side", &side)
    pass.number("StopPrice", &stopPrice, atLeast: 0)
    pass.text("StopPriceDisplay", &stopPriceDisplay)
    pass.number("StrikePrice", &strikePrice, atLeast: 0)
    pass.text("Symbol", &symbol)
    pass.text("TimeExecuted", &timeExecuted)
    pass.count("Year", &year)
  }
}

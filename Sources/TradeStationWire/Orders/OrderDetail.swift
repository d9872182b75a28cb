public import JSON
public import Money
public import WireMembers

/// An order as `GET /v2/accounts/{keys}/orders` lists it.
public struct OrderDetail: WireObject {
  public var accountID: String?
  /// Rule names or related orders, empty when none.
  public var advancedOptions: String?
  public var alias: String?
  public var assetType: AssetType?
  public var commissionFee: ExactDecimal?
  /// Blank for anything but options and futures.
  public var contractExpireDate: WireTime?
  /// Symbol currency to account currency.
  public var conversionRate: ExactDecimal?
  public var country: String?
  /// Currency the order completes in.
  public var denomination: String?
  public var displayName: String?
  /// Price format.
  public var displayType: ExactDecimal?
  public var duration: OrderDuration?
  /// Units executed.
  public var executeQuantity: ExactDecimal?
  /// When it was filled or cancelled, blank while alive.
  public var filledCanceled: WireTime?
  /// Average price of its fills, 0 when none.
  public var filledPrice: ExactDecimal?
  public var filledPriceText: String?
  /// Name shared by the orders of one bracket.
  public var groupName: String?
  public var legs: [OrderLeg] = []
  /// 0 when there is none.
  public var limitPrice: ExactDecimal?
  public var limitPriceText: String?
  /// Kept as sent.
  public var marketActivationRules: JSONValue?
  /// Price format.
  public var minMove: ExactDecimal?
  public var orderID: Int?
  public var originator: Int?
  /// Units ordered.
  public var quantity: ExactDecimal?
  /// Units still open.
  public var quantityLeft: ExactDecimal?
  public var rejectReason: String?
  public var routing: String?
  public var showOnlyQuantity: ExactDecimal?
  /// Name of the option strategy.
  public var spread: String?
  public var status: OrderStatus?
  public var statusDescription: String?
  /// 0 when there is none.
  public var stopPrice: ExactDecimal?
  public var stopPriceText: String?
  public var symbol: String?
  /// Kept as sent.
  public var timeActivationRules: JSONValue?
  /// When it was placed.
  public var timeStamp: WireTime?
  public var trailingStop: TrailingStop?
  public var triggeredBy: String?
  /// Side of the order.
  public var action: OrderAction?
  public var unbundledRouteFee: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text(MemberName("AccountID", formerly: "AccountId"), &accountID)
    pass.text("AdvancedOptions", &advancedOptions)
    pass.text("Alias", &alias)
    pass.text("AssetType", &assetType)
    pass.number("CommissionFee", &commissionFee, atLeast: 4)
    pass.text("ContractExpireDate", &contractExpireDate)
    pass.number("ConversionRate", &conversionRate, atLeast: 0)
    pass.text("Country", &country)
    pass.text("Denomination", &denomination)
    pass.text("DisplayName", &displayName)
    pass.number("DisplayType", &displayType, atLeast: 0)
    pass.text("Duration", &duration)
    pass.number("ExecuteQuantity", &executeQuantity, atLeast: 0)
    pass.text("FilledCanceled", &filledCanceled)
    pass.number("FilledPrice", &filledPrice, atLeast: 10)
    pass.text("FilledPriceText", &filledPriceText)
    pass.text("GroupName", &groupName)
    pass.list("Legs", &legs)
    pass.number("LimitPrice", &limitPrice, atLeast: 10)
    pass.text("LimitPriceText", &limitPriceText)
    pass.raw("MarketActivationRules", &marketActivationRules)
    pass.number("MinMove", &minMove, atLeast: 0)
    pass.count("OrderID", &orderID)
    pass.count("Originator", &originator)
    pass.number("Quantity", &quantity, atLeast: 0)
    pass.number("QuantityLeft", &quantityLeft, atLeast: 0)
    pass.text("RejectReason", &rejectReason)
    pass.text("Routing", &routing)
    pass.number("ShowOnlyQuantity", &showOnlyQuantity, atLeast: 0)
    pass.text("Spread", &spread)
    pass.text("Status", &status)
    pass.text("StatusDescription", &statusDescription)
    pass.number("StopPrice", &stopPrice, atLeast: 0)
    pass.text("StopPriceText", &stopPriceText)
    pass.text("Symbol", &symbol)
    pass.raw("TimeActivationRules", &timeActivationRules)
    pass.text("TimeStamp", &timeStamp)
    pass.object("TrailingStop", &trailingStop)
    pass.text("TriggeredBy", &triggeredBy)
    pass.text("Type", &action)
    pass.number("UnbundledRouteFee", &unbundledRouteFee, atLeast: 4)
  }
}

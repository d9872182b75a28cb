public import CivilTime
public import Money
public import WireMembers

extension V3 {
  /// An order of the order lists.
  public struct Order: WireObject {
    public var accountID: String?
    /// Rule names or related orders; absent when none.
    public var advancedOptions: String?
    /// When it was filled, cancelled or refused; absent while it lives.
    public var closedDateTime: Instant?
    public var commissionFee: ExactDecimal?
    public var conditionalOrders: [ConditionalOrder]?
    public var conversionRate: ExactDecimal?
    public var currency: String?
    public var duration: OrderDuration?
    /// Average price of its fills.
    public var filledPrice: ExactDecimal?
    public var goodTillDate: Instant?
    public var groupName: String?
    public var legs: [Leg] = []
    public var limitPrice: ExactDecimal?
    public var openedDateTime: Instant?
    public var orderID: String?
    public var orderType: OrderType?
    public var priceUsedForBuyingPower: ExactDecimal?
    public var rejectReason: String?
    public var routing: String?
    public var showOnlyQuantity: ExactDecimal?
    /// Name of the option strategy.
    public var spread: String?
    public var status: OrderStatus?
    public var statusDescription: String?
    public var stopPrice: ExactDecimal?
    public var trailingStop: Trail?
    public var unbundledRouteFee: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.text("AdvancedOptions", &advancedOptions)
      pass.decimal("CommissionFee", &commissionFee, atLeast: 0)
      pass.text("ClosedDateTime", &closedDateTime)
      pass.list("ConditionalOrders", &conditionalOrders)
      pass.decimal("ConversionRate", &conversionRate, atLeast: 0)
      pass.text("Currency", &currency)
      pass.text("Duration", &duration)
      pass.decimal("FilledPrice", &filledPrice, atLeast: 0)
      pass.text("GoodTillDate", &goodTillDate)
      pass.text("GroupName", &groupName)
      pass.list("Legs", &legs)
      pass.decimal("LimitPrice", &limitPrice, atLeast: 0)
      pass.text("OrderID", &orderID)
      pass.text("OpenedDateTime", &openedDateTime)
      pass.text("OrderType", &orderType)
      pass.decimal("PriceUsedForBuyingPower", &priceUsedForBuyingPower, atLeast: 0)
      pass.text("RejectReason", &rejectReason)
      pass.text("Routing", &routing)
      pass.decimal("ShowOnlyQuantity", &showOnlyQuantity, atLeast: 0)
      pass.text("Spread", &spread)
      pass.text("Status", &status)
      pass.text("StatusDescription", &statusDescription)
      pass.decimal("StopPrice", &stopPrice, atLeast: 0)
      pass.object("TrailingStop", &trailingStop)
      pass.decimal("UnbundledRouteFee", &unbundledRouteFee, atLeast: 0)
    }
  }

  /// Another order that this one leads to or stands beside.
  public struct ConditionalOrder: WireObject {
    public var orderID: String?
    /// `BRK`, `OSP`, `OSO` or `OCO`.
    public var relationship: String?

    public init() {}

    public init(orderID: String, relationship: String) {
      self.orderID = orderID
      self.relationship = relationship
    }

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("OrderID", &orderID)
      pass.text("Relationship", &relationship)
    }
  }

  /// How far a stop trails the price: one of both.
  public struct Trail: WireObject {
    public var amount: ExactDecimal?
    /// 5 is 5 %.
    public var percent: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.decimal("Amount", &amount, atLeast: 0)
      pass.decimal("Percent", &percent, atLeast: 0)
    }
  }

  /// One leg of an order.
  public struct Leg: WireObject {
    public var openOrClose: InFull<OpenOrClose>?
    public var quantityOrdered: ExactDecimal?
    public var execQuantity: ExactDecimal?
    public var quantityRemaining: ExactDecimal?
    public var buyOrSell: InFull<LegSide>?
    public var symbol: String?
    public var assetType: InFull<AssetType>?
    public var executionPrice: ExactDecimal?
    public var expirationDate: Instant?
    public var optionType: InFull<PutOrCall>?
    public var strikePrice: ExactDecimal?
    public var underlying: String?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("OpenOrClose", &openOrClose)
      pass.decimal("QuantityOrdered", &quantityOrdered, atLeast: 0)
      pass.decimal("ExecQuantity", &execQuantity, atLeast: 0)
      pass.decimal("QuantityRemaining", &quantityRemaining, atLeast: 0)
      pass.text("BuyOrSell", &buyOrSell)
      pass.text("Symbol", &symbol)
      pass.text("AssetType", &assetType)
      pass.decimal("ExecutionPrice", &executionPrice, atLeast: 0)
      pass.text("ExpirationDate", &expirationDate)
      pass.text("OptionType", &optionType)
      pass.decimal("StrikePrice", &strikePrice, atLeast: 0)
      pass.text("Underlying", &underlying)
    }
  }
}

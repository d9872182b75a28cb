public import CivilTime
public import Money
public import WireMembers

extension V3 {
  /// An open position. Amounts in the symbol's currency unless said; a short's quantity and value are negative.
  public struct Position: WireObject {
    public var accountID: String?
    public var averagePrice: ExactDecimal?
    public var assetType: InFull<AssetType>?
    public var last: ExactDecimal?
    public var bid: ExactDecimal?
    public var ask: ExactDecimal?
    /// Symbol currency to account currency.
    public var conversionRate: ExactDecimal?
    /// Futures, else 0; account currency.
    public var dayTradeRequirement: ExactDecimal?
    /// Last day of an option or future.
    public var expirationDate: Instant?
    public var initialRequirement: ExactDecimal?
    /// Account currency.
    public var maintenanceMargin: ExactDecimal?
    public var positionID: String?
    public var longShort: InFull<PositionSide>?
    public var quantity: ExactDecimal?
    public var symbol: String?
    /// When it was opened.
    public var timestamp: Instant?
    /// Equities and options; account currency.
    public var todaysProfitLoss: ExactDecimal?
    /// Account currency.
    public var totalCost: ExactDecimal?
    public var marketValue: ExactDecimal?
    /// Previous close for what was held overnight, trade price for today's, weighted.
    public var markToMarketPrice: ExactDecimal?
    public var unrealizedProfitLoss: ExactDecimal?
    /// 5 is 5 %.
    public var unrealizedProfitLossPercent: ExactDecimal?
    /// Per unit.
    public var unrealizedProfitLossQty: ExactDecimal?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.decimal("AveragePrice", &averagePrice, atLeast: 0)
      pass.text("AssetType", &assetType)
      pass.decimal("Last", &last, atLeast: 0)
      pass.decimal("Bid", &bid, atLeast: 0)
      pass.decimal("Ask", &ask, atLeast: 0)
      pass.decimal("ConversionRate", &conversionRate, atLeast: 0)
      pass.decimal("DayTradeRequirement", &dayTradeRequirement, atLeast: 0)
      pass.text("ExpirationDate", &expirationDate)
      pass.decimal("InitialRequirement", &initialRequirement, atLeast: 0)
      pass.decimal("MaintenanceMargin", &maintenanceMargin, atLeast: 0)
      pass.text("PositionID", &positionID)
      pass.text("LongShort", &longShort)
      pass.decimal("Quantity", &quantity, atLeast: 0)
      pass.text("Symbol", &symbol)
      pass.text("Timestamp", &timestamp)
      pass.decimal("TodaysProfitLoss", &todaysProfitLoss, atLeast: 0)
      pass.decimal("TotalCost", &totalCost, atLeast: 0)
      pass.decimal("MarketValue", &marketValue, atLeast: 0)
      pass.decimal("MarkToMarketPrice", &markToMarketPrice, atLeast: 0)
      pass.decimal("UnrealizedProfitLoss", &unrealizedProfitLoss, atLeast: 0)
      pass.decimal("UnrealizedProfitLossPercent", &unrealizedProfitLossPercent, atLeast: 0)
      pass.decimal("UnrealizedProfitLossQty", &unrealizedProfitLossQty, atLeast: 0)
    }
  }
}

public import Money
public import WireMembers

/// An open position. "Account" in a name means the account's currency; other amounts are in the symbol's, unless
/// said.
public struct Position: WireObject {
  /// Account holding it.
  public var accountID: String?
  /// Market value, account currency.
  public var accountMarketValue: ExactDecimal?
  /// Unrealised profit or loss, account currency.
  public var accountOpenProfitLoss: ExactDecimal?
  /// Cost, account currency.
  public var accountTotalCost: ExactDecimal?
  public var alias: String?
  public var askPrice: ExactDecimal?
  public var askPriceDisplay: String?
  public var assetType: AssetType?
  /// Average entry price.
  public var averagePrice: ExactDecimal?
  public var averagePriceDisplay: String?
  public var bidPrice: ExactDecimal?
  public var bidPriceDisplay: String?
  /// Currency value of one point.
  public var bigPointValue: ExactDecimal?
  /// Expiry of an option or future; the year-1 mark for anything else.
  public var contractExpireDate: WireTime?
  /// Symbol currency to account currency.
  public var conversionRate: ExactDecimal?
  /// `None`, or `FSA` for accounts in Japan.
  public var costBasisCalculation: String?
  public var country: String?
  /// Currency of the symbol.
  public var currency: String?
  /// Futures, else 0.
  public var dayTradeMargin: ExactDecimal?
  public var description: String?
  /// Deprecated.
  public var displayName: String?
  /// Account currency.
  public var initialMargin: ExactDecimal?
  /// Identifier of the position.
  public var key: Int?
  public var lastPrice: ExactDecimal?
  public var lastPriceDisplay: String?
  public var longShort: PositionSide?
  /// Account currency.
  public var maintenanceMargin: ExactDecimal?
  /// Previous close for shares held overnight and trade price for today's, weighted.
  public var markToMarketPrice: ExactDecimal?
  /// Quantity × last price × point value.
  public var marketValue: ExactDecimal?
  /// Quantity × (last − average) × point value.
  public var openProfitLoss: ExactDecimal?
  /// A ratio in spite of its name: 0.05 is 5 %.
  public var openProfitLossPercent: ExactDecimal?
  /// Profit or loss per unit, account currency.
  public var openProfitLossQty: ExactDecimal?
  /// Units held.
  public var quantity: ExactDecimal?
  /// Forex, account currency.
  public var requiredMargin: ExactDecimal?
  /// Deprecated.
  public var settlePrice: ExactDecimal?
  public var strikePrice: ExactDecimal?
  public var strikePriceDisplay: String?
  public var symbol: String?
  /// When it was opened.
  public var timeStamp: WireTime?
  /// Against `markToMarketPrice`, account currency; equities and options.
  public var todaysProfitLoss: ExactDecimal?
  /// Account currency.
  public var totalCost: ExactDecimal?
  /// Only where `costBasisCalculation` is `FSA`.
  public var unrealizedExpenses: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text(MemberName("AccountID", formerly: "AccountId"), &accountID)
    pass.number("AccountMarketValue", &accountMarketValue, atLeast: 4)
    pass.number("AccountOpenProfitLoss", &accountOpenProfitLoss, atLeast: 4)
    pass.number("AccountTotalCost", &accountTotalCost, atLeast: 4)
    pass.text("Alias", &alias)
    pass.number("AskPrice", &askPrice, atLeast: 2)
    pass.text("AskPriceDisplay", &askPriceDisplay)
    pass.text("AssetType", &assetType)
    pass.number("AveragePrice", &averagePrice, atLeast: 10)
    pass.text("AveragePriceDisplay", &averagePriceDisplay)
    pass.number("BidPrice", &bidPrice, atLeast: 2)
    pass.text("BidPriceDisplay", &bidPriceDisplay)
    pass.number("BigPointValue", &bigPointValue, atLeast: 10)
    pass.text("ContractExpireDate", &contractExpireDate)
    pass.number("ConversionRate", &conversionRate, atLeast: 0)
    pass.text("CostBasisCalculation", &costBasisCalculation)
    pass.text("Country", &country)
    pass.text("Currency", &currency)
    pass.number("DayTradeMargin", &dayTradeMargin, atLeast: 0)
    pass.text("Description", &description)
    pass.text("DisplayName", &displayName)
    pass.number("InitialMargin", &initialMargin, atLeast: 4)
    pass.count("Key", &key)
    pass.number("LastPrice", &lastPrice, atLeast: 10)
    pass.text("LastPriceDisplay", &lastPriceDisplay)
    pass.text("LongShort", &longShort)
    pass.number("MaintenanceMargin", &maintenanceMargin, atLeast: 4)
    pass.number("MarkToMarketPrice", &markToMarketPrice, atLeast: 10)
    pass.number("MarketValue", &marketValue, atLeast: 11)
    pass.number("OpenProfitLoss", &openProfitLoss, atLeast: 2)
    pass.number("OpenProfitLossPercent", &openProfitLossPercent, atLeast: 0)
    pass.number("OpenProfitLossQty", &openProfitLossQty, atLeast: 2)
    pass.number("Quantity", &quantity, atLeast: 0)
    pass.number("RequiredMargin", &requiredMargin, atLeast: 4)
    pass.number("SettlePrice", &settlePrice, atLeast: 10)
    pass.number("StrikePrice", &strikePrice, atLeast: 0)
    pass.text("StrikePriceDisplay", &strikePriceDisplay)
    pass.text("Symbol", &symbol)
    pass.text("TimeStamp", &timeStamp)
    pass.number("TodaysProfitLoss", &todaysProfitLoss, atLeast: 4)
    pass.number("TotalCost", &totalCost, atLeast: 4)
    pass.number("UnrealizedExpenses", &unrealizedExpenses, atLeast: 4)
  }
}

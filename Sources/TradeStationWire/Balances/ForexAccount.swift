public import Money
public import WireMembers

/// Balances of a currency trading account. Only the 2010 version of the API has it.
public struct ForexAccount: WireObject {
  /// The members of every balances object.
  public var account = AccountCommon()
  /// Margin requirement at the start of day.
  public var bodMarginRequirement: ExactDecimal?
  /// Account currency.
  public var currency: String?
  /// One row per currency.
  public var currencyDetails: [ForexCurrencyDetail] = []
  /// Margin requirement now.
  public var realTimeMarginRequirement: ExactDecimal?

  public init() {}

  /// The discriminator of this shape.
  public static let objectType = "ForexAccount:#TradeStation.Web.Services.DataContracts"

  public mutating func members(_ pass: inout some MemberPass) {
    account.members(&pass)
    pass.number("BODMarginRequirement", &bodMarginRequirement, atLeast: 4)
    pass.text("Currency", &currency)
    pass.list("CurrencyDetails", &currencyDetails)
    pass.number("RealTimeMarginRequirement", &realTimeMarginRequirement, atLeast: 4)
  }
}

public import Money
public import WireMembers

/// The members every v2 balances object begins with. Amounts are in the account's currency. Each amount's number of
/// digits is the fewest that recorded answers show; a natural scale beyond it is kept.
public struct AccountCommon: WireObject {
  /// Discriminator of the answering service, first when present; see `EquityAccount.objectType` and its like.
  public var objectType: String?
  /// Nickname chosen by the user, empty when none.
  public var alias: String?
  /// Net worth at the start of day: cash, long less short market value at the previous close, unsettled funds of
  /// cash accounts, securities on deposit of futures accounts.
  public var bodEquity: ExactDecimal?
  /// Cash at the start of day.
  public var bodNetCash: ExactDecimal?
  /// What was closed today, empty when nothing was.
  public var closedPositions: [ClosedPosition]?
  /// Alternate identifier if any, else the account's name.
  public var displayName: String?
  /// Identifier used in paths; reads from a number or a string.
  public var key: Int?
  /// Market value of open positions. Recorded answers carry 0 beside a non-zero cost: never derive from it.
  public var marketValue: ExactDecimal?
  /// Account name or number.
  public var name: String?
  /// Cash now.
  public var realTimeAccountBalance: ExactDecimal?
  /// Buying power now, overnight rule.
  public var realTimeBuyingPower: ExactDecimal?
  /// Net worth now.
  public var realTimeEquity: ExactDecimal?
  /// Profit (+) or loss (−) realised today on average price, today's commissions and fees included.
  public var realTimeRealizedProfitLoss: ExactDecimal?
  /// Unrealised profit or loss that arose today.
  public var realTimeUnrealizedGains: ExactDecimal?
  /// Unrealised profit or loss of all open positions against average entry price.
  public var realTimeUnrealizedProfitLoss: ExactDecimal?
  public var status: AccountStatus?
  public var statusDescription: String?
  /// Decides the shape of the rest.
  public var type: AccountType?
  public var typeDescription: String?
  /// Deposits that have not cleared: not tradable, taken off the balance.
  public var unclearedDeposit: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("__type", &objectType)
    pass.text("Alias", &alias)
    pass.number("BODEquity", &bodEquity, atLeast: 4)
    pass.number("BODNetCash", &bodNetCash, atLeast: 4)
    pass.list("ClosedPositions", &closedPositions)
    pass.text("DisplayName", &displayName)
    pass.count("Key", &key)
    pass.number("MarketValue", &marketValue, atLeast: 0)
    pass.text("Name", &name)
    pass.number("RealTimeAccountBalance", &realTimeAccountBalance, atLeast: 4)
    pass.number("RealTimeBuyingPower", &realTimeBuyingPower, atLeast: 6)
    pass.number("RealTimeEquity", &realTimeEquity, atLeast: 6)
    pass.number("RealTimeRealizedProfitLoss", &realTimeRealizedProfitLoss, atLeast: 4)
    pass.number("RealTimeUnrealizedGains", &realTimeUnrealizedGains, atLeast: 6)
    pass.number("RealTimeUnrealizedProfitLoss", &realTimeUnrealizedProfitLoss, atLeast: 0)
    pass.text("Status", &status)
    pass.text("StatusDescription", &statusDescription)
    pass.text("Type", &type)
    pass.text("TypeDescription", &typeDescription)
    pass.number("UnclearedDeposit", &unclearedDeposit, atLeast: 4)
  }
}

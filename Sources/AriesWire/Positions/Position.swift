public import CivilTime
public import Money
public import WireMembers

/// An open position, amounts in US dollars. Reads the names of all generations.
public struct Position: WireObject {
  public var accountID: String?
  /// Of an option its 21-character OCC symbol.
  public var symbol: String?
  public var securityType: SecurityType?
  /// Short is negative.
  public var quantity: ExactDecimal?
  /// Per share or contract.
  public var averagePrice: ExactDecimal?
  /// Last price; absent when unknown.
  public var price: ExactDecimal?
  /// Absent when unknown.
  public var marketValue: ExactDecimal?
  /// Absent when unknown.
  public var costBasis: ExactDecimal?
  /// Profit or loss realised today.
  public var todayRealizedPnl: ExactDecimal?
  /// Open profit or loss.
  public var unrealizedPl: ExactDecimal?
  /// Profit or loss of today, newest name.
  public var todayPl: ExactDecimal?
  /// Profit or loss of today, older name.
  public var dailyPl: ExactDecimal?
  /// Older answers only.
  public var valueBought: ExactDecimal?
  /// Older answers only.
  public var valueSold: ExactDecimal?
  /// Older answers only.
  public var creditUsed: ExactDecimal?
  /// Start of the current position; set anew after it was flat.
  public var createdAt: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("accountId", &accountID)
    pass.text("symbol", &symbol)
    pass.text(MemberName("securityType", formerly: "instrument"), &securityType)
    pass.decimal("quantity", &quantity, atLeast: 0)
    pass.decimal("averagePrice", &averagePrice, atLeast: 2)
    pass.decimal("price", &price, atLeast: 2)
    pass.decimal("marketValue", &marketValue, atLeast: 2)
    pass.decimal("costBasis", &costBasis, atLeast: 2)
    pass.decimal(MemberName("todayRealizedPnL", formerly: "realizedPl"), &todayRealizedPnl, atLeast: 2)
    pass.decimal("unrealizedPl", &unrealizedPl, atLeast: 2)
    pass.decimal("todayPl", &todayPl, atLeast: 2)
    pass.decimal(MemberName("dailyPl", formerly: "pnlToday"), &dailyPl, atLeast: 2)
    pass.decimal("valueBought", &valueBought, atLeast: 2)
    pass.decimal("valueSold", &valueSold, atLeast: 2)
    pass.decimal(MemberName("creditUsed", formerly: "buyingPowerUsed"), &creditUsed, atLeast: 2)
    pass.text("createdAt", &createdAt)
  }
}

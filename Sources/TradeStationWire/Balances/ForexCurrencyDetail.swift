public import Money
public import WireMembers

/// One currency of a currency trading account.
public struct ForexCurrencyDetail: WireObject {
  /// The members of every row.
  public var common = CurrencyDetail()
  /// Margin requirement at the start of day, account currency.
  public var bodAccountMarginRequirement: ExactDecimal?
  /// Margin requirement at the start of day.
  public var bodMarginRequirement: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    common.members(&pass)
    pass.number("BODAccountMarginRequirement", &bodAccountMarginRequirement, atLeast: 0)
    pass.number("BODMarginRequirement", &bodMarginRequirement, atLeast: 0)
  }
}

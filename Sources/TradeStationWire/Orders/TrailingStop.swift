public import Money
public import WireMembers

/// How far a stop trails the price: one of both.
public struct TrailingStop: WireObject {
  /// In the symbol's currency.
  public var amount: ExactDecimal?
  /// 5 is 5 %.
  public var percent: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.number("Amount", &amount, atLeast: 0)
    pass.number("Percent", &percent, atLeast: 0)
  }
}

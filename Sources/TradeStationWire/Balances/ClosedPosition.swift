public import Money
public import WireMembers

/// A position closed today.
public struct ClosedPosition: WireObject {
  /// Currency of the position and of the profit.
  public var currency: String?
  /// Gain (+) or loss (−) from closing.
  public var profit: ExactDecimal?
  public var symbol: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("Currency", &currency)
    pass.number("Profit", &profit, atLeast: 4)
    pass.text("Symbol", &symbol)
  }
}

public import Money
public import WireMembers

/// Answer of `POST /v1/orders/preview`, amounts in US dollars.
public struct PreviewAnswer: WireObject {
  public var estimatedCost: ExactDecimal?
  public var estimatedMargin: ExactDecimal?
  public var commission: ExactDecimal?
  public var fees: ExactDecimal?
  public var buyingPowerImpact: ExactDecimal?
  /// Day trades it would add.
  public var dayTrades: Int?
  public var warningRuleID: String?
  public var warnings: [String]?
  /// What would refuse the order.
  public var errors: [String]?
  public var optionFees: ExactDecimal?
  public var optionPremium: ExactDecimal?
  public var optionRequirement: ExactDecimal?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.decimal(MemberName("estimatedCost", formerly: "cost"), &estimatedCost, atLeast: 2)
    pass.decimal(MemberName("estimatedMargin", formerly: "marginRequirement"), &estimatedMargin, atLeast: 2)
    pass.decimal("commission", &commission, atLeast: 2)
    pass.decimal("fees", &fees, atLeast: 2)
    pass.decimal("buyingPowerImpact", &buyingPowerImpact, atLeast: 2)
    pass.count("numDayTrades", &dayTrades)
    pass.text("warnRuleId", &warningRuleID)
    pass.texts("warnings", &warnings)
    pass.texts("errors", &errors)
    pass.decimal("optionFees", &optionFees, atLeast: 2)
    pass.decimal("optionPremium", &optionPremium, atLeast: 2)
    pass.decimal("optionRequirement", &optionRequirement, atLeast: 2)
  }
}

public import Money

/// How the amounts of a requirement are worked out: plainly, or with a record of every step. The rules are written
/// once, over this.
public protocol RequirementArithmetic {
  associatedtype Amount
  /// A number of the rule set, of the instrument or of the account, by its name.
  func parameter(_ name: StaticString, _ value: ExactDecimal) -> Amount
  func product(_ left: Amount, _ right: Amount) throws(MoneyError) -> Amount
  func larger(_ left: Amount, _ right: Amount) -> Amount
  func smaller(_ left: Amount, _ right: Amount) -> Amount
}

/// Numbers alone.
public struct PlainArithmetic: RequirementArithmetic {
  @inlinable public init() {}

  @inlinable public func parameter(_ name: StaticString, _ value: ExactDecimal) -> ExactDecimal { value }

  @inlinable public func product(_ left: ExactDecimal, _ right: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    try left * right
  }

  @inlinable public func larger(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal { max(left, right) }

  @inlinable public func smaller(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal { min(left, right) }
}

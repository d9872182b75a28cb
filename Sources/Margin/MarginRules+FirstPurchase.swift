public import Money

extension MarginRules {
  /// The equity that a first purchase on margin needs (FINRA 4210(b)): the initial share of its cost, and at least the
  /// minimum equity or the whole cost, whichever is less.
  public func firstPurchaseRequirement(cost: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    max(try cost * initialRate, min(minimumEquity, cost))
  }

  /// The equity that a first short sale needs: the initial share of its proceeds, and at least the minimum equity.
  public func firstShortRequirement(proceeds: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    max(try proceeds * initialRate, minimumEquity)
  }
}

public import Money

extension MarginRules {
  /// The price at which a long holding leaves no excess, all else unchanged: below it there is a call.
  ///
  /// The excess moves by shares × (1 − rate) per unit of price (balances.md §2.2: debit ÷ (shares × (1 − rate)) where
  /// the holding is the only one). Nil when no price above zero does.
  /// - Parameters:
  ///   - price: per unit now.
  ///   - shares: units × multiplier, positive.
  ///   - rate: of the requirement, below one.
  ///   - excess: margin equity above the requirement now, in the same currency.
  public static func longCallPrice(
    price: ExactDecimal, shares: ExactDecimal, rate: ExactDecimal, excess: ExactDecimal
  ) throws(MoneyError) -> ExactDecimal? {
    let slope = try shares * (1 - rate)
    guard slope.isPositive else { return nil }
    let level = try price - excess.divided(by: slope, scale: callPriceScale)
    return level.isPositive ? level : nil
  }

  /// The price at which a short holding leaves no excess, all else unchanged: above it there is a call. It follows the
  /// amounts per share of low prices as well as the rate.
  ///
  /// - Parameters:
  ///   - price: per unit now.
  ///   - shares: units × multiplier, positive.
  ///   - leverage: the factor of a leveraged fund.
  ///   - excess: margin equity above the maintenance requirement now, in the same currency.
  public func shortCallPrice(
    price: ExactDecimal, shares: ExactDecimal, leverage: ExactDecimal = 1, excess: ExactDecimal
  ) throws(MoneyError) -> ExactDecimal? {
    let rate = min(1, scalesByLeverage ? try shortMaintenanceRate * leverage : shortMaintenanceRate)
    let owed = try burden(price, rate) + excess.divided(by: shares, scale: Self.callPriceScale)
    // Below each price the requirement of a share is another: an amount, the price itself, an amount, a rate.
    let rateFrom = try shortPerShare.divided(by: rate, scale: Self.callPriceScale)
    let level: ExactDecimal
    if try owed <= burden(lowShortPerShare, rate) {
      level = try owed - lowShortPerShare
    } else if try owed <= burden(lowPrice, rate) {
      level = try owed.divided(by: 1 + lowShortRate, scale: Self.callPriceScale)
    } else if try owed <= rateFrom + shortPerShare {
      level = try owed - shortPerShare
    } else {
      level = try owed.divided(by: 1 + rate, scale: Self.callPriceScale)
    }
    return level.isPositive ? level : nil
  }

  /// Decimals of a call price that does not come out even.
  private static var callPriceScale: Int { 12 }

  /// What one share short takes out of the excess: its price and its requirement.
  private func burden(_ price: ExactDecimal, _ rate: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let asked =
      price < lowPrice ? try max(price * lowShortRate, lowShortPerShare) : try max(price * rate, shortPerShare)
    return try price + asked
  }
}

public import Money

extension LotQueue {
  /// Multiplies every quantity by `numerator ÷ denominator`; costs stay, so basis is kept to the last digit.
  public mutating func applySplit(numerator: ExactDecimal, denominator: ExactDecimal) throws(MoneyError) {
    var scaled: [Lot] = []
    scaled.reserveCapacity(count)
    for var lot in all {
      lot.quantity = try lot.quantity.scaledBySplit(numerator: numerator, denominator: denominator)
      scaled.append(lot)
    }
    self = try replaced(by: scaled)
  }
}

extension ExactDecimal {
  /// Decimals of a quantity or price after a split that does not divide evenly, twelve or its own if those are more.
  public var splitScale: Int { Swift.min(28, Swift.max(Int(scale), 12)) }

  /// `self × numerator ÷ denominator`, at twelve decimals where it does not come out even.
  public func scaledBySplit(numerator: ExactDecimal, denominator: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let product = try self * numerator
    if denominator == 1 { return product }
    return try product.divided(by: denominator, scale: splitScale).trimmed(toScale: Int(scale))
  }
}

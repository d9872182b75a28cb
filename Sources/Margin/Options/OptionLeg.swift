public import CivilTime
public import Market
public import Money

/// One series held or written on one underlying.
public struct OptionLeg: Sendable, Equatable {
  public var type: OptionType
  /// Per unit of the underlying, in the currency of the underlying's price.
  public var strike: ExactDecimal
  public var expiration: CivilDate
  /// Positive held, negative written.
  public var contracts: Int
  /// Of the option, per unit of the underlying.
  public var price: ExactDecimal

  public init(
    type: OptionType, strike: ExactDecimal, expiration: CivilDate, contracts: Int, price: ExactDecimal
  ) {
    self.type = type
    self.strike = strike
    self.expiration = expiration
    self.contracts = contracts
    self.price = price
  }

  public var isShort: Bool { contracts < 0 }
}

/// All options of one account on one underlying that deliver the same number of units, with the units held or sold
/// short beside them.
public struct OptionHoldings: Sendable, Equatable {
  /// Of the underlying, per unit.
  public var underlyingPrice: ExactDecimal
  /// Units that one contract delivers; 100 for ordinary equity options.
  public var units: ExactDecimal
  /// Of the underlying, signed; they cover short options.
  public var shares: ExactDecimal
  public var legs: [OptionLeg]

  public init(
    underlyingPrice: ExactDecimal, units: ExactDecimal = 100, shares: ExactDecimal = .zero, legs: [OptionLeg]
  ) {
    self.underlyingPrice = underlyingPrice
    self.units = units
    self.shares = shares
    self.legs = legs
  }
}

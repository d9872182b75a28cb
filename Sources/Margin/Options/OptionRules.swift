import Market
public import Money

/// The rates of short options and what a broker may choose. Rates are fractions of the underlying's value.
///
/// Sources: FINRA Rule 4210(f)(2) and the Cboe Margin Manual for the rates; what is marked as the broker's choice
/// differs from house to house.
public struct OptionRules: Sendable, Equatable {
  /// Share of the underlying's value that an uncovered short option asks for, before what it is out of the money.
  public var uncoveredRate: ExactDecimal
  /// Least share of the underlying's value (calls) or of the strike's (puts).
  public var uncoveredFloor: ExactDecimal
  /// The broker's least amount per unit of the underlying, premium included; zero: none.
  public var leastPerUnit: ExactDecimal
  /// Multiple of a leveraged fund; both rates grow with it.
  public var leverage: ExactDecimal
  /// When calls and puts of one package are charged side by side instead of by the worse side alone.
  public var bothSides: BothSides
  /// A short butterfly is charged what its debit side costs, too; the broker's choice.
  public var chargesDebitSide = false
  /// Share of its value that long stock asks for; what covering it with a call at a lower strike frees.
  public var longStockRate: ExactDecimal
  /// The same of short stock.
  public var shortStockRate: ExactDecimal

  /// A broker's choice for iron condors and the like.
  public enum BothSides: String, Sendable, CaseIterable {
    /// Only the worse side, because the price cannot end on both.
    case never
    /// Both unless they are equally wide.
    case whenUnequal = "when_unequal"
    case always
  }

  /// Options on shares, funds and narrow indexes.
  public static let equity = OptionRules(uncoveredRate: "0.20", uncoveredFloor: "0.10")
  /// Options on broad indexes.
  public static let broadIndex = OptionRules(uncoveredRate: "0.15", uncoveredFloor: "0.10")

  private init(uncoveredRate: String, uncoveredFloor: String) {
    self.uncoveredRate = Self.rate(uncoveredRate)
    self.uncoveredFloor = Self.rate(uncoveredFloor)
    leastPerUnit = .zero
    leverage = 1
    bothSides = .never
    longStockRate = Self.rate("0.25")
    shortStockRate = Self.rate("0.30")
  }

  private static func rate(_ text: String) -> ExactDecimal {
    guard let rate = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return rate
  }
}

extension OptionRules {
  /// What one uncovered short contract asks for, its market value included (FINRA 4210(f)(2)(E)).
  ///
  /// - Returns: the whole, and the part of it that is the option's own market value.
  public func uncovered(
    _ leg: OptionLeg, underlyingPrice: ExactDecimal, units: ExactDecimal
  ) throws(MoneyError) -> (requirement: ExactDecimal, value: ExactDecimal) {
    let outOfTheMoney =
      switch leg.type {
      case .call: max(.zero, try leg.strike - underlyingPrice)
      case .put: max(.zero, try underlyingPrice - leg.strike)
      }
    let base = leg.type == .call ? underlyingPrice : leg.strike
    let usual = try uncoveredRate * leverage * underlyingPrice - outOfTheMoney
    let least = try uncoveredFloor * leverage * base
    let perUnit = max(try leg.price + max(usual, least), leastPerUnit)
    return (try perUnit * units, try leg.price * units)
  }
}

import Market
import Money

/// What the demo market asks for an option: intrinsic value and a time value that shrinks with the days left and with
/// the distance of the strike. A price to look at, not a model; whole cents.
enum OptionPremium {
  /// - Parameters in cents: the underlying's price and the strike.
  static func cents(_ type: OptionType, underlying: Int, strike: Int, daysLeft: Int) -> Int {
    let intrinsic = max(0, type == .call ? underlying - strike : strike - underlying)
    let atTheMoney = underlying * 6 / 100 * max(0, daysLeft) / 120
    return intrinsic + max(5, atTheMoney - abs(underlying - strike) / 3)
  }

  /// The premium of a contract on a day.
  static func price(
    _ contract: OptionContract, underlying: ExactDecimal, daysLeft: Int
  ) throws -> ExactDecimal {
    let strike = contract.strike.padded(toScale: 2)
    return try .cents(
      cents(
        contract.type, underlying: Int(underlying.padded(toScale: 2).coefficient), strike: Int(strike.coefficient),
        daysLeft: daysLeft))
  }
}

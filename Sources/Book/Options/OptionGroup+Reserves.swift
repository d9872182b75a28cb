import Margin
import Market
import Money

extension OptionGroup {
  /// What a cash account keeps in cash for the options it wrote, in the account's currency: the strike of each put that
  /// no short stock covers; calls are covered by units or asked for in full. Nil when a rate is unknown.
  ///
  /// Spreads are of no help in a cash account.
  func reserves() throws(MoneyError) -> ExactDecimal? {
    guard let rate else { return nil }
    var sum = ExactDecimal.zero
    for leg in holdings.legs where leg.isShort && leg.type == .put {
      sum = try sum + leg.strike * holdings.units * ExactDecimal(-leg.contracts)
    }
    return try sum * rate
  }
}

import CivilTime
import Ledger
import Margin
import Market
import Money

/// Long options with more than nine months to go, where the account's broker lends against them: a part of their value
/// is asked for, and all of it counts in the margin equity. Contracts that cover or protect something do not.
struct LongDated {
  struct Part {
    /// In the holdings.
    let leg: Int
    let contracts: Int
  }

  let rate: ExactDecimal
  let parts: [Part]
  /// Market value of all of them, in the currency of the underlying's price.
  let value: ExactDecimal

  init?(
    _ holdings: OptionHoldings, _ pairing: OptionPairing, by settings: AccountSettings, at: Instant
  ) throws(MoneyError) {
    guard let rate = settings.profile.house?.options?.longDated else { return nil }
    let limit = MarketZone.newYork.date(of: at).advanced(byMonths: Self.months)
    var used: [Int: Int] = [:]
    for part in pairing.packages.flatMap(\.parts) + pairing.covers.flatMap(\.parts) {
      used[part.leg, default: 0] += part.contracts
    }
    var parts: [Part] = []
    var value = ExactDecimal.zero
    for (index, leg) in holdings.legs.enumerated() where !leg.isShort && leg.expiration > limit {
      let contracts = leg.contracts - (used[index] ?? 0)
      guard contracts > 0 else { continue }
      parts.append(Part(leg: index, contracts: contracts))
      value = try value + leg.price * holdings.units * ExactDecimal(contracts)
    }
    if parts.isEmpty { return nil }
    self.rate = rate
    self.parts = parts
    self.value = value
  }

  /// Until so many months are left (12 CFR 220.12(f)).
  private static let months = 9
}

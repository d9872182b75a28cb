import CivilTime
import Ledger
import Money

extension AccountState {
  /// Decimals to which what was converted is kept, so that the sum of many days is exact.
  static var realisedScale: Int { Expression.quotientScale }

  /// What a day has realised in other currencies counts in the account's own from its close on, at the rate of that
  /// close (balances.md §9). Where none is known it waits for the first close that has one.
  mutating func convertRealised(at close: Instant, in market: MarketView) {
    marketReadAt = max(marketReadAt ?? close, close)
    for entry in realised.entries where entry.currency != baseCurrency && !entry.amount.isZero {
      guard let rate = market.rate(from: entry.currency, to: baseCurrency, at: close) else { continue }
      var converted = realised
      do throws(MoneyError) {
        try converted.add(.zero - entry.amount, entry.currency)
        let value = try entry.amount * rate
        try converted.add(
          Int(value.scale) > Self.realisedScale
            ? value.rounded(toScale: Self.realisedScale, .halfAwayFromZero) : value, baseCurrency)
      } catch {
        continue
      }
      realised = converted
    }
  }
}

extension CurrencyAmounts {
  /// An amount in another currency is not zero.
  func holdsOther(than base: Currency) -> Bool {
    !isOnly(base) && entries.contains { $0.currency != base && !$0.amount.isZero }
  }
}

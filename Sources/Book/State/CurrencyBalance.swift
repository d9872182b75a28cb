public import CivilTime
import Ledger
public import Money

/// One currency of an account: a ledger of its own (balances.md §9). Amounts in `currency`.
public struct CurrencyBalance: Sendable, Equatable {
  public let currency: Currency
  /// Trade-date cash; negative: owed in this currency, whatever the others hold.
  public let cash: ExactDecimal
  /// Cash that has settled.
  public let settled: ExactDecimal
  /// Cash that may be traded without borrowing: not held back, and settled where the account may use nothing else.
  public let free: ExactDecimal
  /// What the broker lends in this currency: cash without the collateral of its shorts, below zero; nil when a price
  /// is unknown. Zero in accounts without credit.
  public let loan: ExactDecimal?
  /// Market value of money-market funds in this currency; nil when a price is unknown.
  public let cashEquivalents: ExactDecimal?
  /// Units of the account's currency for one of this; nil when no rate is known.
  public let rate: ExactDecimal?
  /// What the change of its rate since the prior close did to all held in it, and what exchanges about it cost or
  /// brought, in the account's currency; zero for that one, nil when a rate is unknown.
  public let fxEffectToday: ExactDecimal?
}

extension AccountState {
  /// Each currency that the account holds or owes, in order of currency code.
  public func currencyBalances(at instant: Instant, in market: MarketView) -> [CurrencyBalance] {
    let today = MarketZone.newYork.date(of: instant)
    let valuation = Valuation(of: self, at: instant, in: market)
    let effects = fxEffectsToday(by: valuation)
    var currencies = cash.entries.map(\.currency)
    for entry in valuation.shorts.entries + valuation.equivalents.entries where !currencies.contains(entry.currency) {
      currencies.append(entry.currency)
    }
    return currencies.sorted().compactMap { currency in
      guard let settled = try? settledCash(currency, on: today),
        let free = try? freeCash(currency, on: today)
      else { return nil }
      return CurrencyBalance(
        currency: currency, cash: cash[currency], settled: settled, free: free,
        loan: allowsCredit ? valuation.isComplete ? valuation.loan(in: currency, with: cash) : nil : .zero,
        cashEquivalents: valuation.isComplete ? valuation.equivalents[currency] : nil,
        rate: market.rate(from: currency, to: baseCurrency, at: instant),
        fxEffectToday: effects.map { $0.first { $0.currency == currency }?.amount ?? .zero })
    }
  }
}

extension AccountState {
  /// The part of `available_to_trade` that lies in one currency, before what orders and written options reserve.
  private func freeCash(_ currency: Currency, on today: CivilDate) throws(MoneyError) -> ExactDecimal {
    var free = cash[currency]
    if !allowsCredit, isRestricted(on: today) {
      for rung in ladder.rungs where rung.date > today && rung.currency == currency { free = try free - rung.credits }
    }
    for deposit in held.uncollected(on: today) where deposit.clears > today && deposit.currency == currency {
      free = try free - deposit.amount + deposit.released
    }
    for hold in held.open(on: today) where hold.currency == currency { free = try free - hold.amount }
    return max(.zero, free)
  }
}

extension Valuation {
  /// What the broker lends in one currency, in that currency; nil when it does not fit.
  func loan(in currency: Currency, with cash: CurrencyAmounts) -> ExactDecimal? {
    (try? shorts[currency] - cash[currency]).map { max($0, .zero) }
  }

  /// Σ of the loans in the account's currency; nil when a rate is unknown: a currency that is owed is a loan even when
  /// the others together are more.
  func debit(with cash: CurrencyAmounts, in base: Currency) -> ExactDecimal? {
    guard isComplete else { return nil }
    if cash.isOnly(base), shorts.isOnly(base) { return loan(in: base, with: cash) }
    var loans = CurrencyAmounts()
    for entry in cash.entries {
      guard let loan = loan(in: entry.currency, with: cash), (try? loans.add(loan, entry.currency)) != nil else {
        return nil
      }
    }
    for entry in shorts.entries where !cash.entries.contains(where: { $0.currency == entry.currency }) {
      guard (try? loans.add(entry.amount, entry.currency)) != nil else { return nil }
    }
    return convert(loans, to: base)
  }
}

import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  mutating func apply(_ dividend: Dividend, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let id = try distributing(dividend.symbol, dividend.currency, in: market)
    guard !dividend.amount.isZero else { throw LedgerError(.zero, field: "amount", "a dividend is not zero") }
    guard dividend.isUnheld || heldLately(id, at: recorded.event.at) else {
      throw LedgerError(
        .notHeld, field: "symbol",
        "\(dividend.symbol) was not held within \(Self.dividendWindow) days, so nothing is paid on it")
    }
    let amount = dividend.amount.posted(in: dividend.currency)
    guard let pays = dividend.pays, pays > date(of: recorded.event.at) else {
      try receive(amount, dividend.currency, in: market, at: recorded.event.at)
      return Self.movement(.dividends, amount, dividend.currency)
    }
    let pending = PendingDividend(
      pays: pays, instrument: id, currency: dividend.currency, told: dividend.amount,
      isAccrued: profile.accruesDividends, event: recorded.position)
    let index = pendingDividends.firstIndex { pays < $0.pays } ?? pendingDividends.count
    pendingDividends.insert(pending, at: index)
    outdateReport()
    guard pending.isAccrued else { return [] }
    try note(amount, dividend.currency, .income)
    return [
      Posting(.receivables, .currency(dividend.currency), amount),
      Posting(.dividends, .currency(dividend.currency), -amount),
    ]
  }

  /// The money comes, or goes. It is income now unless it was when the units went without it.
  mutating func pay(_ dividend: PendingDividend, in market: MarketView) throws -> [Posting] {
    guard dividend.isAccrued else {
      try receive(dividend.amount, dividend.currency, in: market, at: dividend.paidAt)
      return Self.movement(.dividends, dividend.amount, dividend.currency)
    }
    try cash.add(dividend.amount, dividend.currency)
    if dividend.amount.isPositive {
      enterSMA(dividend.amount, dividend.currency, in: market, at: dividend.paidAt)
    }
    outdateReport()
    return Self.movement(.receivables, dividend.amount, dividend.currency)
  }

  /// What waits for its payment, all of it or what equity counts, in the account's currency.
  func dividends(accrued isAccrued: Bool, by valuation: Valuation) -> ExactDecimal? {
    if pendingDividends.isEmpty { return .zero }
    var sums = CurrencyAmounts()
    for dividend in pendingDividends where dividend.isAccrued || !isAccrued {
      guard (try? sums.add(dividend.amount, dividend.currency)) != nil else { return nil }
    }
    return valuation.convert(sums, to: baseCurrency)
  }

  /// The instrument of a distribution in that currency.
  func distributing(_ symbol: String, _ currency: Currency, in market: MarketView) throws -> InstrumentID {
    let (id, instrument) = try market.world.instrument(symbol)
    guard instrument.currencies.contains(currency) || instrument.currency == currency else {
      throw LedgerError(
        .currencyMismatch, field: "currency", "\(symbol) pays in \(instrument.currency), not in \(currency)")
    }
    return id
  }
}

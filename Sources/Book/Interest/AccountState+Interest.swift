import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  /// Some balance of the account bears interest.
  var bearsInterest: Bool { profile.bearsInterest }

  /// The balances that bear interest until the next roll: settled cash of each currency without the collateral of the
  /// shorts, which are marked as they stand.
  mutating func noteBalances(_ due: Boundary, in market: MarketView) {
    guard bearsInterest else {
      interest?.balances = []
      return
    }
    var kept = interest ?? Interest()
    kept.closedOn = due.date
    kept.balances = cash.entries.map { entry in
      Interest.Balance(
        currency: entry.currency, amount: try? settledCash(entry.currency, on: due.date, countsShorts: true))
    }
    for position in positions where position.quantity.isNegative {
      take(position, from: &kept.balances, at: due.at, in: market)
      marketReadAt = due.at
    }
    interest = kept
  }

  /// Takes the value of a short from the balance of its currency.
  private func take(
    _ short: Position, from balances: inout [Interest.Balance], at: Instant, in market: MarketView
  ) {
    let terms = market.world.instruments.traits(short.instrument)
    guard terms.kind != .option, !terms.kind.isContract else { return }
    let price = market.price(of: short.instrument, at: at, own: short.mark, side: .short)?.price
    let value = price.flatMap { try? short.quantity * $0 * terms.multiplier }
    guard let index = balances.firstIndex(where: { $0.currency == terms.currency }) else {
      balances.append(Interest.Balance(currency: terms.currency, amount: value))
      return
    }
    let held = balances[index].amount
    balances[index].amount = held.flatMap { held in value.flatMap { try? held + $0 } }
  }

  /// The nights since the last close bear their interest; with the first roll of a month it is posted, where the book
  /// does so.
  mutating func accrueInterest(through due: Boundary, in market: MarketView) {
    guard var kept = interest, let closedOn = kept.closedOn else { return }
    let nights = Int(due.date.dayNumber - closedOn.dayNumber)
    for balance in kept.balances {
      guard let amount = balance.amount else {
        if !kept.unknown.contains(balance.currency) { kept.unknown.append(balance.currency) }
        continue
      }
      let rates = profile.interestRates(in: balance.currency)
      guard !amount.isZero, let rate = amount.isNegative ? rates.debit : rates.credit, !rate.isZero else { continue }
      kept.accrue(
        Interest.Accrual(currency: balance.currency, from: closedOn, nights: nights, balance: amount, rate: rate))
    }
    kept.balances = []
    interest = kept
    if profile.accruesInterest, closedOn.month != due.date.month { postInterest(due, in: market) }
  }

  private mutating func postInterest(_ due: Boundary, in market: MarketView) {
    guard let accruals = interest?.accruals else { return }
    var currencies: [Currency] = []
    for accrual in accruals where !currencies.contains(accrual.currency) { currencies.append(accrual.currency) }
    for currency in currencies.sorted() where interest?.unknown.contains(currency) == false {
      for isDebit in [true, false] {
        let side = accruals.filter { $0.currency == currency && $0.isDebit == isDebit }
        if !side.isEmpty { post(side, currency, due, in: market) }
      }
    }
  }

  /// What does not fit a number stays accrued.
  private mutating func post(
    _ side: [Interest.Accrual], _ currency: Currency, _ due: Boundary, in market: MarketView
  ) {
    guard let isDebit = side.first?.isDebit, let exact = try? Interest.amount(of: side) else { return }
    let amount = exact.posted(in: currency)
    var changed = self
    changed.interest?.wasTold(currency, isDebit: isDebit)
    guard !amount.isZero else {
      self = changed
      return
    }
    do {
      try changed.cash.add(amount, currency)
      try changed.note(amount, currency, .income)
      try changed.trialBalance.add(Self.movement(.interest, amount, currency))
      if amount.isPositive { changed.enterSMA(amount, currency, in: market, at: due.at) }
      changed.interest?.postings.append(
        Interest.Posting(at: due.at, date: due.date, currency: currency, amount: amount, accruals: side))
      changed.outdateReport()
      self = changed
    } catch {
      return
    }
  }
}

extension Interest {
  /// Σ balance × rate × nights ÷ 360, exact to twelve decimals.
  static func amount(of accruals: [Accrual]) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for accrual in accruals { sum = try sum + accrual.product() }
    return try Expression.divide(sum, by: yearDays)
  }
}

extension AccountProfile {
  var bearsInterest: Bool { debitRate != nil || creditRate != nil || !currencyRates.isEmpty }

  /// Yearly rates of a currency: its own, else the account's.
  func interestRates(in currency: Currency) -> (debit: ExactDecimal?, credit: ExactDecimal?) {
    let own = currencyRates.first { $0.currency == currency }
    return (own?.debitRate ?? debitRate, own?.creditRate ?? creditRate)
  }
}

extension AccountState {
  /// Accrued interest in the account's currency; nil when a balance or a rate is unknown.
  func accruedInterest(by valuation: Valuation) -> ExactDecimal? {
    guard let interest else { return .zero }
    return ((try? interest.accrued()) ?? nil).flatMap { valuation.convert($0, to: baseCurrency) }
  }

  /// What of it counts in equity.
  func accrualsInEquity(by valuation: Valuation) -> ExactDecimal? {
    profile.interestInEquity ? accruedInterest(by: valuation) : .zero
  }
}

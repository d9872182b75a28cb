import CivilTime
import Ledger
import Margin
import Market
import Money

extension AccountState {
  mutating func withdraw(_ asked: CashAmount, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let amount = try positive(asked.amount, "amount").posted(in: asked.currency)
    guard allowsCredit || cash[asked.currency] >= amount else {
      throw LedgerError(
        .notHeld, field: "amount", "the account holds \(cash[asked.currency]) \(asked.currency), less than \(amount)")
    }
    try cash.add(-amount, asked.currency)
    try note(-amount, asked.currency, .flows)
    enterSMA(-amount, asked.currency, in: market, at: recorded.event.at)
    try noteMoneyFlow(-amount, asked.currency, at: recorded.event.at, event: recorded.position, in: market)
    outdateReport()
    return Self.movement(.external, -amount, asked.currency)
  }

  /// Interest, signed: positive received, negative paid on the debit (which leaves the SMA alone, 12 CFR 220.4(f)).
  mutating func applyInterest(_ interest: CashAmount, in market: MarketView) throws -> [Posting] {
    guard !interest.amount.isZero else { throw LedgerError(.zero, field: "amount", "interest is not zero") }
    let amount = interest.amount.posted(in: interest.currency)
    self.interest?.wasTold(interest.currency, isDebit: amount.isNegative)
    try receive(amount, interest.currency, in: market, at: asOf)
    return Self.movement(.interest, amount, interest.currency)
  }

  mutating func applyFee(_ fee: CashAmount) throws -> [Posting] {
    let amount = try positive(fee.amount, "amount").posted(in: fee.currency)
    try cash.add(-amount, fee.currency)
    try note(amount, fee.currency, .fees)
    outdateReport()
    return Self.movement(.fees, -amount, fee.currency)
  }

  mutating func receive(_ amount: ExactDecimal, _ currency: Currency, in market: MarketView, at: Instant) throws {
    try cash.add(amount, currency)
    try note(amount, currency, .income)
    try fund(amount, currency, at: at)
    if amount.isPositive { enterSMA(amount, currency, in: market, at: at) }
    outdateReport()
  }

  /// Cash against one other ledger account.
  static func movement(_ account: LedgerAccount, _ amount: ExactDecimal, _ currency: Currency) -> [Posting] {
    [Posting(.cash, .currency(currency), amount), Posting(account, .currency(currency), -amount)]
  }

  func positive(_ amount: ExactDecimal, _ field: String) throws(LedgerError) -> ExactDecimal {
    try Self.positive(amount, field)
  }

  static func positive(_ amount: ExactDecimal, _ field: String) throws(LedgerError) -> ExactDecimal {
    guard amount.isPositive else { throw LedgerError(.notPositive, field: field, "\(field) must be above zero") }
    return amount
  }
}

extension ExactDecimal {
  /// As posted to a cash ledger: to the currency's minor unit, half away from zero (balances.md §12).
  func posted(in currency: Currency) -> ExactDecimal {
    rounded(toScale: currency.minorUnits, .halfAwayFromZero)
  }
}

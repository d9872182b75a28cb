import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  /// Both amounts are booked at the dealt rate on the trade date and settle on the value date. The SMA is not told:
  /// what a conversion costs is part of the market's moves, which never reach it.
  mutating func apply(_ exchange: CurrencyExchange, _ recorded: RecordedEvent) throws -> [Posting] {
    let (from, to) = (exchange.soldCurrency, exchange.boughtCurrency)
    guard from != to else {
      throw LedgerError(.malformed, field: "bought_currency", "an exchange is of two currencies")
    }
    let sold = try positive(exchange.soldAmount, "sold_amount").posted(in: from)
    let bought = try positive(exchange.boughtAmount, "bought_amount").posted(in: to)
    guard allowsCredit || cash[from] >= sold else {
      throw LedgerError(
        .notHeld, field: "sold_amount", "the account holds \(cash[from]) \(from), less than \(sold)")
    }
    let traded = date(of: recorded.event.at)
    let settles = exchange.valueDate(traded: traded)
    try book(-sold, from, traded: traded, settles: settles)
    try book(bought, to, traded: traded, settles: settles)
    let base = baseCurrency
    try changeDay { day throws(MoneyError) in try day.exchanged.add(sold, from, bought, to, base: base) }
    outdateReport()
    return Self.movement(.trading, -sold, from) + Self.movement(.trading, bought, to)
  }

  private mutating func book(
    _ amount: ExactDecimal, _ currency: Currency, traded: CivilDate, settles: CivilDate
  ) throws {
    try cash.add(amount, currency)
    if settles > traded { try ladder.add(amount, currency, settles: settles) }
  }

  /// Withheld tax lessens the income it is taken from, and what that income gave the SMA.
  mutating func apply(_ tax: Tax, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    guard !tax.amount.isZero else { throw LedgerError(.zero, field: "amount", "a tax is not zero") }
    if let symbol = tax.symbol { _ = try market.world.terms(symbol) }
    let amount = tax.amount.posted(in: tax.currency)
    try cash.add(-amount, tax.currency)
    try note(-amount, tax.currency, .income)
    if tax.symbol != nil { enterSMA(-amount, tax.currency, in: market, at: recorded.event.at) }
    outdateReport()
    return Self.movement(.taxes, -amount, tax.currency)
  }
}

extension CurrencyExchange {
  /// When both sides settle: spot, two days or one by the pair (balances.md §1.1, §6).
  func valueDate(traded: CivilDate) -> CivilDate {
    settles
      ?? Settlement().settlementDate(
        tradeDate: traded, SettlementClass(CurrencyPair(base: soldCurrency, quote: boughtCurrency)))
  }
}

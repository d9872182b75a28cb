import CivilTime
import Ledger
import Market
import Money

extension Trail {
  /// The kinds of cash beside deposits, withdrawals and income.
  mutating func noteMoney(_ recorded: RecordedEvent, before: AccountState) throws {
    switch recorded.event.payload {
    case .tax(let tax):
      let amount = try Explanation.negated(posted("amount", tax.amount, tax.currency, recorded))
      add([.cash, .income], amount, tax.currency, recorded)
      if tax.symbol != nil { try enterSMA(amount, tax.currency, recorded) }
    case .currencyExchange(let exchange): try note(exchange, recorded)
    case .depositReturned(let back): try note(back, recorded, before: before)
    default: break
    }
  }

  private mutating func note(_ exchange: CurrencyExchange, _ recorded: RecordedEvent) throws {
    let traded = MarketZone.newYork.date(of: recorded.event.at)
    let settles = exchange.valueDate(traded: traded)
    let sold = try Explanation.negated(
      posted("sold_amount", exchange.soldAmount, exchange.soldCurrency, recorded))
    let bought = posted("bought_amount", exchange.boughtAmount, exchange.boughtCurrency, recorded)
    for (amount, currency) in [(sold, exchange.soldCurrency), (bought, exchange.boughtCurrency)] {
      add([.cash, .exchanged], amount, currency, recorded)
      guard settles > traded else { continue }
      var dated = amount
      dated.date = settles
      add([.unsettled], dated, currency, recorded)
    }
  }

  private mutating func note(_ back: DepositReturn, _ recorded: RecordedEvent, before: AccountState) throws {
    guard let index = before.held.index(ofDeposit: back.deposit) else { return }
    let deposit = before.held.deposits[index]
    let told = Explanation(.event, "deposit", value: deposit.told, event: deposit.event, field: "amount")
    let amount = try Explanation.negated(.posted(told, scale: deposit.currency.minorUnits))
    add([.cash, .flows, .deposited], amount, deposit.currency, recorded)
    try enterSMA(amount, deposit.currency, recorded)
    guard let fee = back.fee, !fee.isZero else { return }
    let charged = posted("fee", fee, deposit.currency, recorded)
    add([.fees], charged, deposit.currency, recorded)
    add([.cash], try .negated(charged), deposit.currency, recorded)
  }
}

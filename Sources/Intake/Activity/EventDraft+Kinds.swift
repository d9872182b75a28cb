import CivilTime
import Ledger
import Money

extension EventDraft {
  /// Positive is paid by the account, negative given back.
  func tax(_ amount: ExactDecimal, _ currency: Currency, symbol: String?, note: String?, part: String? = nil) -> Event {
    event(.tax(Tax(amount: amount, currency: currency, symbol: symbol, note: note)), part: part)
  }

  /// What is paid goes, what a trade would take comes; or the other way round.
  func exchange(_ legs: ExchangeLegs, settles: CivilDate? = nil, part: String? = nil) -> Event {
    let pays = legs.paid.isNegative
    return event(
      .currencyExchange(
        CurrencyExchange(
          soldAmount: (pays ? legs.paid : legs.traded).magnitude, soldCurrency: pays ? legs.paidIn : legs.tradedIn,
          boughtAmount: (pays ? legs.traded : legs.paid).magnitude, boughtCurrency: pays ? legs.tradedIn : legs.paidIn,
          settles: settles)), part: part)
  }

  func reinvestment(
    _ symbol: String, _ quantity: ExactDecimal, amount: ExactDecimal, _ currency: Currency, note: String?
  ) -> Event {
    event(
      .reinvestment(
        Reinvestment(symbol: symbol, quantity: quantity, amount: amount, currency: currency, note: note)))
  }

  func returnOfCapital(_ symbol: String, _ amount: ExactDecimal, _ currency: Currency, note: String?) -> Event {
    event(.returnOfCapital(ReturnOfCapital(symbol: symbol, amount: amount, currency: currency, note: note)))
  }

  func stockDividend(_ symbol: String, _ quantity: ExactDecimal, note: String?) -> Event {
    event(.stockDividend(StockDividend(symbol: symbol, quantity: quantity, note: note)))
  }

  /// `quantity` is positive for what comes in.
  func transfer(
    _ symbol: String, _ quantity: ExactDecimal, cost: ExactDecimal?, acquired: CivilDate?, price: ExactDecimal?,
    note: String?
  ) -> Event {
    let comesIn = quantity.isPositive
    let units = TransferredUnits(
      symbol: symbol, quantity: quantity.magnitude, cost: comesIn ? cost : nil, acquired: comesIn ? acquired : nil,
      price: price)
    let transfer = Transfer(.units(units), note: note)
    return event(comesIn ? .transferIn(transfer) : .transferOut(transfer))
  }
}

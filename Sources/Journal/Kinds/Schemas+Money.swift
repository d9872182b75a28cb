import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let depositCleared = Schema<DepositClearing>(
    "A clearing", blank: DepositClearing(deposit: ""), [.required("deposit", \.deposit, .identifier)])

  static let depositReturned = Schema<DepositReturn>(
    "A return", blank: DepositReturn(deposit: ""),
    [
      .required("deposit", \.deposit, .identifier),
      .optional("fee", \.fee, .decimal),
    ])

  static let hold = Schema<Hold>(
    "A hold", blank: Hold(amount: .zero, currency: .usd),
    [
      .required("amount", \.amount, .decimal),
      .required("currency", \.currency, .currency),
      .optional("reason", \.reason, .text),
      .optional("until", \.until, .date),
    ])

  static let holdReleased = Schema<HoldRelease>(
    "A release", blank: HoldRelease(hold: ""), [.required("hold", \.hold, .identifier)])

  static let tax = Schema<Tax>(
    "A tax", blank: Tax(amount: .zero, currency: .usd),
    [
      .required("amount", \.amount, .decimal),
      .required("currency", \.currency, .currency),
      .optional("symbol", \.symbol, .symbol),
      .optional("note", \.note, .text),
    ])

  static let currencyExchange = Schema<CurrencyExchange>(
    "An exchange",
    blank: CurrencyExchange(soldAmount: .zero, soldCurrency: .usd, boughtAmount: .zero, boughtCurrency: .usd),
    [
      .required("sold_amount", \.soldAmount, .decimal),
      .required("sold_currency", \.soldCurrency, .currency),
      .required("bought_amount", \.boughtAmount, .decimal),
      .required("bought_currency", \.boughtCurrency, .currency),
      .optional("settles", \.settles, .date),
      .optional("note", \.note, .text),
    ])
}

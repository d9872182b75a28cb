import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let dividend = Schema<Dividend>(
    "A dividend", blank: Dividend(symbol: "", amount: .zero, currency: .usd),
    [
      .required("symbol", \.symbol, .symbol),
      .required("amount", \.amount, .decimal),
      .required("currency", \.currency, .currency),
      .optional("pays", \.pays, .date),
      .optional("note", \.note, .text),
    ])

  static let reinvestment = Schema<Reinvestment>(
    "A reinvestment", blank: Reinvestment(symbol: "", quantity: .zero, amount: .zero, currency: .usd),
    [
      .required("symbol", \.symbol, .symbol),
      .required("quantity", \.quantity, .decimal),
      .required("amount", \.amount, .decimal),
      .required("currency", \.currency, .currency),
      .optional("note", \.note, .text),
    ])

  static let returnOfCapital = Schema<ReturnOfCapital>(
    "A return of capital", blank: ReturnOfCapital(symbol: "", amount: .zero, currency: .usd),
    [
      .required("symbol", \.symbol, .symbol),
      .required("amount", \.amount, .decimal),
      .required("currency", \.currency, .currency),
      .optional("note", \.note, .text),
    ])

  static let stockDividend = Schema<StockDividend>(
    "A stock dividend", blank: StockDividend(symbol: "", quantity: .zero),
    [
      .required("symbol", \.symbol, .symbol),
      .required("quantity", \.quantity, .decimal),
      .optional("cash_in_lieu", \.cashInLieu, .decimal),
      .optional("note", \.note, .text),
    ])
}

import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let dividend = Schema<Dividend>(
    "A dividend", blank: Dividend(symbol: "", amount: .zero, currency: .usd),
    [
      .required("symbol", .symbol, { $0.symbol }, { $0.symbol = $1 }),
      .required("amount", .decimal, { $0.amount }, { $0.amount = $1 }),
      .required("currency", .currency, { $0.currency }, { $0.currency = $1 }),
      .optional("pays", .date, { $0.pays }, { $0.pays = $1 }),
      .defaulted("unheld", \.isUnheld, false, .bool),
      .optional("note", .text, { $0.note }, { $0.note = $1 }),
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

import JSON
import Ledger
import Market
import Money

extension Schemas {
  static let price = Schema<PriceQuote>(
    "A price", blank: PriceQuote(symbol: "", price: .zero),
    [
      .required("symbol", .symbol, { $0.symbol }, { $0.symbol = $1 }),
      .required("price", .decimal, { $0.price }, { $0.price = $1 }),
    ])

  static let rate = Schema<ExchangeRate>(
    "A rate", blank: ExchangeRate(pair: CurrencyPair(base: .usd, quote: .usd), rate: .zero),
    [.required("pair", \.pair, .pair), .required("rate", \.rate, .decimal)])
}

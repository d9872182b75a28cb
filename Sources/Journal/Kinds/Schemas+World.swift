import JSON
import Ledger
import Market
import Money

extension Schemas {
  static let price = Schema<PriceQuote>(
    "A price", blank: PriceQuote(symbol: "", price: nil),
    [
      .required("symbol", .symbol, { $0.symbol }, { $0.symbol = $1 }),
      .optional("price", .decimal, { $0.price }, { $0.price = $1 }),
      .optional("bid", .decimal, { $0.bid }, { $0.bid = $1 }),
      .optional("ask", .decimal, { $0.ask }, { $0.ask = $1 }),
    ]
  ) { (quote, _, reader) throws(EventError) in
    guard quote.price != nil || quote.bid != nil || quote.ask != nil else { throw reader.missing("price") }
  }

  static let rate = Schema<ExchangeRate>(
    "A rate", blank: ExchangeRate(pair: CurrencyPair(base: .usd, quote: .usd), rate: .zero),
    [.required("pair", \.pair, .pair), .required("rate", \.rate, .decimal)])
}

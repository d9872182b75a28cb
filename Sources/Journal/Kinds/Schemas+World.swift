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

  static let split = Schema<Split>(
    "A split", blank: Split(symbol: "", numerator: 1, denominator: 1),
    [
      .required("symbol", \.symbol, .symbol),
      Member(
        "ratio",
        read: { (split, reader) throws(EventError) in
          (split.numerator, split.denominator) = try reader.ratio()
        },
        write: { $1.string("\($0.numerator):\($0.denominator)") }),
    ])
}

extension EventReader {
  /// New units to old ones, such as `2:1`.
  fileprivate mutating func ratio() throws(EventError) -> (new: Int, old: Int) {
    let parts = try string().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let new = Self.units(parts[0]), let old = Self.units(parts[1]) else {
      throw refusal(.badValue, "A ratio of two whole numbers above zero is due, new to old, such as \"2:1\".")
    }
    return (new, old)
  }

  private static func units(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let value = Int(text), value > 0 else {
      return nil
    }
    return value
  }
}

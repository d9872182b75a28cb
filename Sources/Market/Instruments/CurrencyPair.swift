public import Money

/// Two currencies in an order: a rate of the pair is the number of units of `quote` for one of `base`.
public struct CurrencyPair: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The currency that is priced.
  public let base: Currency
  /// The currency of the price.
  public let quote: Currency

  /// A pair of two currencies.
  @inlinable
  public init(base: Currency, quote: Currency) {
    self.base = base
    self.quote = quote
  }

  /// Reads `USDCAD`, or the same with one of `/`, `.`, `-`, `_` between the codes.
  public init?(_ text: String) {
    let letters = Array(text.utf8)
    guard letters.count == 6 || (letters.count == 7 && "/.-_".utf8.contains(letters[3])) else { return nil }
    guard let base = Currency(String(decoding: letters.prefix(3), as: UTF8.self)),
      let quote = Currency(String(decoding: letters.suffix(3), as: UTF8.self))
    else { return nil }
    self.init(base: base, quote: quote)
  }

  /// Six letters, such as `USDCAD`.
  public var description: String { base.code + quote.code }

  /// By base, then by quote.
  @inlinable
  public static func < (left: CurrencyPair, right: CurrencyPair) -> Bool {
    left.base == right.base ? left.quote < right.quote : left.base < right.base
  }
}

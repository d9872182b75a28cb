public import Money

/// What exchanges of a day sold (negative) and bought, by the currency that each is about: the one that is not the
/// account's own, of two others the one that was bought. At the rates of a moment each sum is no more than an effect of
/// rates.
public struct ExchangeSums: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var currency: Currency
    public var amounts: CurrencyAmounts
  }
  /// In order of currency code; one a currency at most.
  public private(set) var entries: [Entry] = []

  public init() {}

  /// Adds the two sides of an exchange.
  mutating func add(
    _ sold: ExactDecimal, _ soldCurrency: Currency, _ bought: ExactDecimal, _ boughtCurrency: Currency, base: Currency
  ) throws(MoneyError) {
    let currency = boughtCurrency == base ? soldCurrency : boughtCurrency
    let index = entries.firstIndex { $0.currency >= currency } ?? entries.count
    if index == entries.count || entries[index].currency != currency {
      entries.insert(Entry(currency: currency, amounts: CurrencyAmounts()), at: index)
    }
    try entries[index].amounts.add(-sold, soldCurrency)
    try entries[index].amounts.add(bought, boughtCurrency)
  }
}

/// Choices between forms that the API has had over the years; the same value is written either way.
public struct SnapTradeForm: Sendable, Hashable {
  /// How the prices of classic orders stand on the wire.
  public enum PriceForm: Sendable, Hashable {
    /// Decimal text, since June 2026.
    case text
    /// JSON numbers, before.
    case number
  }

  /// How the freshness of a connection stands on the wire.
  public enum FreshnessForm: Sendable, Hashable {
    /// One word.
    case word
    /// An object with the institution's and SnapTrade's own mode, since November 2026.
    case object
  }

  /// Execution, limit and stop price of `SnapTradeOrder`.
  public var orderPrices: PriceForm
  /// `data_freshness_mode` of `SnapTradeConnection`.
  public var freshnessMode: FreshnessForm

  /// Unknown words of closed lists (`order_role`) stand as `null`. The official Java client fails on an order without
  /// the member, the official Python client in strict mode on one with `null`.
  public var nullWords: Bool
  /// Unknown objects of an order's quote side stand as `null`; clients of before June 2026 know them as objects only.
  public var nullQuotes: Bool

  /// Today's forms, unless said otherwise.
  public init(
    orderPrices: PriceForm = .text, freshnessMode: FreshnessForm = .object, nullWords: Bool = true,
    nullQuotes: Bool = true
  ) {
    self.orderPrices = orderPrices
    self.freshnessMode = freshnessMode
    self.nullWords = nullWords
    self.nullQuotes = nullQuotes
  }

  /// The forms that the newest official clients declare.
  public static let current = SnapTradeForm()
  /// The forms before June 2026: prices as numbers, freshness as one word, no `null` for a quote side.
  public static let classic = SnapTradeForm(orderPrices: .number, freshnessMode: .word, nullQuotes: false)
}

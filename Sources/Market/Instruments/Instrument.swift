public import CivilTime
public import Money

/// Everything that is said about one instrument: what the events tell and what the wires show.
///
/// Start from ``defaults(symbol:kind:currency:)`` and overwrite what is known better.
public struct Instrument: Sendable, Hashable {
  /// Bursar's symbol: Yahoo style (`AAPL`, `VAB.TO`, `HBND.U.TO`), 21-character OCC symbol for options.
  public var symbol: String
  /// The family.
  public var kind: InstrumentKind
  /// The currency of its prices; the quote currency of a currency pair.
  public var currency: Currency
  /// Market identifier code of the listing, such as `XNAS`; nil when it is not listed (funds, bonds, crypto, forex).
  public var exchange: String?
  /// The name for people; the symbol when nothing better is known.
  public var name: String
  /// A longer description, when there is one.
  public var description: String?
  /// The symbol without the exchange's suffix.
  public var rawSymbol: String
  /// The exchange's suffix in the symbol, such as `.TO`.
  public var suffix: String?
  /// FIGI of the listing.
  public var figi: String?
  /// FIGI of the share class.
  public var figiShareClass: String?
  /// Finer classification; none for options, futures and currencies.
  public var securityType: SecurityType?
  /// Units of the underlying per contract: value is price × multiplier × quantity. The scale is kept, for wires
  /// whose figures inherit it.
  public var multiplier: ExactDecimal = 1
  /// Whether a margin account may lend against it.
  public var isMarginable: Bool
  /// The first day from which it may: new issues and new funds have no loan value for their first 30 days; nil: always.
  public var marginableFrom: CivilDate?
  /// The day a bond is paid back.
  public var matures: CivilDate?
  /// A money-market or sweep fund that counts as cash on some wires.
  public var isCashEquivalent = false
  /// A security of the US Treasury, which settles faster than other bonds did.
  public var isTreasury = false
  /// The smallest price step.
  public var tick: ExactDecimal?
  /// Daily multiple that a leveraged ETF aims at (2, 3, −1 …); requirements scale with its magnitude.
  public var leverageFactor: ExactDecimal = 1
  /// Initial margin per contract.
  public var initialMargin: ExactDecimal?
  /// Maintenance margin per contract.
  public var maintenanceMargin: ExactDecimal?
  /// Margin per contract within the day's hours.
  public var dayMargin: ExactDecimal?
  /// House maintenance rate that replaces the general one (0.50 is half of the value).
  public var houseMargin: ExactDecimal?
  /// The broker's own identifier.
  public var localID: String?
  /// Whether quotes may be asked for.
  public var isQuotable = true
  /// Whether orders may be placed.
  public var isTradable = true
  /// The currencies it trades in; its own when nothing else was said.
  public var currencies: [Currency]
  /// The terms, for an option.
  public var option: OptionContract?
  /// The terms, for a future.
  public var future: FutureContract?
  /// The two currencies, for a currency pair.
  public var pair: CurrencyPair?

  /// An instrument of which only this is known; nothing is derived from the symbol.
  public init(symbol: String, kind: InstrumentKind, currency: Currency) {
    self.symbol = symbol
    self.kind = kind
    self.currency = currency
    name = symbol
    rawSymbol = symbol
    securityType = SecurityType(defaultFor: kind)
    isMarginable = kind.isMarginableByDefault
    currencies = [currency]
  }
}

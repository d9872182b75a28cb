public import CivilTime
public import Money

/// Where instruments are listed, as the wires show it.
public struct Exchange: Sendable, Hashable {
  /// Short code, such as `TSX`.
  public let code: String
  /// ISO 10383 market identifier code, such as `XTSE`.
  public let mic: String
  /// Name for people.
  public let name: String
  /// Zone of the wall-clock times below. Toronto is said as New York, as SnapTrade does; the rules are the same.
  public let zone: MarketZone
  /// Regular opening, local time, `HH:MM:SS`.
  public let openTime: String
  /// Regular close, local time, `HH:MM:SS`.
  public let closeTime: String
  /// What Yahoo-style symbols of this exchange end with, such as `.TO`.
  public let suffix: String?
  /// Whether its symbols may name a cryptocurrency.
  public let allowsCryptocurrencySymbols: Bool
  /// The currency that most of its listings trade in.
  public let currency: Currency
  /// Whose settlement cycle applies.
  public let country: SettlementCountry
  /// The trading calendar that it follows; several exchanges share one.
  public let calendarName: String

  /// The calendar of ``calendarName``.
  public var calendar: TradingCalendar { TradingCalendar.named(calendarName) ?? .newYork }

  /// The exchange of a market identifier code, or of a short code (`TSX`) when no MIC is spelled so.
  public static func named(_ name: String) -> Exchange? {
    index[name].map { all[$0] }
  }

  /// The exchange whose suffix the symbol carries; the longest suffix wins. Nil when there is none.
  public static func bySuffix(of symbol: String) -> Exchange? {
    guard symbol.utf8.contains(UInt8(ascii: ".")) else { return nil }
    var found: Exchange?
    for exchange in all {
      guard let suffix = exchange.suffix, symbol.utf8.count > suffix.utf8.count, symbol.hasSuffix(suffix) else {
        continue
      }
      if suffix.utf8.count > (found?.suffix?.utf8.count ?? 0) { found = exchange }
    }
    return found
  }

  /// Where a stock without suffix and exchange is taken to be listed; nil when its currency does not tell.
  public static func mainListing(of currency: Currency) -> Exchange? {
    mainListings[currency.code].flatMap(named)
  }

  private static let mainListings = [
    "USD": "XNYS", "CAD": "XTSE", "GBP": "XLON", "CHF": "XSWX", "JPY": "XTKS", "HKD": "XHKG", "AUD": "XASX",
  ]

  /// Positions in ``all`` by MIC and by code; where both clash the MIC wins.
  private static let index: [String: Int] = {
    var index: [String: Int] = [:]
    for (position, exchange) in all.enumerated() { index[exchange.code] = position }
    for (position, exchange) in all.enumerated() { index[exchange.mic] = position }
    return index
  }()
}

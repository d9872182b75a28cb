import CivilTime
import Money

/// Zone, hours, currency and calendar that several exchanges of one place share.
private struct Place {
  let zone: String
  let open: String
  let close: String
  let currency: String
  let country: SettlementCountry
  let calendar: String

  static let newYork = Place(
    zone: "America/New_York", open: "09:30:00", close: "16:00:00", currency: "USD", country: .unitedStates,
    calendar: "XNYS")
  static let canada = Place(
    zone: "America/New_York", open: "09:30:00", close: "16:00:00", currency: "CAD", country: .canada,
    calendar: "XTSE")
  static let globex = Place(
    zone: "America/Chicago", open: "17:00:00", close: "16:00:00", currency: "USD", country: .unitedStates,
    calendar: "CMES")

  static func europe(
    _ calendar: String, _ zone: String, currency: String = "EUR", open: String = "09:00:00",
    close: String = "17:30:00"
  ) -> Place {
    Place(zone: zone, open: open, close: close, currency: currency, country: .europe, calendar: calendar)
  }
}

extension Exchange {
  private init(_ code: String, _ mic: String, _ name: String, _ place: Place, suffix: String? = nil) {
    self.code = code
    self.mic = mic
    self.name = name
    // A test holds every text of the table against the zones and currencies that exist.
    zone = MarketZone(rawValue: place.zone) ?? .utc
    openTime = place.open
    closeTime = place.close
    self.suffix = suffix
    allowsCryptocurrencySymbols = false
    currency = Currency(place.currency) ?? .usd
    country = place.country
    calendarName = place.calendar
  }

  /// Every exchange that Bursar knows, in a fixed order.
  public static let all: [Exchange] = unitedStates + futures + canadian + european + pacific

  private static let unitedStates = [
    Exchange("NYSE", "XNYS", "New York Stock Exchange", .newYork),
    Exchange("NASDAQ", "XNAS", "Nasdaq Stock Market", .newYork),
    Exchange("ARCX", "ARCX", "NYSE ARCA", .newYork),
    Exchange("BATS", "BATS", "Cboe BZX Exchange", .newYork),
    Exchange("AMEX", "XASE", "NYSE American", .newYork),
    Exchange("IEX", "IEXG", "Investors Exchange", .newYork),
    Exchange("CBOE", "XCBO", "Cboe Options Exchange", .newYork),
    Exchange("OTC", "OTCM", "OTC Markets", .newYork),
    Exchange("PINX", "PINX", "OTC Pink Marketplace", .newYork),
  ]

  private static let futures = [
    Exchange("CME", "XCME", "Chicago Mercantile Exchange", .globex),
    Exchange("CBOT", "XCBT", "Chicago Board of Trade", .globex),
    Exchange("NYMEX", "XNYM", "New York Mercantile Exchange", .globex),
    Exchange("COMEX", "XCEC", "Commodity Exchange", .globex),
    Exchange(
      "CFE", "XCBF", "Cboe Futures Exchange",
      Place(
        zone: "America/Chicago", open: "08:30:00", close: "15:15:00", currency: "USD", country: .unitedStates,
        calendar: "XCBF")),
  ]

  private static let canadian = [
    Exchange("TSX", "XTSE", "Toronto Stock Exchange", .canada, suffix: ".TO"),
    Exchange("TSXV", "XTSX", "TSX Venture Exchange", .canada, suffix: ".V"),
    Exchange("NEO", "NEOE", "Cboe Canada", .canada, suffix: ".NE"),
    Exchange("CSE", "XCNQ", "Canadian Securities Exchange", .canada, suffix: ".CN"),
  ]

  private static let european = [
    Exchange(
      "LSE", "XLON", "London Stock Exchange",
      .europe("XLON", "Europe/London", currency: "GBP", open: "08:00:00", close: "16:30:00"), suffix: ".L"),
    Exchange("EPA", "XPAR", "Euronext Paris", .europe("XPAR", "Europe/Paris"), suffix: ".PA"),
    Exchange("XETRA", "XETR", "Deutsche Boerse Xetra", .europe("XETR", "Europe/Berlin"), suffix: ".DE"),
    Exchange("AMS", "XAMS", "Euronext Amsterdam", .europe("XAMS", "Europe/Amsterdam"), suffix: ".AS"),
    Exchange("SIX", "XSWX", "SIX Swiss Exchange", .europe("XSWX", "Europe/Zurich", currency: "CHF"), suffix: ".SW"),
  ]

  private static let pacific = [
    Exchange(
      "TSE", "XTKS", "Tokyo Stock Exchange",
      Place(
        zone: "Asia/Tokyo", open: "09:00:00", close: "15:30:00", currency: "JPY", country: .japan, calendar: "XTKS"),
      suffix: ".T"),
    Exchange(
      "HKEX", "XHKG", "Hong Kong Stock Exchange",
      Place(
        zone: "Asia/Hong_Kong", open: "09:30:00", close: "16:00:00", currency: "HKD", country: .hongKong,
        calendar: "XHKG"),
      suffix: ".HK"),
    Exchange(
      "ASX", "XASX", "Australian Securities Exchange",
      Place(
        zone: "Australia/Sydney", open: "10:00:00", close: "16:00:00", currency: "AUD", country: .australia,
        calendar: "XASX"),
      suffix: ".AX"),
  ]
}

import CivilTime

extension TradingCalendar {
  /// A calendar by its name, or by the market identifier code of an exchange that follows it (`XNAS`, `ARCX` and
  /// the other US venues follow `XNYS`, `XTSX` follows `XTSE`, `XCME` follows `CMES`). Nil when nobody knows it.
  public static func named(_ name: String) -> TradingCalendar? {
    // Most books ask for New York only: the other tables are not read then.
    if name == newYork.name { return newYork }
    return byName[name] ?? Exchange.named(name).flatMap { byName[$0.calendarName] }
  }

  /// The calendar of the New York exchanges, `XNYS`.
  public static let newYork = tabulated(.xnys)

  /// Currencies: a session a weekday, from 17:00 New York the evening before to 17:00. No exceptions are known.
  public static let forex = TradingCalendar(
    Storage(
      name: "24/5", zone: .newYork, days: CalendarTable(weekdays: SessionHours(open: -25_200, close: 61_200))))

  /// Cryptocurrencies: every day, closed at midnight UTC.
  public static let everyDay = TradingCalendar(
    Storage(
      name: "24/7", zone: .utc, days: CalendarTable(weekdays: SessionHours(open: 0, close: 86_400)),
      isEveryDay: true))

  /// The names of all calendars, in a fixed order.
  public static var names: [String] { CalendarSource.all.map(\.name) + [forex.name, everyDay.name] }

  private static let byName: [String: TradingCalendar] = {
    var calendars = [forex.name: forex, everyDay.name: everyDay]
    for source in CalendarSource.all {
      calendars[source.name] = source.name == newYork.name ? newYork : tabulated(source)
    }
    return calendars
  }()

  private static func tabulated(_ source: CalendarSource) -> TradingCalendar {
    // A test holds the zones of all tables against those that exist.
    TradingCalendar(
      Storage(name: source.name, zone: MarketZone(rawValue: source.zone) ?? .utc, days: CalendarTable(source)))
  }
}

extension Instrument {
  /// The calendar that it trades by: its exchange's, else by kind, else that of its currency's main exchange.
  public var calendar: TradingCalendar {
    if let exchange, let listed = Exchange.named(exchange) { return listed.calendar }
    switch kind {
    case .crypto: return .everyDay
    case .forex: return .forex
    case .equity, .etf, .option, .future, .fund, .bond:
      return Exchange.mainListing(of: currency)?.calendar ?? .newYork
    }
  }
}

public import CivilTime
import Money

/// Whose settlement rules apply to a trade.
public enum SettlementCountry: String, Sendable, Hashable, CaseIterable {
  case unitedStates, canada, europe, japan, hongKong, australia
}

/// What settles alike.
public enum SettlementClass: String, Sendable, Hashable, CaseIterable {
  /// Stocks, ETFs, corporate bonds.
  case stock
  /// Listed options and US Treasuries: the next day, always.
  case nextDay
  /// Units of open-ended funds.
  case fund
  /// Spot currencies with two days.
  case forex
  /// Spot currencies with one day (USD/CAD and a few more).
  case forexNextDay
  /// Settles as it trades: cryptocurrencies, and futures, whose gains are paid by the daily mark.
  case immediate

  /// The class of an instrument.
  public init(_ instrument: Instrument) {
    switch instrument.kind {
    case .equity, .etf: self = .stock
    case .bond: self = instrument.isTreasury ? .nextDay : .stock
    case .option: self = .nextDay
    case .fund: self = .fund
    case .forex: self = instrument.pair.map { SettlementClass($0) } ?? .forex
    case .crypto, .future: self = .immediate
    }
  }

  /// The class of a spot deal in a pair of currencies.
  public init(_ pair: CurrencyPair) { self = Self.isNextDay(pair) ? .forexNextDay : .forex }

  /// The class of a kind when nothing more is known.
  public init(kind: InstrumentKind) {
    switch kind {
    case .equity, .etf, .bond: self = .stock
    case .option: self = .nextDay
    case .fund: self = .fund
    case .forex: self = .forex
    case .crypto, .future: self = .immediate
    }
  }

  /// Currency pairs that are delivered after one day by market custom.
  private static func isNextDay(_ pair: CurrencyPair) -> Bool {
    let codes = [pair.base.code, pair.quote.code]
    return codes.contains("USD") && ["CAD", "TRY", "PHP", "RUB"].contains { codes.contains($0) }
  }
}

/// The number of settlement days between trade and settlement, as a dated table, so that history replays.
///
/// Sources: SEC Rule 15c6-1 and its amendments (T+3 from 7 June 1995, T+2 from 5 September 2017, T+1 from
/// 28 May 2024), NASD Notice to Members 95-26 (the step over T+4 on 5 and 6 June 1995), the TMX and European, Japanese
/// and Australian changes on their own days.
public enum SettlementCycle {
  /// Settlement days after the trade date.
  public static func days(on tradeDate: CivilDate, _ family: SettlementClass, _ country: SettlementCountry) -> Int {
    switch family {
    case .nextDay, .forexNextDay, .fund: 1
    case .forex: 2
    case .immediate: 0
    case .stock: stockDays(on: tradeDate, country)
    }
  }

  /// First trade date and cycle, ascending; before the first line the first cycle holds.
  static let stockTables: [SettlementCountry: [(from: String, days: Int)]] = [
    .unitedStates: [
      ("1900-01-01", 5), ("1995-06-05", 4), ("1995-06-07", 3), ("2017-09-05", 2), ("2024-05-28", 1),
    ],
    .canada: [("1900-01-01", 5), ("1995-06-05", 4), ("1995-06-07", 3), ("2017-09-05", 2), ("2024-05-27", 1)],
    .europe: [("1900-01-01", 3), ("2014-10-06", 2), ("2027-10-11", 1)],
    .japan: [("1900-01-01", 3), ("2019-07-16", 2)],
    .hongKong: [("1900-01-01", 2)],
    .australia: [("1900-01-01", 3), ("2016-03-07", 2)],
  ]

  private static let parsed: [[(from: Int32, days: Int)]] = SettlementCountry.allCases.map { country in
    (stockTables[country] ?? []).map { row in
      guard let date = CivilDate(row.from) else { preconditionFailure("settlement table: \(row.from)") }
      return (from: date.dayNumber, days: row.days)
    }
  }

  private static func stockDays(on date: CivilDate, _ country: SettlementCountry) -> Int {
    let rows = parsed[SettlementCountry.allCases.firstIndex(of: country) ?? 0]
    return (rows.last { $0.from <= date.dayNumber } ?? rows[0]).days
  }
}

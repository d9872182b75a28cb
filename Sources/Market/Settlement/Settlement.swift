public import CivilTime

/// When trades become cash and securities.
///
/// A settlement day is one on which both the exchange and the banks are open. A trade of a trading day that is not a
/// settlement day (Columbus Day, Veterans Day) settles together with those of the settlement day before.
public struct Settlement: Sendable {
  /// Whose cycle and banks count.
  public let country: SettlementCountry
  /// The exchange's trading days.
  public let calendar: TradingCalendar

  /// The rules of a country for an exchange with this calendar.
  public init(country: SettlementCountry, calendar: TradingCalendar) {
    self.country = country
    self.calendar = calendar
  }

  /// The rules for an exchange by its market identifier code; those of New York when there is none or it is unknown.
  public init(exchange: String? = nil) { self.init(Venue(exchange.flatMap(Exchange.named))) }

  /// The rules for an instrument: those of its exchange, else of its currency's main exchange.
  public init(_ instrument: Instrument) { self.init(Venue(instrument)) }

  init(_ venue: Venue) { self = Self.rules[Int(venue.index)] }

  /// An exchange's rules in one byte, for tables that are read often.
  struct Venue: Sendable, Equatable {
    /// The position in `Exchange.all`; that of New York for an unknown exchange.
    let index: UInt8

    init(_ exchange: Exchange?) {
      index = exchange.flatMap { exchange in Exchange.all.firstIndex { $0.mic == exchange.mic } }.map(UInt8.init) ?? 0
    }

    init(_ instrument: Instrument) {
      self.init(instrument.exchange.flatMap(Exchange.named) ?? Exchange.mainListing(of: instrument.currency))
    }
  }

  /// The rules of each exchange, in the order of `Exchange.all`, which New York leads.
  private static let rules = Exchange.all.map { Settlement(country: $0.country, calendar: $0.calendar) }

  /// Whether trades can settle on a date: the exchange trades and the country's banks are open.
  public func isSettlementDay(_ date: CivilDate) -> Bool {
    calendar.isTradingDay(date) && !isBankHoliday(date)
  }

  /// The date on which a trade settles. A trade dated on a day without session counts for the next session.
  public func settlementDate(tradeDate: CivilDate, _ family: SettlementClass) -> CivilDate {
    switch family {
    case .immediate:
      return tradeDate
    case .forex, .forexNextDay:
      return advance(tradeDate, by: SettlementCycle.days(on: tradeDate, family, country)) { date in
        TradingCalendar.forex.isTradingDay(date) && !BankHolidays.isFederalReserveHoliday(date)
      }
    case .stock, .nextDay, .fund:
      let traded = calendar.onOrAfter(tradeDate)
      var start = traded
      while !isSettlementDay(start) { start = calendar.previousTradingDay(before: start) }
      return advance(start, by: SettlementCycle.days(on: traded, family, country), isSettlementDay)
    }
  }

  /// The date on which a trade of an instrument of this kind settles; `exchange` is a market identifier code.
  public static func settlementDate(
    tradeDate: CivilDate, kind: InstrumentKind, exchange: String? = nil
  ) -> CivilDate {
    Settlement(exchange: exchange).settlementDate(tradeDate: tradeDate, SettlementClass(kind: kind))
  }

  /// The end of Regulation T's payment period (12 CFR 220.2): the cycle plus two business days. For customers'
  /// payments the days on which only the banks are closed count.
  public func paymentDate(tradeDate: CivilDate, _ family: SettlementClass = .stock) -> CivilDate {
    let traded = calendar.onOrAfter(tradeDate)
    return calendar.tradingDay(traded, offset: SettlementCycle.days(on: traded, family, country) + 2)
  }

  /// The settlement day `count` settlement days after a date.
  public func settlementDay(_ count: Int, after date: CivilDate) -> CivilDate {
    advance(date, by: count, isSettlementDay)
  }

  private func isBankHoliday(_ date: CivilDate) -> Bool {
    switch country {
    case .unitedStates: BankHolidays.isFederalReserveHoliday(date)
    case .canada: BankHolidays.isCanadianHoliday(date)
    case .europe, .japan, .hongKong, .australia: false
    }
  }

  private func advance(_ date: CivilDate, by count: Int, _ counts: (CivilDate) -> Bool) -> CivilDate {
    var found = date
    var left = count
    while left > 0 {
      found = CivilDate(dayNumber: found.dayNumber + 1)
      if counts(found) { left -= 1 }
    }
    return found
  }
}

extension Instrument {
  /// The date on which a trade of this instrument settles.
  public func settlementDate(tradeDate: CivilDate) -> CivilDate {
    Settlement(self).settlementDate(tradeDate: tradeDate, SettlementClass(self))
  }
}

import CivilTime
import Market
import Money
import Testing

/// Settlement dates against published schedules: SEC Rule 15c6-1 and NASD/FINRA and TMX holiday notices.
struct SettlementTests {
  private static func check(_ settled: CivilDate, _ expected: String, _ comment: Comment) {
    #expect(settled == day(expected), comment)
  }

  @Test(arguments: [
    // Columbus Day, Veterans Day, Thanksgiving and Christmas of 2026: one day.
    ("2026-10-08", "2026-10-09"), ("2026-10-09", "2026-10-13"), ("2026-10-12", "2026-10-13"),
    ("2026-10-13", "2026-10-14"), ("2026-11-09", "2026-11-10"), ("2026-11-10", "2026-11-12"),
    ("2026-11-11", "2026-11-12"), ("2026-11-12", "2026-11-13"), ("2026-11-25", "2026-11-27"),
    ("2026-11-27", "2026-11-30"), ("2026-12-24", "2026-12-28"),
    // The exchange is closed on 3 July 2026, the banks are not.
    ("2026-07-01", "2026-07-02"), ("2026-07-02", "2026-07-06"),
    // 2027.
    ("2027-10-08", "2027-10-12"), ("2027-10-11", "2027-10-12"), ("2027-11-10", "2027-11-12"),
    ("2027-11-11", "2027-11-12"), ("2027-12-23", "2027-12-27"),
    // A date without session counts for the next one.
    ("2026-01-17", "2026-01-21"), ("2026-10-11", "2026-10-13"),
    // From two days to one: a double settlement day.
    ("2024-05-23", "2024-05-28"), ("2024-05-24", "2024-05-29"), ("2024-05-28", "2024-05-29"),
    ("2024-05-29", "2024-05-30"),
    // From three days to two.
    ("2017-08-31", "2017-09-06"), ("2017-09-01", "2017-09-07"), ("2017-09-05", "2017-09-07"),
    ("2017-09-06", "2017-09-08"),
    // From five days to three, over four.
    ("1995-06-01", "1995-06-08"), ("1995-06-02", "1995-06-09"), ("1995-06-05", "1995-06-09"),
    ("1995-06-06", "1995-06-12"), ("1995-06-07", "1995-06-12"), ("1995-06-08", "1995-06-13"),
    // Independence Day 1994, five days.
    ("1994-06-24", "1994-07-01"), ("1994-06-27", "1994-07-05"), ("1994-07-01", "1994-07-11"),
    ("1994-07-05", "1994-07-12"),
    // The exchanges were closed from 11 to 14 September 2001; the banks were not.
    ("2001-09-10", "2001-09-19"),
  ])
  func stocks(traded: String, settles: String) {
    for kind in [InstrumentKind.equity, .etf, .bond] {
      Self.check(Settlement.settlementDate(tradeDate: day(traded), kind: kind), settles, "\(kind) of \(traded)")
    }
  }

  /// The Columbus Day notice of 1995 with its column of Regulation T dates, on which Columbus Day counts.
  @Test(arguments: [
    ("1995-10-02", "1995-10-05", "1995-10-09"), ("1995-10-03", "1995-10-06", "1995-10-10"),
    ("1995-10-04", "1995-10-10", "1995-10-11"), ("1995-10-05", "1995-10-11", "1995-10-12"),
    ("1995-10-06", "1995-10-12", "1995-10-13"), ("1995-10-09", "1995-10-12", "1995-10-16"),
    ("1995-10-10", "1995-10-13", "1995-10-17"),
  ])
  func columbusDay1995(traded: String, settles: String, payment: String) {
    let rules = Settlement()
    Self.check(rules.settlementDate(tradeDate: day(traded), .stock), settles, "settlement of \(traded)")
    Self.check(rules.paymentDate(tradeDate: day(traded)), payment, "payment for \(traded)")
  }

  /// With T+3 as the payment period of today.
  @Test func paymentPeriodOfToday() {
    #expect(Settlement().paymentDate(tradeDate: day("2026-10-08")) == day("2026-10-13"))
  }

  @Test(arguments: ["1994-03-02", "2010-03-02", "2020-03-03", "2026-03-03"])
  func optionsAndTreasuriesAlwaysSettleTheNextDay(traded: String) throws {
    var treasury = Instrument(symbol: "912810TM0", kind: .bond, currency: .usd)
    treasury.isTreasury = true
    let option = try Instrument.defaults(symbol: "AAPL  261218C00240000")
    let next = day(traded).advanced(byDays: 1)
    #expect(treasury.settlementDate(tradeDate: day(traded)) == next)
    #expect(option.settlementDate(tradeDate: day(traded)) == next)
    #expect(Settlement.settlementDate(tradeDate: day(traded), kind: .fund) == next)
  }

  @Test(arguments: [
    // TMX notice of 2022 for the banks' holiday of 30 September: two days.
    ("XTSE", "2022-09-28", "2022-10-03"), ("XTSE", "2022-09-29", "2022-10-04"), ("XTSE", "2022-09-30", "2022-10-04"),
    // TMX notice of 2021 for Good Friday.
    ("XTSE", "2021-03-31", "2021-04-05"), ("XTSE", "2021-04-01", "2021-04-06"),
    // Canada changed to one day a day before New York did, whose holiday this was.
    ("XTSE", "2024-05-24", "2024-05-28"), ("XTSE", "2024-05-27", "2024-05-28"), ("XTSX", "2024-05-28", "2024-05-29"),
    ("XTSE", "2017-08-31", "2017-09-06"), ("XTSE", "2017-09-05", "2017-09-07"),
    // Columbus Day does not concern Canada, where it is Thanksgiving; Remembrance Day does.
    ("NEOE", "2026-10-09", "2026-10-13"), ("XTSE", "2026-11-10", "2026-11-12"), ("XTSE", "2026-11-11", "2026-11-12"),
    ("XLON", "2014-10-03", "2014-10-08"), ("XLON", "2014-10-06", "2014-10-08"), ("XPAR", "2027-10-11", "2027-10-12"),
    ("XTKS", "2019-07-12", "2019-07-18"), ("XTKS", "2019-07-16", "2019-07-18"),
    ("XASX", "2016-03-04", "2016-03-09"), ("XASX", "2016-03-07", "2016-03-09"), ("XHKG", "2026-03-03", "2026-03-05"),
    ("nowhere", "2026-03-03", "2026-03-04"),
  ])
  func otherExchanges(exchange: String, traded: String, settles: String) {
    let settled = Settlement.settlementDate(tradeDate: day(traded), kind: .equity, exchange: exchange)
    Self.check(settled, settles, "\(exchange) \(traded)")
  }

  @Test(arguments: [
    ("EURUSD", "2026-01-05", "2026-01-07"), ("USDCAD", "2026-01-05", "2026-01-06"),
    ("CAD/USD", "2026-01-09", "2026-01-12"), ("USDTRY", "2026-01-05", "2026-01-06"),
    ("EURCAD", "2026-01-05", "2026-01-07"), ("EURUSD", "2026-01-15", "2026-01-20"),
  ])
  func spotCurrencies(pair: String, traded: String, settles: String) throws {
    let instrument = try Instrument.defaults(symbol: pair, kind: .forex)
    Self.check(instrument.settlementDate(tradeDate: day(traded)), settles, "\(pair) \(traded)")
  }

  @Test func cryptocurrenciesAndFuturesSettleAtOnce() {
    for kind in [InstrumentKind.crypto, .future] {
      Self.check(Settlement.settlementDate(tradeDate: day("2026-01-04"), kind: kind), "2026-01-04", "\(kind)")
    }
  }

  /// The Federal Reserve's published holidays; Saturdays are not made up for, Sundays are kept on Monday.
  @Test(arguments: [
    (2021, "0101 0118 0215 0531 0705 0906 1011 1111 1125"),
    (2022, "0117 0221 0530 0620 0704 0905 1010 1111 1124 1226"),
    (2023, "0102 0116 0220 0529 0619 0704 0904 1009 1123 1225"),
    (2026, "0101 0119 0216 0525 0619 0907 1012 1111 1126 1225"),
    (2027, "0101 0118 0215 0531 0705 0906 1011 1111 1125"),
  ])
  func federalReserveHolidays(year: Int, expected: String) {
    let days = (day("\(year)-01-01").dayNumber...day("\(year)-12-31").dayNumber).map(CivilDate.init(dayNumber:))
    let found = days.filter(BankHolidays.isFederalReserveHoliday)
      .map { String($0.description.filter { $0 != "-" }.suffix(4)) }
    #expect(found.joined(separator: " ") == expected)
  }

  /// Columbus Day and Veterans Day are the only weekdays of 2026 and 2027 on which New York trades without settling.
  @Test func tradingDaysWithoutSettlement() {
    let rules = Settlement()
    let days = TradingCalendar.newYork.tradingDays(from: day("2026-01-01"), to: day("2027-12-31"))
    let found = days.filter { !rules.isSettlementDay($0) }
    #expect(found == ["2026-10-12", "2026-11-11", "2027-10-11", "2027-11-11"].map(day))
  }
}

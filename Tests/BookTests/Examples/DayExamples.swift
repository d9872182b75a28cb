import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The day of an account: start, close, after hours, and the rows of its history.
@Suite struct DayExamples {
  /// The start of the day is the close before it, and stays so whatever the day brings.
  @Test func startOfDayIsTheCloseBefore() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.expect("2026-01-05T15:00", [.startOfDayEquity: "0", .flowsToday: "20000"])
    try fixture.price("2026-01-05T16:00", "XYZ", "55")
    // After the close and overnight: still that day's close, but already the next day's money.
    try fixture.price("2026-01-05T18:00", "XYZ", "70")
    try fixture.deposit("2026-01-05T20:00", "300")
    try fixture.expect("2026-01-05T23:59", [.startOfDayEquity: "0", .equity: "22300", .flowsToday: "20300"])
    let morning: [Figure: String] = [
      .startOfDayEquity: "20500", .startOfDayCash: "15000", .startOfDayMarketValue: "5500",
      .startOfDayMaintenanceExcess: "19125", .startOfDayMarginBalance: "15000", .startOfDayExcessBuyingPower: "35500",
      .startOfDayWithdrawable: "17750", .flowsToday: "300",
    ]
    try fixture.expect("2026-01-06T00:00", morning)
    try fixture.expect("2026-01-06T00:00", [.unrealizedPLToday: "1500", .dayPL: "1500"])
    try fixture.withdraw("2026-01-06T10:00", "1000")
    try fixture.trade("2026-01-06T11:00", .sell, "100", "XYZ", "60")
    try fixture.expect("2026-01-06T11:01", morning.merging([.flowsToday: "-700"]) { $1 })
    try fixture.expect("2026-01-06T11:01", [.realizedPLToday: "1000", .unrealizedPLToday: "0"])
  }

  /// A correction restates the start of the day, and so does a price that comes late.
  @Test func lateNewsRestatesTheStartOfDay() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50", id: "t1")
    try fixture.price("2026-01-05T15:59", "XYZ", "55")
    try fixture.trade("2026-01-06T10:00", .buy, "1", "XYZ", "56")
    try fixture.expect("2026-01-06T10:01", [.startOfDayEquity: "20500", .sma: "17722"])
    try fixture.price("2026-01-05T16:00", "XYZ", "60")
    try fixture.expect("2026-01-06T10:01", [.startOfDayEquity: "21000", .sma: "17972"])
    let trade = Trade(symbol: "XYZ", side: .buy, quantity: 200, price: 50)
    try fixture.record(
      "2026-01-05T10:00", .correction(Correction(replaces: "t1", replacement: .payload(.trade(trade)))))
    try fixture.expect("2026-01-06T10:01", [.startOfDayEquity: "22000", .startOfDayCash: "10000", .sma: "15972"])
  }

  /// A split that comes late is in every figure from its moment on, the start of the day included.
  @Test func lateSplit() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "60")
    try fixture.price("2026-01-06T16:00", "XYZ", "31")
    try fixture.expect("2026-01-07T09:00", [.startOfDayEquity: "18100", .longMarketValue: "3100"])
    try fixture.split("2026-01-06T09:30", "XYZ", 2, 1)
    try fixture.expect("2026-01-06T09:00", [.longMarketValue: "6000"])
    try fixture.expect("2026-01-06T10:00", [.longMarketValue: "6000", .unrealizedPLToday: "0"])
    try fixture.expect(
      "2026-01-07T09:00", [.startOfDayEquity: "21200", .longMarketValue: "6200", .unrealizedPL: "1200", .sma: "18100"])
  }

  /// A trade is a mark until a later price; without any price the figures that need one are unknown, no others.
  @Test func valuationPrice() throws {
    var fixture = try BookFixture.account(.cash, cash: nil, symbols: ["XYZ", "NEW"])
    let holding = StatementPosition(symbol: "NEW", quantity: 10, averagePrice: 7)
    try fixture.record(
      "2026-01-05T09:30",
      .statement(Statement(cash: [StatementCash(currency: .usd, amount: 1000)], positions: [holding])))
    let sheet = try fixture.sheet("2026-01-05T09:31")
    #expect(sheet[.equity] == nil)
    #expect(sheet.reason(of: .equity, in: MarketView(fixture.world)) == "no price of NEW is known")
    #expect(sheet[.cash] == 1000)
    try fixture.trade("2026-01-05T10:00", .buy, "5", "NEW", "8")
    try fixture.expect("2026-01-05T10:01", [.longMarketValue: "120"])
    try fixture.price("2026-01-05T11:00", "NEW", "9")
    try fixture.expect("2026-01-05T11:01", [.longMarketValue: "135"])
    try fixture.expect("2026-01-05T10:30", [.longMarketValue: "120"])
  }

  /// One row per session, at the official close: none on weekends and holidays, half days at their own close.
  @Test func historyHasARowPerSession() throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    try fixture.trade("2026-01-05T10:00", .buy, "10", "XYZ", "50")
    try fixture.price("2026-01-16T16:00", "XYZ", "52")
    // After hours: the next session's row.
    try fixture.deposit("2026-01-16T16:00", "1")
    try fixture.deposit("2026-01-16T16:01", "100")
    try fixture.price("2026-01-16T17:00", "XYZ", "60")
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-21T17:00"), in: MarketView(fixture.world))
    let rows = history.days.map { "\($0.date) \($0.totalValue?.description ?? "unknown")" }
    // The 17th to the 19th: a weekend and Martin Luther King Day.
    #expect(rows.count == 12)
    #expect(rows[8] == "2026-01-15 1000")
    #expect(rows[9] == "2026-01-16 1021")
    #expect(rows[10] == "2026-01-20 1201")
    #expect(history.days.allSatisfy { TradingCalendar.newYork.isTradingDay($0.date) })
    #expect(history.days(from: CivilDate("2026-01-17"), to: CivilDate("2026-01-20")).map(\.totalValue) == [1201])
  }

  /// The SMA takes up a profit at the close although nothing is held any more, on whichever day one looks.
  @Test func flatAccountKeepsItsProfit() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.trade("2026-01-05T11:00", .sell, "100", "XYZ", "120")
    try fixture.expect("2026-01-05T11:01", [.sma: "11000", .regTExcess: "12000"])
    for day in ["2026-01-05T16:00", "2026-01-06T10:00", "2026-03-06T10:00"] {
      try fixture.expect(day, [.sma: "12000"])
    }
  }
}

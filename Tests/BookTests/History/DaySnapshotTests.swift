import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The account at the edges of its days (balances.md §10.2).
@Suite struct DaySnapshotTests {
  private static func date(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure(text) }
    return date
  }

  private func snapshot(
    _ fixture: BookFixture, _ date: String, _ edge: DaySnapshot.Edge, knownThrough: Int64 = .max
  ) throws -> DaySnapshot? {
    try DaySnapshot(
      of: try #require(fixture.book), Self.date(date), edge, in: MarketView(fixture.world, knownThrough: knownThrough))
  }

  /// The start of a day is the close before it; what comes in overnight belongs to the day.
  @Test func overnightBelongsToTheNewDay() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "52")
    try fixture.price("2026-01-05T18:00", "XYZ", "60")
    try fixture.deposit("2026-01-05T20:00", "700")
    try fixture.deposit("2026-01-06T06:00", "30")
    let end = try #require(try snapshot(fixture, "2026-01-05", .end))
    #expect(end[.equity] == 10_200 && end.at == BookFixture.at("2026-01-05T16:00"))
    let start = try #require(try snapshot(fixture, "2026-01-06", .start))
    #expect(start[.equity] == 10_200 && start.valuedAt == end.at && start.at == BookFixture.at("2026-01-06T00:00"))
    #expect(start.cash[.usd] == 5_000)
    #expect(try start.positions(in: MarketView(fixture.world)).map(\.marketValue) == [5_200])
    #expect(start.state.cash[.usd] == 5_000)
    try fixture.expect("2026-01-06T07:00", [.startOfDayEquity: "10200", .flowsToday: "730"])
  }

  /// Nothing that happens on a day changes its start; what is told late does, for those who know it.
  @Test func lateNewsIsADatedRestatement() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "52")
    for hour in ["01:00", "09:31", "12:00", "15:59", "23:59"] {
      try fixture.price("2026-01-06T\(hour)", "XYZ", "70")
      try fixture.deposit("2026-01-06T\(hour)", "5")
      try fixture.expect("2026-01-06T\(hour)", [.startOfDayEquity: "10200"])
    }
    let known = fixture.position
    try fixture.deposit("2026-01-05T12:00", "1000")
    #expect(try snapshot(fixture, "2026-01-06", .start)?[.equity] == 11_200)
    #expect(try snapshot(fixture, "2026-01-06", .start, knownThrough: known)?[.equity] == 10_200)
    #expect(try snapshot(fixture, "2026-01-05", .end, knownThrough: known)?[.equity] == 10_200)
  }

  /// What settles on the day is settled at its start; on a day on which banks rest nothing is.
  @Test func settlementOfTheDayComesFirst() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.trade("2026-01-07T10:00", .sell, "100", "XYZ", "50")
    // Sold on Wednesday, settled on Thursday.
    #expect(try snapshot(fixture, "2026-01-07", .end)?[.settledCash] == 5_000)
    #expect(try snapshot(fixture, "2026-01-08", .start)?[.settledCash] == 10_000)
    #expect(try snapshot(fixture, "2026-01-08", .start)?[.withdrawable] == 10_000)
    try fixture.expect("2026-01-08T00:00", [.startOfDayWithdrawable: "10000", .settledCash: "10000"])
    // Columbus Day: the exchange trades, the banks rest. Sold on Friday, settled on Tuesday.
    try fixture.trade("2026-10-08T10:00", .buy, "100", "XYZ", "50")
    try fixture.trade("2026-10-09T10:00", .sell, "100", "XYZ", "50")
    #expect(try snapshot(fixture, "2026-10-12", .start)?[.settledCash] == 5_000)
    #expect(try snapshot(fixture, "2026-10-13", .start)?[.settledCash] == 10_000)
  }

  /// A split of the day is in the positions that the day starts with.
  @Test func splitsOfTheDayComeFirst() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.record(
      "2026-01-06T00:00", account: nil, .split(Split(symbol: "XYZ", numerator: 2, denominator: 1)))
    let start = try #require(try snapshot(fixture, "2026-01-06", .start))
    #expect(start.state.positions.map(\.quantity) == [200] && start[.equity] == 10_000)
    #expect(start.state.positions.map(\.priorClose) == [25])
    #expect(try start.positions(in: MarketView(fixture.world)).map(\.marketValue) == [5_000])
  }

  /// Half days end early; weekends and holidays have no close and no roll.
  @Test func closesByTheCalendar() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000")
    try fixture.trade("2026-11-25T10:00", .buy, "100", "XYZ", "50")
    // The day after Thanksgiving closes at 13:00.
    try fixture.price("2026-11-27T13:00", "XYZ", "51")
    try fixture.price("2026-11-27T13:01", "XYZ", "53")
    try fixture.deposit("2026-11-27T14:00", "7")
    #expect(try snapshot(fixture, "2026-11-27", .end)?[.equity] == 10_100)
    #expect(try snapshot(fixture, "2026-11-27", .end)?.at == BookFixture.at("2026-11-27T13:00"))
    // Thanksgiving itself: the values of Wednesday, Thursday's own end.
    #expect(try snapshot(fixture, "2026-11-26", .start)?[.equity] == 10_000)
    #expect(try snapshot(fixture, "2026-11-26", .end)?[.equity] == 10_000)
    // Saturday starts from Friday's close, and ends with what came since.
    #expect(try snapshot(fixture, "2026-11-28", .start)?[.equity] == 10_100)
    #expect(try snapshot(fixture, "2026-11-28", .end)?[.equity] == 10_307)
    #expect(try snapshot(fixture, "2026-11-30", .start)?[.equity] == 10_100)
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-12-01T20:00"), in: MarketView(fixture.world))
    #expect(history.days.suffix(4).map(\.date.description) == ["2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"])
    #expect(history.day(Self.date("2026-11-27"))?.totalValue == 10_100)
    #expect(history.day(Self.date("2026-11-30"))?[.flows] == 7)
    #expect(try snapshot(fixture, "2026-01-02", .end) == nil)
  }

  /// A day starts with what its row starts with.
  @Test(arguments: 1...4) func rowsStartAsDaysDo(seed: UInt64) throws {
    let life = try HistoryProperties.life(seed, unknownBasis: true)
    let market = MarketView(life.world)
    let history = try AccountHistory(of: life.book, through: life.now, in: market)
    for day in history.days.suffix(6) {
      let start = try #require(try DaySnapshot(of: life.book, day.date, .start, in: market))
      #expect(start[.equity] == day[.start])
    }
    #expect(throws: LedgerError.self) {
      try Explanation(ofDay: Self.date("2026-01-10"), book: life.book, in: market)
    }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What was known when: the terms of instruments, and when days start.
@Suite struct KnowledgeTests {
  /// A stock that is no longer marginable was so for those who look with the knowledge of before.
  @Test func termsAreKnownByTheirTime() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    let known = fixture.position
    try fixture.instrument("XYZ", marginable: false)
    try fixture.instrument("XYZ", marginable: false)
    let at = BookFixture.at("2026-01-05T11:00")
    for (position, initial) in [(known, "2500"), (known + 1, "5000"), (.max, "5000")] {
      let market = MarketView(fixture.world, knownThrough: position)
      let state = try #require(try fixture.book?.state(asOf: at, in: market))
      #expect(BalanceSheet(of: state, at: at, in: market)[.initialRequirement]?.trimmed().description == initial)
      let id = try #require(fixture.world.instruments.id("XYZ"))
      #expect(market.world.instruments[id].isMarginable == (position == known))
      let history = try AccountHistory(of: try #require(fixture.book), through: at, in: market)
      #expect(history.days.isEmpty)
    }
  }

  /// Globex opens at 18:00 for the next day, currencies at 17:00; equities start at midnight.
  @Test(arguments: [
    (AccountProfile.Kind.futures, "2026-01-05T18:00"), (.forex, "2026-01-05T17:00"), (.margin, "2026-01-06T00:00"),
  ])
  func daysStartByTheKindOfAccount(kind: AccountProfile.Kind, roll: String) throws {
    var fixture = BookFixture()
    try fixture.open("2026-01-05T09:00", kind)
    try fixture.deposit("2026-01-05T10:00", "1000")
    try fixture.deposit("2026-01-05T16:30", "50")
    let start = BookFixture.at(roll)
    let before = try fixture.state("2026-01-05T16:59")
    #expect(before.startOfDay == nil && before.today.flows[.usd] == 1_050)
    let market = MarketView(fixture.world)
    let last = try #require(try fixture.book?.state(asOf: start.advanced(bySeconds: -1), in: market))
    #expect(last.startOfDay == nil)
    let state = try #require(try fixture.book?.state(asOf: start, in: market))
    #expect(state.startOfDay?.rolledAt == start && state.startOfDay?.date.description == "2026-01-06")
    // What came after the close belongs to the new day.
    #expect(state.startOfDay?.cash[.usd] == 1_000 && state.today.flows[.usd] == 50)
    // Over a weekend: Sunday evening, or Monday.
    try fixture.deposit("2026-01-09T12:00", "1")
    let monday = try fixture.state("2026-01-12T01:00")
    let weekend = ["2026-01-05T18:00": "2026-01-11T18:00", "2026-01-05T17:00": "2026-01-11T17:00"]
    #expect(monday.startOfDay?.rolledAt == BookFixture.at(weekend[roll] ?? "2026-01-12T00:00"))
    #expect(monday.startOfDay?.cash[.usd] == 1_051)
  }

  /// How old a price is, whose it is, and whether the session has brought none; values by the regulator's rule.
  @Test func pricesHaveAnAge() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000", symbols: ["XYZ", "NEW"])
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "52")
    try fixture.trade("2026-01-06T11:00", .buy, "10", "XYZ", "55")
    try fixture.price("2026-01-06T12:00", "XYZ", "56")
    func standing(_ at: String) throws -> PriceStanding? {
      let state = try fixture.state(at)
      let market = MarketView(fixture.world)
      let position = try #require(state.positions.first)
      return try ValuedPosition(position, in: state, at: BookFixture.at(at), market)
        .standing(at: BookFixture.at(at), in: market)
    }
    #expect(try standing("2026-01-05T10:01") == PriceStanding(rule: .own, age: 60, isStale: false))
    // Overnight the close is not stale; the next session has brought none at 10:00.
    #expect(try standing("2026-01-05T20:00") == PriceStanding(rule: .last, age: 14_400, isStale: false))
    #expect(try standing("2026-01-06T09:29")?.isStale == false)
    #expect(try standing("2026-01-06T10:00")?.isStale == true)
    #expect(try standing("2026-01-06T11:00") == PriceStanding(rule: .own, age: 0, isStale: false))
    let state = try fixture.state("2026-01-06T13:00")
    let at = BookFixture.at("2026-01-06T13:00")
    let valued = try ValuedPosition(try #require(state.positions.first), in: state, at: at, MarketView(fixture.world))
    #expect(valued.marketValue == 6_160)
    // 100 units at the close of 52, 10 at their own 55.
    #expect(try valued.regulatoryValue(since: state.startOfDay?.closedAt) == 5_750)
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// An account that lives under both rules: each one's figures are always told, the one in force counts.
@Suite struct RegimeTests {
  /// Flagged in 2025; its broker moves on 8 June 2026.
  static func account() throws -> BookFixture {
    var fixture = BookFixture()
    try fixture.record(
      "2025-03-03T00:00", account: nil,
      .instrument(InstrumentDefinition(instrument: try Instrument.defaults(symbol: "XYZ"))))
    var profile = AccountProfile(kind: .margin, currency: .usd)
    profile.intradayMarginFrom = CivilDate("2026-06-08")
    try fixture.record("2025-03-03T09:00", .accountOpened(profile))
    try fixture.deposit("2025-03-03T09:30", "30000")
    var change = AccountChange()
    change.patternDayTrader = true
    try fixture.record("2025-04-01T09:00", .accountChanged(change))
    try fixture.withdraw("2025-04-02T09:00", "6000")
    return fixture
  }

  @Test func flaggedIn2025() throws {
    var fixture = try Self.account()
    // 24,000 at the close: no day trades under the old rule. The new one knows no such floor.
    let old: [Figure: String] = [
      .intradayMarginRule: "0", .patternDayTrader: "1", .patternDayTradeBuyingPower: "0",
      .intradayBuyingPower: "80000", .dayTradeBuyingPower: "0",
    ]
    try fixture.expect("2025-04-03T10:00", old)
    try fixture.expect("2026-06-05T10:00", old)
    var new = old
    new[.intradayMarginRule] = "1"
    new[.dayTradeBuyingPower] = "80000"
    try fixture.expect("2026-06-08T10:00", new)
    try fixture.trade("2026-06-08T10:00", .buy, "1000", "XYZ", "40")
    try fixture.trade("2026-06-08T10:01", .sell, "1000", "XYZ", "40")
    try fixture.expect("2026-06-08T10:02", [.dayTrades: "1", .dayTradeUsage: "10000", .dayTradeBuyingPower: "80000"])
    // A broker may take longer, and no longer than the phase-in.
    var change = AccountChange()
    change.intradayMarginFrom = CivilDate("2028-01-01")
    try fixture.record("2026-06-09T09:00", .accountChanged(change))
    try fixture.expect("2026-06-09T10:00", [.intradayMarginRule: "0", .dayTradeBuyingPower: "0"])
    try fixture.expect("2027-10-20T10:00", [.intradayMarginRule: "0"])
    try fixture.expect("2027-10-21T10:00", [.intradayMarginRule: "1"])
  }

  @Test func withoutASettingItIsTheFirstDayPossible() throws {
    let fixture = try BookFixture.account(.margin, cash: "30000")
    try fixture.expect("2026-06-03T20:00", [.intradayMarginRule: "0", .dayTradeBuyingPower: "120000"])
    try fixture.expect("2026-06-04T09:00", [.intradayMarginRule: "1", .dayTradeBuyingPower: "100000"])
  }

  /// The tree of the day-trade power leads down to the deposit and the purchases under either rule.
  @Test(arguments: [("2026-01-07T11:00", "0"), ("2026-06-08T11:00", "1")]) func explained(at: String, rule: String)
    throws
  {
    var fixture = try BookFixture.account(.margin, cash: nil, symbols: ["XYZ"])
    try fixture.deposit("2026-01-05T09:30", "30000", id: "money")
    let day = String(at.prefix(10))
    try fixture.trade(day + "T10:00", .buy, "1000", "XYZ", "40", id: "buy")
    let instant = BookFixture.at(at)
    let book = try #require(fixture.book)
    let tree = try Explanation(of: .dayTradeBuyingPower, book: book, at: instant, in: MarketView(fixture.world))
    #expect(try ExplanationEvaluator.value(tree) == tree.value)
    #expect(tree.value == (rule == "0" ? BookFixture.decimal("80000") : 60_000))
    let events = Set(Self.leaves(tree).compactMap { $0.event.flatMap(book.event)?.event.identifier })
    #expect(events == ["money", "buy"])
    #expect(Self.labels(tree).isSuperset(of: ["intraday_margin_rule", "day_trade_commitment", "house_excess"]))
  }

  private static func leaves(_ tree: Explanation) -> [Explanation] {
    tree.operands.isEmpty ? [tree] : tree.operands.flatMap(leaves)
  }

  private static func labels(_ tree: Explanation) -> Set<String> {
    tree.operands.reduce(into: [tree.label]) { $0.formUnion(labels($1)) }
  }
}

/// What an account may do within the day, as brokers' interfaces tell it.
@Suite struct DayTradeStandingTests {
  private static func standing(_ fixture: BookFixture, _ at: String) throws -> DayTradeStanding {
    DayTradeStanding(of: try fixture.state(at), by: try fixture.sheet(at))
  }

  @Test func flaggedIn2025() throws {
    let fixture = try RegimeTests.account()
    let old = try Self.standing(fixture, "2026-06-05T10:00")
    #expect(old.isPatternDayTrader && old.mayDayTrade == false && !old.isRestricted && old.excess == 0)
    let new = try Self.standing(fixture, "2026-06-08T10:00")
    #expect(!new.isPatternDayTrader && new.mayDayTrade == true && new.excess == 24_000)
  }

  /// An unanswered call leaves the cash, a freeze no new debits; both are restrictions of ninety days.
  @Test func restrictions() throws {
    var fixture = try PatternDayTraderTests.built()
    try fixture.trade("2026-01-06T10:00", .buy, "1200", "A", "100")
    try fixture.trade("2026-01-06T10:01", .sell, "1200", "A", "100")
    #expect(try Self.standing(fixture, "2026-01-13T10:00").mayDayTrade == true)
    let bound = try Self.standing(fixture, "2026-01-14T10:00")
    #expect(bound.isRestricted && bound.mayDayTrade == false && bound.status == .restricted90Days)
    #expect(try Self.standing(fixture, "2026-04-14T10:00").status == .active)
    var change = AccountChange()
    change.status = .closingOnly
    try fixture.record("2026-04-14T11:00", .accountChanged(change))
    #expect(try Self.standing(fixture, "2026-04-14T12:00").status == .closingOnly)
  }

  /// Four day trades in the window without the equity for them; without credit there is nothing to day trade with.
  @Test func counted() throws {
    var fixture = try PatternDayTraderTests.account(cash: "20000", flagged: false)
    for minute in 0..<4 {
      #expect(try Self.standing(fixture, "2026-01-06T10:0\(minute)").mayDayTrade == true)
      try fixture.trade("2026-01-06T10:0\(minute)", .buy, "10", "A", "50")
      try fixture.trade("2026-01-06T10:0\(minute)", .sell, "10", "A", "50")
    }
    let flagged = try Self.standing(fixture, "2026-01-06T10:05")
    #expect(flagged.isPatternDayTrader && flagged.mayDayTrade == false)
    let cash = try Self.standing(try BookFixture.account(.cash, cash: "100"), "2026-01-06T10:00")
    #expect(!cash.isPatternDayTrader && cash.mayDayTrade == true && cash.excess == 100)
  }
}

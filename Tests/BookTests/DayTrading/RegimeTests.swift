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

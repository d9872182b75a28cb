import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// Which lots a closing takes, and what that realises (balances.md §8.1).
@Suite struct LotExamples {
  /// 50 at 40, 50 at 60, 50 at 80; 50 are sold at 100.
  static func threeLots(_ method: LotMethod = .fifo) throws -> BookFixture {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    var profile = AccountProfile(kind: .cash, currency: .usd)
    profile.lotMethod = method
    try fixture.record("2026-01-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-01-05T09:30", "10000")
    for (hour, price) in [("10", "40"), ("11", "80"), ("12", "60")] {
      try fixture.trade("2026-01-05T\(hour):00", .buy, "50", "XYZ", price, id: "b\(price)")
    }
    return fixture
  }

  static let sale = Trade(symbol: "XYZ", side: .sell, quantity: 50, price: 100)

  @Test(arguments: [
    (LotMethod.fifo, "3000"), (.lifo, "2000"), (.highestCost, "1000"), (.lowestCost, "3000"), (.average, "2000"),
  ]) func theAccountsMethod(_ method: LotMethod, _ realised: String) throws {
    var fixture = try Self.threeLots(method)
    try fixture.record("2026-01-05T13:00", .trade(Self.sale))
    let rest = try BookFixture.decimal("9000") - (5000 - BookFixture.decimal(realised))
    try fixture.expect(
      "2026-01-05T13:01", [.realizedPL: realised, .realizedPLTodayAverage: "2000", .costOfPositions: "6000"])
    #expect(try fixture.state("2026-01-05T13:01").positions[0].lots.cost == rest)
  }

  @Test(arguments: [
    (LotMethod.fifo, "3000"), (.lifo, "2000"), (.highestCost, "1000"), (.lowestCost, "3000"), (.average, "2000"),
  ]) func theTradesMethodGoesFirst(_ method: LotMethod, _ realised: String) throws {
    var fixture = try Self.threeLots(.lifo)
    var sale = Self.sale
    sale.lotMethod = method
    try fixture.record("2026-01-05T13:00", .trade(sale))
    try fixture.expect("2026-01-05T13:01", [.realizedPL: realised])
  }

  @Test func lotsByName() throws {
    var fixture = try Self.threeLots()
    var sale = Self.sale
    sale.lots = [LotChoice(event: "b60", quantity: 20), LotChoice(event: "b80", quantity: 30)]
    try fixture.record("2026-01-05T13:00", .trade(sale))
    try fixture.expect("2026-01-05T13:01", [.realizedPL: "1400"])
    let lots = try fixture.state("2026-01-05T13:01").positions[0].lots
    #expect(lots.all.map(\.quantity) == [50, 20, 30])
    #expect(lots.cost == 5400)
  }

  /// A corrected purchase goes by its own id, and by that of the correction.
  @Test(arguments: ["b80", "c"]) func aCorrectedOpenerKeepsItsName(_ name: String) throws {
    var fixture = try Self.threeLots()
    let better = Trade(symbol: "XYZ", side: .buy, quantity: 50, price: 90)
    try fixture.record(
      "2026-01-05T11:00", id: "c",
      .correction(Correction(replaces: "b80", replacement: .payload(.trade(better)))))
    var sale = Self.sale
    sale.lots = [LotChoice(event: name, quantity: 50)]
    try fixture.record("2026-01-05T13:00", .trade(sale))
    try fixture.expect("2026-01-05T13:01", [.realizedPL: "500"])
  }

  /// Shorts mirror: the highest cost is the highest proceeds.
  @Test func shortLots() throws {
    var fixture = try BookFixture.account(.margin, cash: "50000")
    for price in ["40", "80", "60"] {
      try fixture.trade("2026-01-05T10:0\(price.prefix(1))", .sellShort, "50", "XYZ", price)
    }
    var cover = Trade(symbol: "XYZ", side: .buyToCover, quantity: 60, price: 50, lotMethod: .highestCost)
    try fixture.record("2026-01-05T11:00", .trade(cover))
    // 50 × 30 of the lot at 80, 10 × 10 of the lot at 60.
    try fixture.expect("2026-01-05T11:01", [.realizedPL: "1600"])
    cover.lotMethod = .lowestCost
    cover.quantity = 50
    try fixture.record("2026-01-05T12:00", .trade(cover))
    try fixture.expect("2026-01-05T12:01", [.realizedPL: "1100"])
  }

  @Test(arguments: [
    ([LotChoice(event: "nothing", quantity: 50)], LedgerError.Code.unknownEvent),
    ([LotChoice(event: "b40", quantity: 51)], .notHeld),
    ([LotChoice(event: "b40", quantity: 40)], .malformed),
    ([LotChoice(event: "b40", quantity: 30), LotChoice(event: "b40", quantity: 21)], .notHeld),
    ([LotChoice(event: "b40", quantity: 0)], .notPositive),
  ]) func lotsThatAreNotThere(_ lots: [LotChoice], _ code: LedgerError.Code) throws {
    var fixture = try Self.threeLots()
    var sale = Self.sale
    sale.lots = lots
    let error = #expect(throws: LedgerError.self) { try fixture.record("2026-01-05T13:00", .trade(sale)) }
    #expect(error?.code == code)
    #expect(error?.field == "lots")
    try fixture.expect("2026-01-05T13:01", [.realizedPL: "0", .costOfPositions: "9000"])
  }

  /// Without a basis the profit is unknown, not zero: today until the day is over, altogether for good.
  @Test func unknownBasisIsUnknownProfit() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T09:00", .cash)
    let holding = StatementPosition(symbol: "XYZ", quantity: 10, price: 40)
    try fixture.record(
      "2026-01-05T09:30",
      .statement(Statement(cash: [StatementCash(currency: .usd, amount: 100)], positions: [holding])))
    try fixture.trade("2026-01-06T10:00", .sell, "4", "XYZ", "50")
    let sheet = try fixture.sheet("2026-01-06T11:00")
    #expect(sheet[.realizedPLToday] == nil)
    #expect(sheet[.realizedPL] == nil)
    #expect(sheet[.dayPL] == nil)
    #expect(sheet[.unrealizedPL] == nil)
    #expect(sheet[.equity] == 600)
    #expect(try fixture.state("2026-01-06T11:00").positions[0].realisedToday == nil)
    try fixture.trade("2026-01-07T10:00", .buy, "4", "XYZ", "50")
    #expect(try fixture.sheet("2026-01-07T11:00")[.realizedPLToday] == 0)
    #expect(try fixture.sheet("2026-01-07T11:00")[.realizedPL] == nil)
  }
}

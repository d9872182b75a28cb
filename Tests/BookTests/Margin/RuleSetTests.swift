import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// Rules by their days, and the arithmetic that stands on them alone.
@Suite struct RuleSetTests {
  static func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure(text) }
    return date
  }

  /// A fund of factor three: since December 2009 its rates are multiplied.
  @Test func leveragedFundsBeforeAndAfterTheNotice() throws {
    var fixture = BookFixture()
    var fund = try Instrument.defaults(symbol: "TRI", kind: .etf)
    fund.leverageFactor = 3
    func at(_ text: String) -> Instant { BookFixture.at(text) }
    try fixture.record(at("2009-11-01T00:00"), account: nil, .instrument(InstrumentDefinition(instrument: fund)))
    try fixture.open("2009-11-27T09:00", .margin)
    try fixture.deposit("2009-11-27T09:30", "10000")
    try fixture.trade("2009-11-30T10:00", .buy, "100", "TRI", "50")
    try fixture.expect("2009-11-30T10:01", [.maintenanceRequirement: "1250", .houseRequirement: "1500"])
    try fixture.expect("2009-12-01T10:01", [.maintenanceRequirement: "3750", .houseRequirement: "4500"])
    #expect(RuleSet.named("cash")?.rules(on: Self.day("1990-01-01")).allowsCredit == false)
    #expect(RuleSet.named("reg_z") == nil)
    #expect(RuleSet.regT.versions.first?.until == RuleSet.regT.versions.last?.from)
  }

  /// Treasuries by the time to their maturity; the highest where nobody told it.
  @Test(arguments: [
    ("2026-12-31", "100"), ("2027-01-05", "200"), ("2028-12-31", "200"), ("2030-06-01", "300"), ("2035-01-01", "400"),
    ("2045-01-01", "500"), ("2046-01-05", "600"), (nil, "600"),
  ])
  func treasuries(matures: String?, requirement: String) throws {
    var fixture = BookFixture()
    var bond = try Instrument.defaults(symbol: "912810TM0", kind: .bond)
    bond.isTreasury = true
    bond.matures = matures.map(Self.day)
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: bond)))
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "20000")
    try fixture.record(
      "2026-01-05T10:00",
      .statement(
        Statement(
          cash: [StatementCash(currency: .usd, amount: 10_000)],
          positions: [StatementPosition(symbol: "912810TM0", quantity: 100, averagePrice: 100, price: 100)])))
    try fixture.expect(
      "2026-01-05T10:01",
      [.initialRequirement: requirement, .maintenanceRequirement: requirement, .houseRequirement: requirement])
  }

  /// A new issue has no loan value until its day.
  @Test func newIssue() throws {
    var fixture = BookFixture()
    var stock = try Instrument.defaults(symbol: "IPO")
    stock.marginableFrom = Self.day("2026-01-08")
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: stock)))
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "IPO", "50")
    try fixture.expect("2026-01-05T10:01", [.initialRequirement: "5000", .houseRequirement: "5000", .sma: "5000"])
    try fixture.expect("2026-01-07T23:00", [.initialRequirement: "5000", .sma: "5000"])
    try fixture.expect("2026-01-08T16:00", [.initialRequirement: "2500", .houseRequirement: "1500", .sma: "7500"])
  }

  /// Call prices of the worked examples: at 97.00; at 26.67 and at the house's 28.57; at 69.23 of a short.
  @Test func callPrices() throws {
    func prices(_ fixture: BookFixture, _ at: String) throws -> CallPrices.Line {
      try #require(
        try CallPrices(of: fixture.state(at), by: fixture.sheet(at), in: MarketView(fixture.world)).lines.first)
    }
    var half = try BookFixture.account(.margin, cash: "36375")
    try half.trade("2026-01-05T10:00", .buy, "500", "XYZ", "145.50")
    #expect(try prices(half, "2026-01-05T10:01").maintenance == 97)
    var debit = try BookFixture.account(.margin, cash: nil)
    try debit.state("2026-01-05T09:30", cash: "-20000", holdings: [("XYZ", "1000", "30")])
    let line = try prices(debit, "2026-01-05T09:31")
    #expect(line.maintenance == BookFixture.decimal("26.666666666667"))
    #expect(line.house == BookFixture.decimal("28.571428571429"))
    var short = try BookFixture.account(.margin, cash: "15000")
    try short.trade("2026-01-05T10:00", .sellShort, "500", "XYZ", "60")
    #expect(try prices(short, "2026-01-05T10:01").maintenance?.rounded(toScale: 4, .halfEven).description == "69.2308")
  }

  /// At the call price the requirement is just met, whichever part of the table applies there.
  @Test(
    arguments: ["1", "2", "2.40", "2.50", "3.70", "4.99", "5", "9", "16", "17", "60", "200"], ["100", "1500", "40000"])
  func shortCallPriceMeetsTheRequirement(price: String, cash: String) throws {
    let rules = RuleSet.regT.rules(on: Self.day("2026-01-05"))
    let (price, cash) = (BookFixture.decimal(price), BookFixture.decimal(cash))
    let stock = InstrumentTraits(try Instrument.defaults(symbol: "XYZ"))
    func excess(_ at: ExactDecimal) throws -> ExactDecimal {
      let value = try at * 100
      return try cash + price * 100 - value
        - rules.requirement(of: stock, quantity: -100, price: at, marketValue: value).maintenance
    }
    let level = try rules.shortCallPrice(price: price, shares: 100, excess: excess(price))
    guard let level else {
      #expect(try excess(BookFixture.decimal("0.000001")) < 0)
      return
    }
    #expect(try excess(level).magnitude < BookFixture.decimal("0.000001"))
    #expect(try excess(level + BookFixture.decimal("0.01")) < 0)
  }
}

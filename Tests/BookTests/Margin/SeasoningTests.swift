import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Shares of a fund have no loan value for 30 days after each purchase, lot by lot.
@Suite struct SeasoningTests {
  private func fixture() throws -> BookFixture {
    var fixture = try HouseRateTests.fixture(cash: "100000", symbols: []) { _ in }
    var fund = try Instrument.defaults(symbol: "FUND")
    fund.kind = .fund
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: fund)))
    try fixture.trade("2026-01-05T10:00", .buy, "100", "FUND", "100")
    try fixture.trade("2026-01-20T10:00", .buy, "50", "FUND", "100")
    return fixture
  }

  private func expect(_ fixture: BookFixture, _ at: String, _ values: [Figure: String]) throws {
    try fixture.expect(at, values)
    for figure in values.keys {
      let tree = try Explanation(
        of: figure, book: try #require(fixture.book), at: BookFixture.at(at), in: MarketView(fixture.world))
      #expect(try ExplanationEvaluator.value(tree) == fixture.sheet(at)[figure], "\(figure.name) \(at)")
    }
  }

  @Test func lotByLot() throws {
    let fixture = try fixture()
    try expect(
      fixture, "2026-01-05T10:01",
      [.initialRequirement: "10000", .maintenanceRequirement: "10000", .houseRequirement: "10000", .sma: "90000"])
    // 3 February is the 29th day after the first purchase, 4 February the 30th.
    try expect(
      fixture, "2026-02-03T12:00",
      [.initialRequirement: "15000", .maintenanceRequirement: "15000", .chargedRequirement: "15000", .sma: "85000"])
    try expect(
      fixture, "2026-02-04T12:00",
      [.initialRequirement: "10000", .maintenanceRequirement: "7500", .houseRequirement: "8000", .sma: "85000"])
    // The close takes up what the loan value adds.
    try expect(fixture, "2026-02-05T12:00", [.sma: "90000", .chargedRequirement: "10000"])
    try expect(
      fixture, "2026-02-19T12:00",
      [.initialRequirement: "7500", .maintenanceRequirement: "3750", .houseRequirement: "4500"])
  }

  /// A sale releases what the lots that it closes asked for.
  @Test func salesReleaseByLot() throws {
    var fixture = try fixture()
    // 100 old units give half, 20 young ones all.
    try fixture.trade("2026-02-05T10:00", .sell, "120", "FUND", "100")
    try expect(fixture, "2026-02-05T10:01", [.sma: "97000", .initialRequirement: "3000"])
    try fixture.trade("2026-02-05T10:02", .sell, "30", "FUND", "100")
    try expect(fixture, "2026-02-05T10:03", [.sma: "100000", .initialRequirement: "0"])
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Stock under a written call counts at most the strike, and what a large share of the account asks for is asked of
/// that value too.
@Suite struct ConcentratedCoverTests {
  @Test(arguments: [("0", "2500"), ("100000", "1500")])
  func theTierHoldsForTheCappedValue(_ debit: String, _ house: String) throws {
    var fixture = try HouseRateTests.fixture(cash: "4000") {
      $0.house = HouseRateTests.house {
        $0.concentration = [
          HouseParameters.ConcentrationTier(
            share: BookFixture.decimal("0.25"), rate: BookFixture.decimal("0.50"))
        ]
        $0.concentrationDebit = BookFixture.decimal(debit)
      }
    }
    try fixture.instrument("XYZ   261218C00050000", multiplier: "100")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "60")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", "XYZ   261218C00050000", "12")
    let sheet = try fixture.sheet("2026-01-05T10:02")
    #expect(sheet[.cappedByOptions] == 1_000)
    #expect(sheet[.houseRequirement] == BookFixture.decimal(house))
    for figure in [Figure.houseRequirement, .initialRequirement, .chargedRequirement] {
      let tree = try Explanation(
        of: figure, book: try #require(fixture.book), at: BookFixture.at("2026-01-05T10:02"),
        in: MarketView(fixture.world))
      #expect(try ExplanationEvaluator.value(tree) == sheet[figure], "\(figure.name)")
    }
  }
}

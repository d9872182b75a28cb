import CivilTime
import Margin
import Market
import Money
import Testing

/// Worked and published examples of retail forex.
@Suite struct ForexExamples {
  private static func decimal(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return value
  }

  private static let today = CivilDate(year: 2026, month: 11, day: 18) ?? CivilDate(dayNumber: 0)

  /// Three pairs at the rates of the moment, sterling at three per cent.
  @Test func deposits() throws {
    let table = ForexMargin(changes: [
      ForexMargin.Change(
        currency: .gbp, from: CivilDate(year: 2021, month: 8, day: 1) ?? Self.today, rate: Self.decimal("0.03"))
    ])
    func requirement(_ units: Int, _ pair: String, _ rate: String) throws -> ExactDecimal {
      try table.requirement(
        units: ExactDecimal(units), of: #require(CurrencyPair(pair)), baseRate: Self.decimal(rate), on: Self.today)
    }
    #expect(try requirement(50000, "EURUSD", "1.0900") == 1090)
    #expect(try requirement(-20000, "USDJPY", "1") == 400)
    #expect(try requirement(30000, "EURGBP", "1.0900") == 981)
    #expect(try requirement(1000, "USDMXN", "1") == 50)
  }

  /// The share already is the deposit: no leverage divides it again.
  @Test func noLeverageTwice() throws {
    let table = ForexMargin(changes: [
      ForexMargin.Change(currency: .eur, from: Self.today, rate: Self.decimal("0.03"))
    ])
    let pair = try #require(CurrencyPair("EURUSD"))
    #expect(
      try table.requirement(units: 100_000, of: pair, baseRate: Self.decimal("1.10"), on: Self.today) == 3300)
    #expect(table.rate(of: pair, on: Self.today.advanced(byDays: -1)) == Self.decimal("0.02"))
  }

  @Test func wednesdayStandsForTheWeekend() throws {
    let days = ForexRollover.days(on: Self.today)
    #expect(
      try ForexRollover.financing(units: 50000, swapPoints: Self.decimal("-0.000045"), days: days)
        == Self.decimal("-6.75"))
    #expect((0..<7).reduce(0) { $0 + ForexRollover.days(on: Self.today.advanced(byDays: $1)) } == 7)
    #expect(ForexRollover.days(on: Self.today.advanced(byDays: 1), settlesInOneDay: true) == 3)
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Several currencies in one account (balances.md §9).
@Suite struct CurrencyExamples {
  static func exchange(
    _ sold: ExactDecimal, _ from: Currency, _ bought: ExactDecimal, _ to: Currency, settles: CivilDate? = nil
  ) -> Event.Payload {
    .currencyExchange(
      CurrencyExchange(
        soldAmount: sold, soldCurrency: from, boughtAmount: bought, boughtCurrency: to, settles: settles))
  }

  /// Monday 5 January 2026: dollars against Canadian dollars settle the next day, against euros after two.
  @Test(arguments: [(Currency.cad, "2026-01-06"), (.eur, "2026-01-07"), (.jpy, "2026-01-07")])
  func valueDate(currency: Currency, settles: String) throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    try fixture.rate("2026-01-05T09:00", "USD\(currency)", "2")
    try fixture.record("2026-01-05T10:00", Self.exchange(100, .usd, 190, currency))
    let day = try #require(CivilDate(settles))
    try fixture.expect(
      "\(day.advanced(byDays: -1))T23:59",
      [.cash: "995", .unsettledCredits: "95", .unsettledDebits: "100", .settledCash: "1000"])
    try fixture.expect(
      "\(day)T00:00", [.cash: "995", .unsettledCredits: "0", .unsettledDebits: "0", .settledCash: "995"])
  }

  /// What is sold in a cash account must be there; in a margin account it becomes a loan in that currency.
  @Test func soldBeyondWhatIsHeld() throws {
    var cash = try BookFixture.account(.cash, cash: "1000")
    #expect(throws: LedgerError.self) { try cash.record("2026-01-05T10:00", Self.exchange(1001, .usd, 1300, .cad)) }
    var margin = try BookFixture.account(.margin, cash: "1000")
    try margin.rate("2026-01-05T09:00", "USDCAD", "1.25")
    try margin.record("2026-01-05T10:00", Self.exchange(500, .cad, 400, .usd))
    let state = try margin.state("2026-01-05T11:00")
    #expect(state.cash[.cad] == -500)
    #expect(state.cash[.usd] == 1400)
    try margin.expect("2026-01-05T11:00", [.cash: "1000", .equity: "1000"])
  }

  @Test func impossible() throws {
    var fixture = try BookFixture.account(.margin, cash: "1000")
    for payload in [
      Self.exchange(1, .usd, 1, .usd), Self.exchange(0, .usd, 1, .cad), Self.exchange(1, .usd, -1, .cad),
    ] {
      #expect(throws: LedgerError.self) { try fixture.record("2026-01-05T10:00", payload) }
    }
    try fixture.expect("2026-01-05T11:00", [.cash: "1000"])
  }

  /// Tax lessens the income of the day, and the SMA that the income raised.
  @Test func tax() throws {
    var fixture = try BookFixture.account(.margin, cash: "1000")
    try fixture.trade("2026-01-05T09:40", .buy, "10", "XYZ", "10")
    try fixture.trade("2026-01-05T09:41", .sell, "10", "XYZ", "10")
    try fixture.record("2026-01-05T10:00", .dividend(Dividend(symbol: "XYZ", amount: 100, currency: .usd)))
    try fixture.record("2026-01-05T10:00", .tax(Tax(amount: 15, currency: .usd, symbol: "XYZ")))
    try fixture.expect("2026-01-05T10:01", [.cash: "1085", .incomeToday: "85", .sma: "1085"])
    try fixture.record("2026-01-05T10:02", .tax(Tax(amount: -5, currency: .usd)))
    try fixture.expect("2026-01-05T10:03", [.cash: "1090", .incomeToday: "90", .sma: "1085"])
  }
}

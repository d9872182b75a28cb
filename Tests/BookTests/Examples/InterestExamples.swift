import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Interest by the night on settled balances (balances.md §2.7). 5 January 2026 is a Monday.
@Suite struct InterestExamples {
  static func account(
    cash: String, debit: String? = "0.08", credit: String? = nil, posts: Bool = false, inEquity: Bool = false,
    currencies: [CurrencyRates] = []
  ) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in ["XYZ", "SHT"] { try fixture.instrument(symbol) }
    var profile = AccountProfile(kind: .margin, currency: .usd)
    profile.debitRate = debit.map(BookFixture.decimal)
    profile.creditRate = credit.map(BookFixture.decimal)
    profile.accruesInterest = posts
    profile.interestInEquity = inEquity
    profile.currencyRates = currencies
    try fixture.record("2026-01-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-01-05T09:30", cash)
    return fixture
  }

  /// 5,000 lent from the settlement on: one night, then a weekend of three, 1.1111 a night.
  static func lent(posts: Bool = false, inEquity: Bool = false) throws -> BookFixture {
    var fixture = try account(cash: "5000", posts: posts, inEquity: inEquity)
    try fixture.trade("2026-01-05T10:00", .buy, "200", "XYZ", "50")
    return fixture
  }

  @Test func nightsOfASettledDebit() throws {
    let fixture = try Self.lent()
    for (at, nights) in [
      ("2026-01-06T23:59", 0), ("2026-01-07T00:00", 1), ("2026-01-09T20:00", 3), ("2026-01-11T12:00", 3),
      ("2026-01-12T00:00", 6), ("2026-01-20T00:00", 14),
    ] {
      let accrued = try (ExactDecimal(-400 * nights)).divided(by: 360, scale: 12)
      #expect(try fixture.sheet(at)[.accruedInterest] == accrued, "\(at)")
      try fixture.expect(at, [.cash: "-5000", .debit: "5000", .equity: "5000", .accrualsInEquity: "0"])
    }
  }

  /// 27 nights until the first roll of February; without the setting it stays accrued.
  @Test func postedWithTheMonth() throws {
    let posts = try Self.lent(posts: true)
    try posts.expect("2026-02-01T23:59", [.cash: "-5000"])
    try posts.expect(
      "2026-02-02T00:00",
      [.cash: "-5030", .accruedInterest: "0", .incomeToday: "-30", .equity: "4970", .startOfDayCash: "-5000"])
    // On 5,030 from then on.
    try posts.expect("2026-02-11T01:00", [.cash: "-5030", .accruedInterest: "-10.06"])
    let state = try posts.state("2026-02-02T00:00")
    #expect(state.interest?.postings.map(\.amount) == [-30])
    #expect(state.trialBalance.amount(.interest, .usd) == 30)
    let told = try Self.lent()
    try told.expect("2026-02-02T00:00", [.cash: "-5000", .accruedInterest: "-30", .incomeToday: "0"])
  }

  /// What the broker tells is not posted once more.
  @Test func toldInTheMonth() throws {
    var fixture = try Self.lent(posts: true)
    try fixture.record("2026-01-20T10:00", .interest(CashAmount(amount: -15, currency: .usd)))
    try fixture.expect("2026-01-20T10:01", [.cash: "-5015", .accruedInterest: "0"])
    // 13 nights on 5,015 until February.
    try fixture.expect("2026-02-02T00:00", [.cash: "-5029.49", .incomeToday: "-14.49"])
  }

  /// The collateral of a short earns nothing and hides no debit, from the day of the sale on.
  @Test func shortCreditIsNoCash() throws {
    var fixture = try Self.account(cash: "10000", debit: "0.072", credit: "0.036")
    try fixture.trade("2026-01-05T10:00", .sellShort, "100", "SHT", "100")
    try fixture.expect("2026-01-06T00:00", [.cash: "20000", .accruedInterest: "1"])
    try fixture.price("2026-01-06T12:00", "SHT", "150")
    try fixture.expect("2026-01-07T00:00", [.accruedInterest: "1.5"])
    try fixture.price("2026-01-07T12:00", "SHT", "250")
    try fixture.expect("2026-01-08T00:00", [.accruedInterest: "0.5", .debit: "5000"])
    // Covered: the cost counts at once, as the mark is gone at once.
    try fixture.trade("2026-01-08T12:00", .buyToCover, "100", "SHT", "250")
    try fixture.expect("2026-01-09T00:00", [.cash: "-5000", .accruedInterest: "-0.5"])
  }

  /// A currency that is owed costs its own rate, though the others together are more.
  @Test func loanInAnotherCurrency() throws {
    let cad = CurrencyRates(currency: .cad, debitRate: BookFixture.decimal("0.09"))
    var fixture = try Self.account(cash: "5000", credit: "0.036", posts: true, currencies: [cad])
    try fixture.rate("2026-01-05T09:00", "USDCAD", "1.25")
    try fixture.record("2026-01-05T10:00", .withdrawal(CashAmount(amount: 1000, currency: .cad)))
    try fixture.expect("2026-01-05T11:00", [.cash: "4200", .debit: "800", .marginBalance: "4200"])
    // 28 nights: 7.00 CAD owed, 14.00 USD earned.
    try fixture.expect("2026-02-02T00:00", [.cash: "4208.4", .debit: "805.6"])
    let balances = try fixture.state("2026-02-02T00:00").currencyBalances(
      at: BookFixture.at("2026-02-02T00:00"), in: MarketView(fixture.world))
    #expect(balances.map(\.currency) == [.cad, .usd])
    #expect(balances.map(\.cash) == [-1007, 5014])
    #expect(balances.map(\.loan) == [1007, 0])
    #expect(balances.map(\.rate) == [BookFixture.decimal("0.8"), 1])
  }

  @Test func countedInEquity() throws {
    let fixture = try Self.lent(inEquity: true)
    try fixture.expect(
      "2026-01-15T00:00", [.accruedInterest: "-10", .accrualsInEquity: "-10", .equity: "4990", .cash: "-5000"])
    let history = try AccountHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-15T16:00"), in: MarketView(fixture.world))
    #expect(history.days.last?.totalValue == 4990)
  }

  /// Another rate counts for the nights after it was said; late news changes what accrued.
  @Test func ratesWithDates() throws {
    var fixture = try Self.lent()
    var change = AccountChange()
    change.debitRate = BookFixture.decimal("0.16")
    try fixture.record("2026-01-08T12:00", .accountChanged(change))
    // Two nights at 8 %, four at 16 %.
    let accrued = try ExactDecimal(-4000).divided(by: 360, scale: 12)
    #expect(try fixture.sheet("2026-01-12T00:00")[.accruedInterest] == accrued)
    try fixture.deposit("2026-01-07T12:00", "5000")
    let one = try ExactDecimal(-400).divided(by: 360, scale: 12)
    #expect(try fixture.sheet("2026-01-12T00:00")[.accruedInterest] == one)
  }
}

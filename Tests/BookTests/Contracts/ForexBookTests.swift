import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// Currency pairs told fill by fill (balances.md §6). 5 January 2026 is a Monday.
@Suite struct ForexBookTests {
  static func account(house: ContractParameters? = nil) throws -> BookFixture {
    var fixture = try BookFixture.contracts(.forex, cash: "10000", house: house)
    for pair in ["EURUSD", "USDJPY", "EURGBP"] { try fixture.contract(pair, .forex) }
    try fixture.share("2026-01-02T00:00", currency: .gbp, "0.03")
    for (pair, rate) in [("EURUSD", "1.0850"), ("USDJPY", "150.00"), ("GBPUSD", "1.2900")] {
      try fixture.rate("2026-01-05T09:00", pair, rate)
    }
    return fixture
  }

  static func three(house: ContractParameters? = nil) throws -> BookFixture {
    var fixture = try account(house: house)
    try fixture.trade("2026-01-05T10:00", .buy, "50000", "EURUSD", "1.0850")
    try fixture.trade("2026-01-05T10:00", .sell, "20000", "USDJPY", "150.00")
    try fixture.trade("2026-01-05T10:00", .buy, "30000", "EURGBP", "0.8400")
    for (pair, price) in [("EURUSD", "1.0900"), ("USDJPY", "149.20"), ("EURGBP", "0.8380")] {
      try fixture.price("2026-01-05T11:00", pair, price)
    }
    for (pair, rate) in [("EURUSD", "1.0900"), ("USDJPY", "149.20"), ("GBPUSD", "1.3007")] {
      try fixture.rate("2026-01-05T11:00", pair, rate)
    }
    return fixture
  }

  @Test func unrealisedMarginAndAvailable() throws {
    let fixture = try Self.three()
    let sheet = try fixture.sheet("2026-01-05T11:00")
    #expect(sheet[.openTradeEquity]?.rounded(toScale: 4) == BookFixture.decimal("279.1966"))
    #expect(sheet[.equity]?.rounded(toScale: 2) == BookFixture.decimal("10279.20"))
    #expect(sheet[.initialRequirement] == BookFixture.decimal("2471.00"))
    #expect(sheet[.availableToTrade]?.rounded(toScale: 2) == BookFixture.decimal("7808.20"))
    #expect(sheet[.dayTradeBuyingPower] == sheet[.availableToTrade])
    #expect(sheet[.cash] == 10000 && sheet[.marketValue] == 0 && sheet[.liquidationAt] == 2471)
    try fixture.explains("2026-01-05T11:00")
  }

  /// At the rates of their entries: 1,085, 400 and 976.50.
  @Test func frozenMargin() throws {
    var house = ContractParameters()
    house.forexMargin = .frozen
    house.liquidationShare = BookFixture.decimal("0.5")
    let fixture = try Self.three(house: house)
    try fixture.expect("2026-01-05T11:00", [.initialRequirement: "2461.5", .liquidationAt: "1230.75"])
    try fixture.explains("2026-01-05T11:00")
  }

  /// Realised in the quote currency and converted at the rate of that moment, which later rates leave alone.
  @Test func realisedAtTheRateOfTheMoment() throws {
    var fixture = try Self.three()
    try fixture.trade("2026-01-05T12:00", .buy, "20000", "USDJPY", "149.20", commission: "1")
    try fixture.expect("2026-01-05T12:00", [.cash: "10106.24", .realizedPLToday: "106.24", .commissionToday: "1"])
    try fixture.rate("2026-01-05T13:00", "USDJPY", "140.00")
    try fixture.expect("2026-01-05T13:00", [.cash: "10106.24"])
    try fixture.trade("2026-01-06T12:00", .sell, "30000", "EURGBP", "0.8380")
    try fixture.expect("2026-01-06T12:00", [.cash: "10028.20"])
    #expect(try fixture.state("2026-01-06T12:00").cash.isOnly(.usd))
    try fixture.explains("2026-01-06T12:00")
    try residualIsZero(fixture, through: "2026-01-08T20:00", days: 4)
    let state = try fixture.state("2026-01-05T12:30")
    #expect(state.today.closed == [ClosedPosition(symbol: "USDJPY", currency: .jpy, profit: 16000)])
  }

  /// Published by NautilusTrader: the share is the deposit, no leverage divides it again.
  @Test func publishedMargin() throws {
    var fixture = try Self.account()
    try fixture.record(
      "2026-01-05T09:30", account: nil, .marginRate(MarginRate(symbol: "EURUSD", initial: BookFixture.decimal("0.03"))))
    try fixture.trade("2026-01-05T10:00", .buy, "100000", "EURUSD", "1.10")
    try fixture.rate("2026-01-05T10:00", "EURUSD", "1.10")
    try fixture.expect("2026-01-05T10:01", [.initialRequirement: "3300", .openTradeEquity: "0"])
    try fixture.explains("2026-01-05T10:01")
  }

  /// A day on Monday and Tuesday, three on Wednesday; posted as income and listed.
  @Test func rollover() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "50000", "EURUSD", "1.0850")
    try fixture.financing("2026-01-06T09:00", "EURUSD", long: "-0.000045", short: "0.00002")
    // Nobody had told what Monday's roll costs.
    try fixture.expect("2026-01-06T16:59", [.cash: "10000", .incomeToday: "0"])
    try fixture.expect("2026-01-06T17:00", [.cash: "9997.75", .incomeToday: "-2.25"])
    try fixture.expect("2026-01-07T17:00", [.cash: "9991", .incomeToday: "-6.75"])
    try fixture.expect("2026-01-08T17:00", [.cash: "9988.75"])
    try fixture.explains("2026-01-08T17:30")
    // Friday's is Sunday's too; nothing rolls on the weekend.
    try fixture.expect("2026-01-11T23:00", [.cash: "9986.5"])
    let activities = try AccountActivities(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-08T20:00"), in: MarketView(fixture.world))
    let rows = activities.rows.filter { $0.type == .interest }
    #expect(rows.map(\.amount.description) == ["-2.25", "-6.75", "-2.25"])
    #expect(rows.map(\.symbol) == ["EURUSD", "EURUSD", "EURUSD"] && Set(rows.map(\.name)).count == 3)
    try residualIsZero(fixture, through: "2026-01-12T20:00", days: 6)
    // A short earns its own; a flat account rolls nothing.
    try fixture.trade("2026-01-12T10:00", .sell, "100000", "EURUSD", "1.0850")
    try fixture.expect("2026-01-12T17:00", [.cash: "9987.5"])
    try fixture.trade("2026-01-13T10:00", .buy, "50000", "EURUSD", "1.0850")
    try fixture.expect("2026-01-20T10:00", [.cash: "9987.5"])
  }

  /// In yen, converted at the rate of the roll; told late, the account is as if it had been told in time.
  @Test func rolloverInAnotherCurrency() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "20000", "USDJPY", "150.00")
    try fixture.expect("2026-01-06T18:00", [.cash: "10000"])
    try fixture.deposit("2026-01-08T10:00", "1")
    try fixture.financing("2026-01-05T09:00", "USDJPY", long: "0.015", short: "-0.02")
    try fixture.expect("2026-01-06T18:00", [.cash: "10004"])
    try fixture.explains("2026-01-08T12:00")
  }

  @Test func holidaysMoveTheTriple() throws {
    let eurusd = try #require(CurrencyPair("EURUSD"))
    let usdcad = try #require(CurrencyPair("USDCAD"))
    func days(_ pair: CurrencyPair, _ day: Int) throws -> Int {
      ForexRollover.days(on: try #require(CivilDate(year: 2026, month: 11, day: day)), of: pair)
    }
    #expect(try (16...20).map { try days(eurusd, $0) } == [1, 1, 3, 1, 1])
    #expect(try (16...20).map { try days(usdcad, $0) } == [1, 1, 1, 3, 1])
    // Thanksgiving, 26 November: no value date.
    #expect(try (23...27).map { try days(eurusd, $0) } == [2, 3, 0, 1, 1])
    #expect(try (23...27).map { try days(eurusd, $0) }.reduce(0, +) == 7)
  }
}

extension BookFixture {
  mutating func share(_ at: String, currency: Currency, _ share: String) throws {
    try record(at, account: nil, .marginRate(MarginRate(symbol: "", initial: Self.decimal(share), currency: currency)))
  }

  mutating func financing(_ at: String, _ pair: String, long: String, short: String) throws {
    let rate = MarginRate(
      symbol: pair, longFinancing: Self.decimal(long), shortFinancing: Self.decimal(short))
    try record(at, account: nil, .marginRate(rate))
  }
}

import Book
import Ledger
import Money
import Testing

/// The tables of the worked examples, every cell.
@Suite struct TableExamples {
  typealias Row = (at: String, values: String)

  static func check(_ fixture: BookFixture, _ figures: [Figure], _ rows: [Row]) throws {
    for row in rows {
      let values = row.values.split(separator: " ").map { String($0.filter { $0 != "," }) }
      try #require(values.count == figures.count)
      let sheet = try fixture.sheet(row.at)
      for (figure, text) in zip(figures, values) {
        #expect(
          sheet[figure]?.rounded(toScale: 2, .halfEven) == BookFixture.decimal(text), "\(figure.name) at \(row.at)")
      }
    }
  }

  /// Overnight buying power over five days, as published; the SMA beside it.
  @Test func fiveDays() throws {
    var fixture = try BookFixture.account(.margin, cash: "50000")
    try fixture.trade("2026-01-06T10:00", .buy, "500", "XYZ", "50")
    try fixture.trade("2026-01-07T10:00", .buy, "1000", "XYZ", "50")
    try fixture.price("2026-01-08T16:00", "XYZ", "52")
    try fixture.price("2026-01-09T16:00", "XYZ", "49")
    try Self.check(
      fixture,
      [
        .cash, .longMarketValue, .equity, .initialRequirement, .regTExcess, .excessBuyingPower, .sma,
        .overnightBuyingPower, .maintenanceRequirement, .maintenanceExcess,
      ],
      [
        ("2026-01-05T17:00", "50,000 0 50,000 0 50,000 100,000 50,000 100,000 0 50,000"),
        ("2026-01-06T17:00", "25,000 25,000 50,000 12,500 37,500 75,000 37,500 75,000 6,250 43,750"),
        ("2026-01-07T17:00", "-25,000 75,000 50,000 37,500 12,500 25,000 12,500 25,000 18,750 31,250"),
        ("2026-01-08T17:00", "-25,000 78,000 53,000 39,000 14,000 28,000 14,000 28,000 19,500 33,500"),
        ("2026-01-09T17:00", "-25,000 73,500 48,500 36,750 11,750 23,500 14,000 28,000 18,375 30,125"),
      ])
  }

  /// The SMA day by day, with a fall, a dividend, a sale, a withdrawal, a purchase while restricted, and interest.
  @Test func smaDayByDay() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000", symbols: ["XYZ", "ZED"])
    try fixture.trade("2026-01-05T10:00", .buy, "600", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "56")
    try fixture.price("2026-01-06T16:00", "XYZ", "32")
    try fixture.record("2026-01-07T10:00", .dividend(Dividend(symbol: "XYZ", amount: 240, currency: .usd)))
    try fixture.trade("2026-01-07T10:10", .sell, "100", "XYZ", "32")
    try fixture.withdraw("2026-01-07T10:20", "1000")
    try fixture.trade("2026-01-07T10:30", .buy, "20", "ZED", "100")
    try fixture.record("2026-01-07T10:40", .interest(CashAmount(amount: BookFixture.decimal("-35.17"), currency: .usd)))
    try fixture.price("2026-01-07T16:00", "XYZ", "40")
    try Self.check(
      fixture,
      [
        .cash, .longMarketValue, .equity, .initialRequirement, .regTExcess, .sma, .maintenanceRequirement,
        .houseExcess, .overnightBuyingPower, .withdrawable,
      ],
      [
        ("2026-01-05T09:31", "20,000 0 20,000 0 20,000 20,000 0 20,000 40,000 20,000"),
        ("2026-01-05T10:01", "-10,000 30,000 20,000 15,000 5,000 5,000 7,500 11,000 10,000 5,000"),
        ("2026-01-05T16:00", "-10,000 33,600 23,600 16,800 6,800 6,800 8,400 13,520 13,600 6,800"),
        ("2026-01-06T16:00", "-10,000 19,200 9,200 9,600 -400 6,800 4,800 3,440 11,466.67 3,440"),
        ("2026-01-07T10:01", "-9,760 19,200 9,440 9,600 -160 7,040 4,800 3,680 12,266.67 3,680"),
        ("2026-01-07T10:11", "-6,560 16,000 9,440 8,000 1,440 8,640 4,000 4,640 15,466.67 4,640"),
        ("2026-01-07T10:21", "-7,560 16,000 8,440 8,000 440 7,640 4,000 3,640 12,133.33 3,640"),
        ("2026-01-07T10:31", "-9,560 18,000 8,440 9,000 -560 6,640 4,500 3,040 10,133.33 3,040"),
        ("2026-01-07T10:41", "-9,595.17 18,000 8,404.83 9,000 -595.17 6,640 4,500 3,004.83 10,016.10 3,004.83"),
        ("2026-01-07T16:00", "-9,595.17 22,000 12,404.83 11,000 1,404.83 6,640 5,500 5,804.83 13,280 5,804.83"),
      ])
  }

  /// A short through a fall and a rise, and covering in part.
  @Test func shortSale() throws {
    let figures: [Figure] = [
      .shortMarketValue, .equity, .initialRequirement, .regTExcess, .maintenanceRequirement, .maintenanceExcess,
      .maintenanceCall, .debit,
    ]
    var fixture = try BookFixture.account(.margin, cash: "15000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "500", "XYZ", "60")
    var risen = fixture
    try risen.price("2026-01-05T12:00", "XYZ", "75")
    try fixture.price("2026-01-05T16:00", "XYZ", "48")
    try Self.check(
      fixture, figures,
      [
        ("2026-01-05T10:01", "30,000 15,000 15,000 0 9,000 6,000 0 0"),
        ("2026-01-05T16:00", "24,000 21,000 12,000 9,000 7,200 13,800 0 0"),
      ])
    try Self.check(risen, figures, [("2026-01-05T12:01", "37,500 7,500 18,750 -11,250 11,250 -3,750 3,750 0")])
    try fixture.trade("2026-01-06T10:00", .buyToCover, "200", "XYZ", "48")
    try fixture.expect(
      "2026-01-06T10:01",
      [
        .cash: "35400", .shortMarketValue: "14400", .equity: "21000", .initialRequirement: "7200",
        .regTExcess: "13800", .maintenanceRequirement: "4320", .realizedPL: "2400", .sma: "13800", .debit: "0",
      ])
  }

  /// A broker whose excess is equity less the requirement, with powers of twice and four times that.
  @Test func excessOverTheRequirementApplied() throws {
    var fixture = try HouseRateTests.fixture(cash: "1", symbols: ["ONE", "TWO"]) {
      $0.house = HouseRateTests.house {
        $0.long = BookFixture.decimal("0.25")
        $0.securities = [HouseParameters.Security(symbol: "TWO", long: BookFixture.decimal("0.30"))]
      }
    }
    try fixture.state(
      "2026-01-05T09:31", cash: "976510.75", holdings: [("ONE", "100", "70.92"), ("TWO", "100", "183.21")])
    try fixture.expect(
      "2026-01-05T09:32",
      [.equity: "1001923.75", .longMarketValue: "25413.00", .houseRequirement: "7269.30", .houseExcess: "994654.45"])
    let excess = try #require(try fixture.sheet("2026-01-05T09:32")[.houseExcess])
    #expect(try excess * 2 == BookFixture.decimal("1989308.90"))
    #expect(try excess * 4 == BookFixture.decimal("3978617.80"))
  }
}

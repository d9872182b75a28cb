import Book
import Ledger
import Money
import Testing

/// The worked examples of US margin arithmetic, day by day.
@Suite struct MarginExamples {
  /// A public example of overnight buying power over five days; conventions A and B part on the last.
  @Test func buyingPowerOverFiveDays() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "50000")
    try fixture.trade("2026-01-06T10:00", .buy, "500", "XYZ", "50")
    try fixture.price("2026-01-06T16:00", "XYZ", "50")
    try fixture.trade("2026-01-07T10:00", .buy, "1000", "XYZ", "50")
    try fixture.price("2026-01-07T16:00", "XYZ", "50")
    try fixture.price("2026-01-08T16:00", "XYZ", "52")
    try fixture.price("2026-01-09T16:00", "XYZ", "49")
    let rows: [(String, [Figure: String])] = [
      (
        "2026-01-05",
        [.cash: "50000", .equity: "50000", .regTExcess: "50000", .excessBuyingPower: "100000", .sma: "50000"]
      ),
      ("2026-01-06", [.cash: "25000", .initialRequirement: "12500", .excessBuyingPower: "75000", .sma: "37500"]),
      (
        "2026-01-07",
        [.cash: "-25000", .equity: "50000", .excessBuyingPower: "25000", .sma: "12500", .maintenanceExcess: "31250"]
      ),
      ("2026-01-08", [.equity: "53000", .initialRequirement: "39000", .excessBuyingPower: "28000", .sma: "14000"]),
      (
        "2026-01-09",
        [
          .equity: "48500", .regTExcess: "11750", .excessBuyingPower: "23500", .sma: "14000",
          .maintenanceRequirement: "18375",
        ]
      ),
    ]
    for (day, expected) in rows {
      let sheet = try fixture.sheet(day + "T17:00")
      for (figure, text) in expected {
        #expect(sheet[figure] == ExactDecimal(text), "\(figure.name) on \(day)")
      }
    }
  }

  /// The SMA day by day with a fall, a dividend, a sale, a withdrawal and interest (convention B, house 0.30).
  @Test func specialMemorandumAccount() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.instrument("ZED")
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "600", "XYZ", "50")
    #expect(try fixture.figure(.overnightBuyingPower, "2026-01-05T11:00") == "10000.00")
    try fixture.price("2026-01-05T16:00", "XYZ", "56")
    #expect(try fixture.figure(.sma, "2026-01-05T16:30") == "6800.00")
    try fixture.price("2026-01-06T16:00", "XYZ", "32")
    #expect(try fixture.figure(.withdrawable, "2026-01-06T16:30") == "3440.00")
    try fixture.record("2026-01-07T10:00", .dividend(Dividend(symbol: "XYZ", amount: 240, currency: .usd)))
    try fixture.trade("2026-01-07T10:01", .sell, "100", "XYZ", "32")
    #expect(try fixture.figure(.sma, "2026-01-07T10:02") == "8640.00")
    try fixture.withdraw("2026-01-07T11:00", "1000")
    try fixture.trade("2026-01-07T12:00", .buy, "20", "ZED", "100")
    try fixture.record(
      "2026-01-07T13:00",
      .interest(CashAmount(amount: BookFixture.decimal("-35.17"), currency: .usd)))
    let sheet = try fixture.sheet("2026-01-07T13:01")
    #expect(sheet[.cash] == ExactDecimal("-9595.17"))
    #expect(sheet[.sma] == 6640)
    #expect(sheet[.houseExcess] == ExactDecimal("3004.83"))
    #expect(sheet[.regTExcess] == ExactDecimal("-595.17"))
    #expect(sheet[.overnightBuyingPower] == ExactDecimal("10016.1"))
    try fixture.price("2026-01-07T16:00", "XYZ", "40")
    let close = try fixture.sheet("2026-01-07T18:00")
    #expect(close[.sma] == 6640)
    #expect(close[.withdrawable] == ExactDecimal("5804.83"))
    #expect(close[.overnightBuyingPower] == 13280)
  }

  /// A short sale: requirements per share, the call at 75, covering at 48.
  @Test func shortSale() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "15000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "500", "XYZ", "60")
    let first = try fixture.sheet("2026-01-05T11:00")
    #expect(first[.cash] == 45000)
    #expect(first[.regTExcess] == 0)
    #expect(first[.grossMargin] == 0)
    #expect(first[.maintenanceExcess] == 6000)
    try fixture.price("2026-01-05T16:00", "XYZ", "48")
    #expect(try fixture.figure(.sma, "2026-01-06T09:00") == "9000.00")
    try fixture.trade("2026-01-06T10:00", .buyToCover, "200", "XYZ", "48")
    let covered = try fixture.sheet("2026-01-06T11:00")
    #expect(covered[.cash] == 35400)
    #expect(covered[.sma] == 13800)
    #expect(covered[.realizedPL] == 2400)
    #expect(covered[.debit] == 0)
    try fixture.price("2026-01-06T12:00", "XYZ", "75")
    let called = try fixture.sheet("2026-01-06T12:01")
    #expect(called[.maintenanceRequirement] == 6750)
  }

  /// Twenty decimals come from a price and a point value of ten decimals each, and the count follows the scales.
  @Test func scalesAreKept() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ", multiplier: "1.0000000000")
    try fixture.instrument("TWO", multiplier: "1.00")
    try fixture.open("2026-01-05T09:00", .cash)
    try fixture.deposit("2026-01-05T09:30", "2870974.62")
    try fixture.trade("2026-01-05T10:00", .buy, "3120", "XYZ", "100.0000000000")
    try fixture.price("2026-01-05T16:00", "XYZ", "106.2942773883")
    #expect(try fixture.figure(.unrealizedPLAverage, "2026-01-05T17:00") == "19638.14545149600000000000")
    try fixture.trade("2026-01-06T10:00", .buy, "3", "TWO", "10.125")
    #expect(try fixture.figure(.unrealizedPLAverage, "2026-01-06T11:00") == "19638.14545149600000000000")
  }
}

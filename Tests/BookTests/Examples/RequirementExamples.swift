import Book
import Ledger
import Market
import Money
import Testing

/// Published and worked examples of Regulation T, FINRA 4210 and house requirements, told as events.
@Suite struct RequirementExamples {
  /// A purchase half financed, through a rise, a restriction and a call.
  @Test func halfFinancedPurchase() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "1000", "XYZ", "20")
    try fixture.expect("2026-01-05T10:01", [.equity: "10000", .regTExcess: "0", .debit: "10000"])
    try fixture.price("2026-01-05T11:00", "XYZ", "24")
    try fixture.expect("2026-01-05T11:01", [.equity: "14000", .regTExcess: "2000"])
    try fixture.price("2026-01-05T12:00", "XYZ", "16")
    try fixture.expect("2026-01-05T12:01", [.equity: "6000", .regTExcess: "-2000", .maintenanceCall: "0"])
    try fixture.price("2026-01-05T13:00", "XYZ", "12")
    try fixture.expect("2026-01-05T13:01", [.equity: "2000", .maintenanceCall: "1000"])
  }

  /// The SMA takes up what a rise frees, at the close.
  @Test func riseCreatesBuyingPower() throws {
    var fixture = try BookFixture.account(.margin, cash: "4000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "80")
    try fixture.price("2026-01-05T15:00", "XYZ", "120")
    try fixture.expect("2026-01-05T15:01", [.sma: "0", .equity: "8000", .initialRequirement: "6000", .debit: "4000"])
    try fixture.expect("2026-01-05T16:00", [.sma: "2000", .excessBuyingPower: "4000", .overnightBuyingPower: "4000"])
  }

  /// The larger of a share of the value and an amount per share; stricter below five dollars.
  @Test(arguments: [
    ("1000", "50", "15000"), ("10000", "5", "50000"), ("10000", "4.50", "45000"), ("50000", "1.00", "125000"),
  ])
  func shortMaintenance(quantity: String, price: String, requirement: String) throws {
    var fixture = try BookFixture.account(.margin, cash: "200000")
    try fixture.trade("2026-01-05T10:00", .sellShort, quantity, "XYZ", price)
    try fixture.expect("2026-01-05T10:01", [.maintenanceRequirement: requirement])
  }

  /// Half of 500 at 145.50 financed: the call comes below 97.00, not at it.
  @Test func callPriceIsExact() throws {
    var fixture = try BookFixture.account(.margin, cash: "36375")
    try fixture.trade("2026-01-05T10:00", .buy, "500", "XYZ", "145.50")
    try fixture.price("2026-01-05T11:00", "XYZ", "97.00")
    try fixture.expect("2026-01-05T11:01", [.debit: "36375", .maintenanceCall: "0", .maintenanceExcess: "0"])
    try fixture.price("2026-01-05T12:00", "XYZ", "96.99")
    try fixture.expect("2026-01-05T12:01", [.maintenanceCall: "3.75"])
  }

  /// Long and short together; the marked short moves credit over to the debit.
  @Test func longAndShortTogether() throws {
    var fixture = try BookFixture.account(.margin, cash: "40000", symbols: ["LNG", "SHT"])
    try fixture.trade("2026-01-05T10:00", .buy, "1000", "LNG", "65")
    try fixture.trade("2026-01-05T10:01", .sellShort, "500", "SHT", "40")
    try fixture.expect(
      "2026-01-05T10:02",
      [
        .cash: "-5000", .equity: "40000", .maintenanceRequirement: "22250", .initialRequirement: "42500",
        .regTExcess: "-2500", .maintenanceExcess: "17750", .marginBalance: "-25000", .debit: "25000",
        .grossMargin: "35000",
      ])
  }

  /// A restricted account that buys owes half of the purchase; of 900 a figure tells, but no action is due.
  @Test(arguments: [("50", "2500", "2500"), ("18", "900", "0")])
  func regTCall(quantity: String, deficiency: String, call: String) throws {
    var fixture = try BookFixture.account(.margin, cash: nil, symbols: ["OLD", "NEW"])
    let sma = NamedAmount(name: "sma", amount: .zero)
    try fixture.state(
      "2026-01-05T09:30", cash: "-18000", holdings: [("OLD", "300", "100")], figures: [sma])
    try fixture.expect("2026-01-05T09:31", [.equity: "12000", .regTExcess: "-3000", .sma: "0", .regTCall: "0"])
    try fixture.trade("2026-01-05T10:00", .buy, quantity, "NEW", "100")
    try fixture.expect("2026-01-05T10:01", [.regTDeficiency: deficiency, .regTCall: call])
  }

  /// The house asks earlier than the exchange.
  @Test func maintenanceAndHouseCall() throws {
    var fixture = try BookFixture.account(.margin, cash: nil)
    try fixture.state("2026-01-05T09:30", cash: "-20000", holdings: [("XYZ", "1000", "30")])
    try fixture.price("2026-01-05T10:00", "XYZ", "27")
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .equity: "7000", .maintenanceRequirement: "6750", .maintenanceCall: "0", .houseRequirement: "8100",
        .houseCall: "1100",
      ])
    try fixture.price("2026-01-05T11:00", "XYZ", "26")
    try fixture.expect("2026-01-05T11:01", [.equity: "6000", .maintenanceCall: "500", .houseCall: "1800"])
    // The amount that has to be sold, 1,800 / 0.30, meets the house requirement to the cent.
    try fixture.trade("2026-01-05T11:02", .sell, "230.769230769230769", "XYZ", "26")
    let sheet = try fixture.sheet("2026-01-05T11:03")
    #expect(sheet[.houseCall]! < BookFixture.decimal("0.01"))
  }

  /// A stock without loan value takes its whole price.
  @Test func securityWithoutLoanValue() throws {
    var fixture = BookFixture()
    try fixture.instrument("NOL", marginable: false)
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "6000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "NOL", "40")
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .initialRequirement: "4000", .maintenanceRequirement: "4000", .equity: "6000", .regTExcess: "2000",
        .maintenanceExcess: "2000", .sma: "2000", .overnightBuyingPower: "4000", .optionBuyingPower: "2000",
      ])
  }

  /// A short below five dollars, and what happens above.
  @Test func lowPricedShort() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1000", "XYZ", "2.00")
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .cash: "22000", .equity: "20000", .maintenanceRequirement: "2500", .initialRequirement: "2500",
        .maintenanceExcess: "17500", .sma: "17500", .regTExcess: "17500",
      ])
    try fixture.price("2026-01-05T11:00", "XYZ", "5.10")
    try fixture.expect(
      "2026-01-05T11:01", [.equity: "16900", .maintenanceRequirement: "5000", .maintenanceExcess: "11900"])
  }

  /// Leveraged funds ask for a multiple of the usual rate, never for more than the whole value.
  @Test func leveragedFunds() throws {
    var fixture = BookFixture()
    for (symbol, factor) in [("TWO", 2), ("TRI", 3)] {
      var fund = try Instrument.defaults(symbol: symbol, kind: .etf)
      fund.leverageFactor = ExactDecimal(factor)
      try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: fund)))
    }
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "100000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "TWO", "28.00")
    try fixture.expect("2026-01-05T10:01", [.maintenanceRequirement: "1400", .initialRequirement: "1400"])
    try fixture.trade("2026-01-05T11:00", .sellShort, "100", "TRI", "26.00")
    try fixture.expect("2026-01-05T11:01", [.maintenanceRequirement: "3740"])
  }

  /// Money may not leave a debit on less than 2,000 of equity.
  @Test func withdrawalLeavesTheMinimumEquity() throws {
    var fixture = try BookFixture.account(.margin, cash: "8000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "30")
    try fixture.expect("2026-01-05T10:01", [.cash: "5000", .sma: "6500", .withdrawable: "6000"])
    try fixture.expect("2026-01-05T10:01", [.creditRemaining: "6500", .creditLine: "6500", .debit: "0"])
  }
}

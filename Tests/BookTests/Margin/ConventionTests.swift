import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// Buying power by the account's convention, after reservations, for securities with rates of their own, and below the
/// minimum equity.
@Suite struct ConventionTests {
  static func account(_ convention: BuyingPowerConvention, cash: String = "50000") throws -> BookFixture {
    try HouseRateTests.fixture(cash: cash) { $0.buyingPower = convention }
  }

  /// The five days of the published example, by each convention: they part on the last, after a fall. C is the smaller
  /// of what excess and SMA allow.
  @Test(arguments: [
    (BuyingPowerConvention.excess, ["100000", "75000", "25000", "28000", "23500"]),
    (.sma, ["100000", "75000", "25000", "28000", "28000"]),
    (.realTime, ["100000", "75000", "25000", "28000", "23500"]),
  ])
  func fiveDays(convention: BuyingPowerConvention, powers: [String]) throws {
    var fixture = try Self.account(convention)
    try fixture.trade("2026-01-06T10:00", .buy, "500", "XYZ", "50")
    try fixture.trade("2026-01-07T10:00", .buy, "1000", "XYZ", "50")
    try fixture.price("2026-01-08T16:00", "XYZ", "52")
    try fixture.price("2026-01-09T16:00", "XYZ", "49")
    for (day, power) in zip(["05", "06", "07", "08", "09"], powers) {
      let half = try BookFixture.decimal(power) * BookFixture.decimal("0.5")
      try fixture.expect(
        "2026-01-\(day)T17:00",
        [.overnightBuyingPower: power, .stockBuyingPower: power, .optionBuyingPower: half.description])
    }
    // What the TradeStation API tells does not depend on the setting.
    try fixture.expect("2026-01-09T17:00", [.excessBuyingPower: "23500", .excessOptionBuyingPower: "11750"])
  }

  /// The setting counts from its moment on.
  @Test func changedConvention() throws {
    var fixture = try Self.account(.sma)
    try fixture.trade("2026-01-05T10:00", .buy, "1500", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "52")
    try fixture.price("2026-01-06T16:00", "XYZ", "49")
    var change = AccountChange()
    change.buyingPower = .excess
    try fixture.record("2026-01-07T09:00", .accountChanged(change))
    try fixture.expect("2026-01-06T17:00", [.overnightBuyingPower: "28000"])
    try fixture.expect("2026-01-07T09:01", [.overnightBuyingPower: "23500"])
  }

  /// A working order for 1,000 of a stock that is charged in full: 2,000 of power are left on 50 % stock, not 3,000.
  @Test func afterReservations() throws {
    var fixture = BookFixture()
    try fixture.instrument("NOL", marginable: false)
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "6000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "NOL", "40")
    let order = Order(
      identifier: "1", symbol: "NOL", status: .working, side: .buy, type: "limit", duration: "day", quantity: 25,
      placedAt: BookFixture.at("2026-01-05T10:01"))
    let reserved = NamedAmount(name: "reserved_by_orders", amount: 1000)
    try fixture.record(
      "2026-01-05T10:02", .statement(Statement(orders: [order], figures: [reserved], assertsHoldings: false)))
    try fixture.expect("2026-01-05T10:03", [.overnightBuyingPower: "2000", .optionBuyingPower: "1000"])
  }

  static func limit(_ fixture: BookFixture, _ symbol: String, _ at: String, isShort: Bool = false) throws -> String? {
    try PurchaseLimit(
      of: symbol, isShort: isShort, in: fixture.state(at), by: fixture.sheet(at), market: MarketView(fixture.world))?
      .value.description
  }

  /// A discount broker's published numbers: a surplus of 100,000 buys 285,632.67… at a factor of 0.3501, an SMA of as
  /// much buys 200,000, and the smaller counts.
  @Test func publishedSurplus() throws {
    let surplus = try Expression.divide(100_000, by: BookFixture.decimal("0.3501"))
    #expect(surplus == BookFixture.decimal("285632.676378177664"))
    let fixture = try HouseRateTests.fixture(cash: "100000") { $0.houseMaintenance = BookFixture.decimal("0.3501") }
    try fixture.expect("2026-01-05T10:00", [.overnightBuyingPower: "200000"])
  }

  /// By the security's own rates: charged 0.80 and kept at 0.60, or not lent on at all.
  @Test func purchaseLimit() throws {
    var fixture = try HouseRateTests.fixture(cash: "24000", symbols: ["XYZ", "OWN"]) {
      $0.house = HouseRateTests.house {
        $0.securities = [
          HouseParameters.Security(
            symbol: "OWN", initial: BookFixture.decimal("0.80"), long: BookFixture.decimal("0.60"))
        ]
      }
    }
    try fixture.instrument("NOL", marginable: false)
    for symbol in ["XYZ", "OWN", "NOL"] { try fixture.price("2026-01-05T09:45", symbol, "50") }
    let at = "2026-01-05T10:00"
    #expect(try Self.limit(fixture, "XYZ", at) == "48000")
    #expect(try Self.limit(fixture, "OWN", at) == "30000")
    #expect(try Self.limit(fixture, "NOL", at) == "24000")
    #expect(try Self.limit(fixture, "XYZ", at, isShort: true) == "48000")
    // After a fall the house excess binds the one, the SMA the other.
    try fixture.trade("2026-01-05T11:00", .buy, "800", "XYZ", "50")
    try fixture.price("2026-01-05T12:00", "XYZ", "30")
    #expect(try fixture.figure(.houseExcess, "2026-01-05T12:01") == "800.00")
    #expect(try Self.limit(fixture, "XYZ", "2026-01-05T12:01") == "2666.666666666667")
    #expect(try Self.limit(fixture, "OWN", "2026-01-05T12:01") == "1333.333333333333")
  }

  /// The whole cost up to 2,000 of equity, half of it from 4,000 on (FINRA 4210(b)); nothing is sold short below 2,000.
  @Test(arguments: [
    ("1500", "1500", "0"), ("1999.99", "1999.99", "0"), ("2000", "4000", "4000"), ("4500", "9000", "9000"),
  ])
  func firstTrade(equity: String, bought: String, soldShort: String) throws {
    var fixture = try Self.account(.sma, cash: equity)
    try fixture.price("2026-01-05T09:45", "XYZ", "50")
    #expect(try Self.limit(fixture, "XYZ", "2026-01-05T10:00") == bought)
    #expect(try Self.limit(fixture, "XYZ", "2026-01-05T10:00", isShort: true) == soldShort)
  }

  /// With 1,500 nothing is bought on credit.
  @Test func minimumEquity() throws {
    var fixture = try Self.account(.sma, cash: "1500")
    try fixture.price("2026-01-05T09:45", "XYZ", "50")
    // Stock that is half lent on: the SMA would buy more than the free cash does.
    try fixture.trade("2026-01-05T10:00", .buy, "20", "XYZ", "50")
    try fixture.expect("2026-01-05T10:01", [.sma: "1000", .overnightBuyingPower: "500", .dayTradeBuyingPower: "500"])
  }

  /// A frozen cash account buys with settled money only.
  @Test(arguments: [(AccountProfile.Status.active, "6000"), (.restricted90Days, "1000")])
  func frozenCashAccount(status: AccountProfile.Status, available: String) throws {
    var fixture = try BookFixture.account(.cash, cash: "6000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    var change = AccountChange()
    change.status = status
    try fixture.record("2026-01-06T09:00", .accountChanged(change))
    try fixture.trade("2026-01-06T10:00", .sell, "100", "XYZ", "50")
    try fixture.expect("2026-01-06T10:01", [.availableToTrade: available, .overnightBuyingPower: available])
    try fixture.expect("2026-01-07T10:01", [.availableToTrade: "6000"])
  }
}

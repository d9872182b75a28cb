import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// What the broker asks beyond the rules: per account, security, price, share and day.
@Suite struct HouseRateTests {
  static func fixture(
    cash: String, symbols: [String] = ["XYZ"], _ setting: (inout AccountProfile) -> Void
  ) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in symbols { try fixture.instrument(symbol) }
    var profile = AccountProfile(kind: .margin, currency: .usd)
    setting(&profile)
    try fixture.record("2026-01-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-01-05T09:30", cash)
    return fixture
  }

  static func house(_ setting: (inout HouseParameters) -> Void) -> HouseParameters {
    var house = HouseParameters()
    setting(&house)
    return house
  }

  static func decimal(_ text: String) -> ExactDecimal { BookFixture.decimal(text) }

  /// The account's own rates, long and short; buying power by the long one.
  @Test func generalRates() throws {
    var fixture = try Self.fixture(cash: "20000", symbols: ["LNG", "SHT"]) {
      $0.house = Self.house {
        $0.long = Self.decimal("0.40")
        $0.short = Self.decimal("0.45")
      }
    }
    try fixture.trade("2026-01-05T10:00", .buy, "100", "LNG", "100")
    try fixture.trade("2026-01-05T10:01", .sellShort, "100", "SHT", "50")
    try fixture.expect(
      "2026-01-05T10:02",
      [
        .maintenanceRequirement: "4000", .houseRequirement: "6250", .initialRequirement: "7500",
        .chargedRequirement: "7500", .houseExcess: "13750", .sma: "12500", .overnightBuyingPower: "25000",
      ])
  }

  /// A security's own rates: the charge at the purchase, the release at the sale, and the house requirement.
  @Test func securityRates() throws {
    var fixture = try Self.fixture(cash: "20000") {
      $0.house = Self.house {
        $0.securities = [
          HouseParameters.Security(symbol: "XYZ", initial: Self.decimal("0.80"), long: Self.decimal("0.60"))
        ]
      }
    }
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .initialRequirement: "5000", .maintenanceRequirement: "2500", .houseRequirement: "6000",
        .chargedRequirement: "8000", .sma: "12000", .regTExcess: "15000", .chargedExcess: "12000",
      ])
    try fixture.trade("2026-01-05T11:00", .sell, "50", "XYZ", "100")
    try fixture.expect("2026-01-05T11:01", [.sma: "16000"])
    try fixture.expect("2026-01-05T16:00", [.sma: "17500"])
  }

  /// Low-priced longs are taken in full, the moment their price is low.
  @Test func priceTiers() throws {
    var fixture = try Self.fixture(cash: "20000") {
      $0.house = Self.house {
        $0.priceTiers = [
          HouseParameters.PriceTier(price: 3, rate: 1),
          HouseParameters.PriceTier(price: 5, rate: Self.decimal("0.60")),
        ]
      }
    }
    try fixture.trade("2026-01-05T10:00", .buy, "1000", "XYZ", "5.01")
    try fixture.expect("2026-01-05T10:01", [.houseRequirement: "1503", .sma: "17495"])
    try fixture.price("2026-01-05T11:00", "XYZ", "5.00")
    try fixture.expect("2026-01-05T11:01", [.houseRequirement: "3000", .chargedRequirement: "3000"])
    try fixture.price("2026-01-05T12:00", "XYZ", "3.00")
    try fixture.expect("2026-01-05T12:01", [.houseRequirement: "3000", .maintenanceRequirement: "750"])
    try fixture.trade("2026-01-05T13:00", .buy, "100", "XYZ", "2.50")
    try fixture.expect("2026-01-05T13:01", [.sma: "17245", .houseRequirement: "2750"])
  }

  /// A large share of the account asks for more, but only on a debit above the least.
  @Test func concentration() throws {
    var fixture = try Self.fixture(cash: "20000", symbols: ["BIG", "MID", "LOW"]) {
      $0.house = Self.house {
        $0.concentrationDebit = 5000
        $0.concentration = [
          HouseParameters.ConcentrationTier(share: Self.decimal("0.25"), rate: Self.decimal("0.35")),
          HouseParameters.ConcentrationTier(share: Self.decimal("0.50"), rate: Self.decimal("0.50")),
        ]
      }
    }
    try fixture.trade("2026-01-05T10:00", .buy, "100", "BIG", "130")
    try fixture.trade("2026-01-05T10:01", .buy, "100", "MID", "70")
    try fixture.trade("2026-01-05T10:02", .buy, "100", "LOW", "50")
    // A debit of 5,000 is not above the least.
    try fixture.expect("2026-01-05T10:03", [.debit: "5000", .houseRequirement: "7500"])
    try fixture.withdraw("2026-01-05T10:04", "1")
    // 52 %, 28 % and 20 % of 25,000.
    try fixture.expect("2026-01-05T10:05", [.debit: "5001", .houseRequirement: "10450"])
    let state = try fixture.state("2026-01-05T10:05")
    let sheet = try fixture.sheet("2026-01-05T10:05")
    let shares = try state.positions.map { position in
      try sheet.valuation.requirement(
        of: ValuedPosition(position, in: state, at: sheet.valuation.at, MarketView(fixture.world)), in: state)?.house
    }
    #expect(shares == [6500, 2450, 1500])
  }

  /// Requirements of a day: from their moment on, told late too, and never below what the rules ask.
  @Test func datedRates() throws {
    var fixture = try Self.fixture(cash: "20000", symbols: ["XYZ", "ABC"]) { _ in }
    func rate(_ at: String, _ rate: MarginRate) throws { try fixture.record(at, account: nil, .marginRate(rate)) }
    try rate("2026-01-06T00:00", MarginRate(symbol: "XYZ", initial: Self.decimal("0.70"), house: Self.decimal("0.45")))
    try rate("2026-01-08T00:00", MarginRate(symbol: "XYZ", maintenance: Self.decimal("0.10")))
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.trade("2026-01-06T10:00", .buy, "10", "XYZ", "100")
    try fixture.trade("2026-01-06T10:01", .buy, "10", "ABC", "100")
    try fixture.expect("2026-01-05T10:01", [.houseRequirement: "3000", .sma: "15000"])
    try fixture.expect(
      "2026-01-06T10:02",
      [.houseRequirement: "5250", .sma: "13800", .chargedRequirement: "8200", .maintenanceRequirement: "3000"])
    try fixture.expect("2026-01-08T09:00", [.houseRequirement: "3600", .maintenanceRequirement: "3000"])
    // The purchase of the 5th is charged by a rate that is told on the 8th.
    try rate("2026-01-05T09:45", MarginRate(symbol: "XYZ", initial: Self.decimal("0.80")))
    try fixture.expect("2026-01-05T10:01", [.sma: "12000"])
    #expect(throws: LedgerError.self) { try rate("2026-01-09T09:00", MarginRate(symbol: "XYZ", house: 2)) }
    #expect(throws: LedgerError.self) { try rate("2026-01-09T09:00", MarginRate(symbol: "NONE", house: 1)) }
  }

  /// A broker's higher minimum and shorter term.
  @Test func minimumEquityAndCallDays() throws {
    var fixture = try Self.fixture(cash: "9000") {
      $0.house = Self.house {
        $0.minimumEquity = 10_000
        $0.callDays = 2
      }
    }
    try fixture.expect("2026-01-05T10:00", [.overnightBuyingPower: "9000"])
    try fixture.trade("2026-01-05T10:01", .buy, "170", "XYZ", "100")
    try fixture.price("2026-01-05T16:00", "XYZ", "60")
    let calls = try CallTests.calls(fixture, "2026-01-06T09:00")
    #expect(calls.map(\.due.description) == ["2026-01-07", "2026-01-07"])
  }

  /// What cannot be a rate is refused with the member that says it.
  @Test(arguments: ["long", "short", "share", "price", "days"])
  func badParameters(member: String) throws {
    var change = AccountChange()
    change.house = Self.house {
      switch member {
      case "long": $0.long = Self.decimal("1.01")
      case "short": $0.short = -1
      case "share": $0.concentration = [HouseParameters.ConcentrationTier(share: 2, rate: 1)]
      case "price": $0.priceTiers = [HouseParameters.PriceTier(price: -3, rate: 1)]
      default: $0.callDays = 16
      }
    }
    var fixture = try BookFixture.account(.margin, cash: "1000")
    #expect {
      try fixture.record("2026-01-05T10:00", .accountChanged(change))
    } throws: {
      ($0 as? LedgerError)?.code == .outOfRange && ($0 as? LedgerError)?.field?.hasPrefix("house.") == true
    }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Futures told fill by fill (balances.md §5). 5 January 2026 is a Monday.
@Suite struct FuturesBookTests {
  /// Two contracts at 6,000, 50 a point; fees of 5.
  static func two(house: ContractParameters? = nil) throws -> BookFixture {
    var fixture = try BookFixture.contracts(.futures, cash: "40000", house: house)
    try fixture.contract("ESH26", .future, multiplier: "50")
    try fixture.margin("2026-01-02T00:00", "ESH26", initial: "24200", maintenance: "22000", day: "6050")
    try fixture.trade("2026-01-05T10:00", .buy, "2", "ESH26", "6000.00", commission: "5")
    return fixture
  }

  @Test func openTradeEquityAndPower() throws {
    var fixture = try Self.two()
    try fixture.price("2026-01-05T11:00", "ESH26", "5980")
    try fixture.expect(
      "2026-01-05T11:00",
      [
        .cash: "39995", .openTradeEquity: "-2000", .equity: "37995", .marketValue: "0", .longMarketValue: "0",
        .initialRequirement: "48400", .maintenanceRequirement: "44000", .futuresDayMargin: "12100",
        .dayTradeBuyingPower: "25895", .overnightBuyingPower: "-10405", .realizedPLToday: "-5", .commissionToday: "5",
        .unrealizedPL: "-2000", .costOfPositions: "0", .valueBought: "0",
      ])
    try fixture.explains("2026-01-05T11:00")
  }

  /// The settlement is the close of the day; the next day's change is counted from it.
  @Test func settlementAndCall() throws {
    var fixture = try Self.two()
    try fixture.settle("2026-01-05T16:00", "ESH26", "5975")
    try fixture.expect(
      "2026-01-05T16:00",
      [
        .openTradeEquity: "-2500", .equity: "37495", .futuresCall: "10905", .maintenanceCall: "6505",
        .settledVariation: "-2500", .variationSinceSettlement: "0",
      ])
    try fixture.explains("2026-01-05T16:30")
    try fixture.price("2026-01-06T10:00", "ESH26", "6010")
    try fixture.expect(
      "2026-01-06T10:00",
      [
        .openTradeEquity: "1000", .startOfDayOpenTradeEquity: "-2500", .openTradeEquityToday: "3500",
        .unrealizedPLToday: "3500", .variationSinceSettlement: "3500", .settledVariation: "-2500",
        .startOfDayEquity: "37495", .startOfDayInitialRequirement: "48400",
      ])
    try fixture.explains("2026-01-06T10:00")
    // The lot keeps its price: what is realised is counted from the entry.
    try fixture.trade("2026-01-06T11:00", .sell, "2", "ESH26", "6010", commission: "5")
    try fixture.expect(
      "2026-01-06T11:00", [.cash: "40990", .openTradeEquity: "0", .equity: "40990", .realizedPLToday: "995"])
    let state = try fixture.state("2026-01-06T11:00")
    #expect(state.positions.isEmpty && state.today.closed.map(\.profit) == [990])
    try fixture.explains("2026-01-06T11:00")
    try residualIsZero(fixture, through: "2026-01-08T20:00", days: 4)
  }

  /// Indicated within the day, cut at the close, due a business day later, gone when a close finds it met.
  @Test func callsAreCutAtTheClose() throws {
    var fixture = try Self.two()
    try fixture.price("2026-01-05T11:00", "ESH26", "5975")
    func calls(_ at: String) throws -> [MarginCall] {
      AccountCalls(of: try fixture.state(at), at: BookFixture.at(at), in: MarketView(fixture.world)).calls
    }
    let indicated = try calls("2026-01-05T12:00")
    #expect(indicated.map(\.status) == [.indicated] && indicated.map(\.amount) == [10905])
    let cut = try #require(try calls("2026-01-06T12:00").first)
    #expect(cut.kind == .maintenance && cut.status == .issued && cut.issuedAmount == 10905)
    #expect(cut.issued.description == "2026-01-05" && cut.due.description == "2026-01-06")
    #expect(cut.remedies.cash == 10905 && cut.remedies.depositOfStock == 10905)
    #expect(try calls("2026-01-07T12:00").map(\.status) == [.overdue])
    try fixture.deposit("2026-01-07T13:00", "10905")
    #expect(try calls("2026-01-07T13:00").isEmpty)
    let history = try CallHistory(
      of: try #require(fixture.book), through: BookFixture.at("2026-01-08T12:00"), in: MarketView(fixture.world))
    #expect(history.entries.map(\.amount) == [10905])
    #expect(history.entries.map(\.ended?.description) == ["2026-01-07"])
  }

  @Test func callThatRestoresMaintenance() throws {
    var house = ContractParameters()
    house.callRestores = .maintenance
    house.liquidationShare = BookFixture.decimal("0.5")
    var fixture = try Self.two(house: house)
    try fixture.price("2026-01-05T11:00", "ESH26", "5975")
    try fixture.expect(
      "2026-01-05T11:00", [.futuresCall: "6505", .liquidationAt: "22000", .liquidationExcess: "15495"])
    try fixture.explains("2026-01-05T11:00")
  }

  /// Published by TradeStation: one contract, then four, beyond what is held overnight.
  @Test(arguments: [("3000", "1", "5625", "-2625"), ("5000", "4", "3500", "-9000")])
  func publishedPurchasingPower(cash: String, contracts: String, initial: String, power: String) throws {
    var fixture = try BookFixture.contracts(.futures, cash: cash)
    try fixture.contract("NQH26", .future, multiplier: "20")
    try fixture.margin("2026-01-02T00:00", "NQH26", initial: initial, maintenance: "100")
    try fixture.trade("2026-01-05T10:00", .buy, contracts, "NQH26", "20000")
    try fixture.expect("2026-01-05T10:00", [.overnightBuyingPower: power, .futuresCall: "0"])
  }

  /// What is realised stays in the contract's currency, until an exchange converts it at a rate of its own.
  @Test func ledgersByCurrency() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "5000000")
    try fixture.contract("NKH26", .future, multiplier: "500", currency: .jpy)
    try fixture.margin("2026-01-02T00:00", "NKH26", initial: "1000000")
    try fixture.rate("2026-01-02T00:00", "USDJPY", "100")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", "NKH26", "39000", commission: "250")
    try fixture.trade("2026-01-05T11:00", .buyToCover, "1", "NKH26", "39377")
    var state = try fixture.state("2026-01-05T11:00")
    #expect(state.cash[.jpy] == -188_750 && state.cash[.usd] == 5_000_000)
    try fixture.expect("2026-01-05T11:00", [.cash: "4998112.5", .realizedPLToday: "-1887.5"])
    try fixture.record(
      "2026-01-05T12:00",
      .currencyExchange(
        CurrencyExchange(
          soldAmount: BookFixture.decimal("1806.29"), soldCurrency: .usd, boughtAmount: 188_750, boughtCurrency: .jpy)))
    state = try fixture.state("2026-01-05T12:00")
    #expect(state.cash[.jpy] == 0)
    try fixture.expect("2026-01-05T12:00", [.cash: "4998193.71"])
    try fixture.rate("2026-01-06T09:00", "USDJPY", "80")
    try fixture.trade("2026-01-06T10:00", .buy, "2", "NKH26", "39000")
    try fixture.price("2026-01-06T11:00", "NKH26", "39090")
    try fixture.expect("2026-01-06T11:00", [.openTradeEquity: "1125", .equity: "4999318.71"])
    try fixture.explains("2026-01-06T11:00")
    try fixture.rate("2026-01-07T09:00", "USDJPY", "120")
    try residualIsZero(fixture, through: "2026-01-08T20:00", days: 4)
  }

  /// Pledged securities raise equity and power, not cash, and stay until told anew.
  @Test func securitiesOnDeposit() throws {
    var fixture = try Self.two()
    try fixture.securities("2026-01-05T12:00", "10000")
    try fixture.expect(
      "2026-01-06T12:00",
      [
        .cash: "39995", .securitiesOnDeposit: "10000", .equity: "49995", .overnightBuyingPower: "1595",
        .withdrawable: "0", .startOfDaySecuritiesOnDeposit: "10000", .adjustmentsToday: "0",
      ])
    try fixture.securities("2026-01-06T13:00", "9500")
    try fixture.expect("2026-01-06T13:00", [.equity: "49495", .adjustmentsToday: "-500"])
    try fixture.explains("2026-01-06T13:00")
    try residualIsZero(fixture, through: "2026-01-07T20:00", days: 3)
  }

  /// The clearing house's file of a day comes in its evening: the next day starts with what it says.
  @Test func securitiesInTheEvening() throws {
    var fixture = try Self.two()
    try fixture.securities("2026-01-05T16:30", "10000")
    let (before, start) = (Figure.startOfDayEquity, Figure.startOfDaySecuritiesOnDeposit)
    try fixture.expect("2026-01-05T17:00", [start: "0", before: "0", .equity: "49995", .adjustmentsToday: "10000"])
    try fixture.explains("2026-01-05T17:00")
    // The day of the 6th has begun.
    try fixture.expect("2026-01-05T18:30", [start: "10000", before: "49995", .adjustmentsToday: "0"])
    try fixture.explains("2026-01-05T18:30")
    try fixture.securities("2026-01-05T20:00", "9500")
    try fixture.settle("2026-01-05T20:01", "ESH26", "6010")
    try fixture.expect(
      "2026-01-05T20:02", [start: "9500", before: "50495", .equity: "50495", .adjustmentsToday: "0"])
    #expect(try fixture.state("2026-01-05T20:02").startOfDay?.securitiesOnDeposit(in: .usd) == 9500)
    try fixture.explains("2026-01-05T20:02")
    try fixture.securities("2026-01-06T00:30", "9000")
    try fixture.expect("2026-01-06T12:00", [start: "9500", before: "50495", .adjustmentsToday: "-500"])
    try fixture.explains("2026-01-06T12:00")
    try fixture.expect("2026-01-06T18:30", [start: "9000", .adjustmentsToday: "0"])
    try residualIsZero(fixture, through: "2026-01-07T20:00", days: 3)
  }

  /// An account that has dealt in nothing yet.
  @Test func securitiesFirst() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "1000")
    try fixture.securities("2026-01-05T16:30", "500")
    try fixture.expect(
      "2026-01-05T18:30", [.startOfDaySecuritiesOnDeposit: "500", .startOfDayEquity: "1500", .adjustmentsToday: "0"])
    try fixture.explains("2026-01-05T18:30")
  }

  /// Amounts hold from their day on; without any the requirement is unknown, and says why.
  @Test func datedMargins() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "40000")
    try fixture.contract("CLH26", .future, multiplier: "1000")
    try fixture.trade("2026-01-05T10:00", .sell, "3", "CLH26", "70.10")
    try fixture.margin("2026-01-06T00:00", "CLH26", initial: "6000", maintenance: "5500")
    try fixture.margin("2026-01-08T00:00", "CLH26", initial: "6600")
    let early = try fixture.sheet("2026-01-05T12:00")
    #expect(early[.initialRequirement] == nil && early[.dayTradeBuyingPower] == nil && early[.equity] == 40000)
    let reason = early.reason(of: .initialRequirement, in: MarketView(fixture.world))
    #expect(reason == "no margin of CLH26 is known for that moment")
    try fixture.explains("2026-01-05T12:00")
    try fixture.expect(
      "2026-01-06T12:00",
      [.initialRequirement: "18000", .maintenanceRequirement: "16500", .futuresDayMargin: "18000"])
    // A member that is not told again holds on.
    try fixture.expect("2026-01-08T12:00", [.initialRequirement: "19800", .maintenanceRequirement: "16500"])
    try fixture.explains("2026-01-08T12:00")
  }

  /// A calendar spread and one between products; each contract stands in one of them.
  @Test func spreadCredits() throws {
    var house = ContractParameters()
    house.spreads = [
      ContractParameters.Spread(first: "ES", second: "ES", initial: 23000, maintenance: 21000),
      ContractParameters.Spread(first: "ESH26", second: "NQH26", initial: 9000, maintenance: 8000),
    ]
    var fixture = try Self.two(house: house)
    for symbol in ["ESM26", "NQH26"] { try fixture.contract(symbol, .future, multiplier: "20") }
    try fixture.margin("2026-01-02T00:00", "ESM26", initial: "24200", maintenance: "22000")
    try fixture.margin("2026-01-02T00:00", "NQH26", initial: "33000", maintenance: "30000")
    try fixture.trade("2026-01-05T10:30", .sell, "1", "ESM26", "6050")
    try fixture.trade("2026-01-05T10:40", .sell, "3", "NQH26", "20000")
    // 3 × 24,200 + 3 × 33,000 − 23,000 − 9,000
    try fixture.expect("2026-01-05T11:00", [.initialRequirement: "139600", .maintenanceRequirement: "127000"])
    try fixture.explains("2026-01-05T11:00")
  }

  /// Fills net through zero; the oldest lots go first.
  @Test func netsThroughZero() throws {
    var fixture = try Self.two()
    try fixture.trade("2026-01-05T10:30", .buy, "1", "ESH26", "6010")
    try fixture.trade("2026-01-05T10:40", .sell, "2", "ESH26", "6004")
    try fixture.expect("2026-01-05T10:40", [.cash: "40395", .openTradeEquity: "-300", .equity: "40095"])
    try fixture.trade("2026-01-05T10:50", .sell, "4", "ESH26", "6002")
    try fixture.expect("2026-01-05T10:50", [.cash: "39995", .openTradeEquity: "0", .initialRequirement: "72600"])
    try fixture.price("2026-01-05T11:00", "ESH26", "5990")
    try fixture.expect("2026-01-05T11:00", [.openTradeEquity: "1800", .equity: "41795"])
    try fixture.explains("2026-01-05T11:00")
    #expect(try fixture.state("2026-01-05T11:00").positions.map(\.quantity) == [-3])
  }

  /// A statement opens the book; from the first fill on the figures follow from events.
  @Test func statementThenFills() throws {
    var fixture = BookFixture()
    try fixture.contract("ESH26", .future, multiplier: "50")
    try fixture.margin("2026-01-02T00:00", "ESH26", initial: "24200", maintenance: "22000")
    try fixture.open("2026-01-05T09:00", .futures)
    try fixture.state(
      "2026-01-05T10:00", cash: "100000", holdings: [("ESH26", "2", "6000")],
      figures: [NamedAmount(name: "equity", amount: 100_500)])
    #expect(try fixture.state("2026-01-05T11:00").livesByStatements)
    try fixture.expect("2026-01-05T11:00", [.equity: "100500"])
    try fixture.trade("2026-01-06T10:00", .sell, "1", "ESH26", "6010", commission: "2")
    try fixture.expect(
      "2026-01-06T10:00", [.cash: "100498", .openTradeEquity: "500", .equity: "100998", .initialRequirement: "24200"])
    #expect(try !fixture.state("2026-01-06T11:00").livesByStatements)
    try fixture.explains("2026-01-06T11:00")
  }
}

/// On every day that both ends are known of, nothing is left unexplained.
func residualIsZero(
  _ fixture: BookFixture, through: String, days: Int, location: SourceLocation = #_sourceLocation
) throws {
  let history = try AccountHistory(
    of: try #require(fixture.book), through: BookFixture.at(through), in: MarketView(fixture.world))
  #expect(history.days.count == days, sourceLocation: location)
  for day in history.days {
    #expect(day[.residual] == .zero, "\(day.date): \(day[.residual]?.description ?? "nil")", sourceLocation: location)
  }
}

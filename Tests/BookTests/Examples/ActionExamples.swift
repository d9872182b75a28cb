import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// Corporate actions and distributions (balances.md §8.2), told as events.
@Suite struct ActionExamples {
  /// 10,000 in a cash account and units bought on 5 January.
  static func holding(_ quantity: String, at price: String, _ kind: AccountProfile.Kind = .cash) throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: "10000", symbols: ["XYZ", "NEW"])
    try fixture.trade("2026-01-05T10:00", .buy, quantity, "XYZ", price, id: "b")
    return fixture
  }

  static let ex = "2026-01-07T09:30"
  static let before = "2026-01-06T23:59"
  static let after = "2026-01-07T00:00"

  /// 103 units for 1,030, one for ten, the fraction paid at 95 a unit.
  @Test func reverseSplitWithCashInLieu() throws {
    var fixture = try Self.holding("103", at: "10")
    try fixture.record(
      Self.ex, account: nil, .split(Split(symbol: "XYZ", numerator: 1, denominator: 10, cashInLieu: 95)))
    try fixture.expect(Self.before, [.cash: "8970", .realizedPL: "0"])
    try fixture.expect(Self.after, [.cash: "8998.50", .realizedPL: "-1.50", .realizedPLToday: "-1.50"])
    let position = try fixture.state(Self.after).positions[0]
    #expect(position.quantity == 10)
    #expect(position.lots.cost == 1000)
    #expect(position.lots[0].openedAt == BookFixture.at("2026-01-05T10:00"))
  }

  /// One for four of 100 units that cost 5,000, a fifth of the basis.
  @Test func spinOff() throws {
    var fixture = try Self.holding("100", at: "50")
    try fixture.price("2026-01-06T16:00", "XYZ", "60")
    let spinOff = SpinOff(
      symbol: "XYZ", child: "NEW", ratio: UnitRatio(new: 1, old: 4), basisShare: BookFixture.decimal("0.20"))
    try fixture.record(Self.ex, account: nil, .spinOff(spinOff))
    let state = try fixture.state(Self.after)
    let parent = try #require(state.positions.first { $0.quantity == 100 })
    let child = try #require(state.positions.first { $0.quantity == 25 })
    #expect(parent.lots.cost == 4000)
    #expect(child.lots.cost == 1000)
    #expect(child.lots[0].openedAt == BookFixture.at("2026-01-05T10:00"))
    // Until they are priced apart, the last price of both is divided like the basis: nothing is won or lost.
    try fixture.expect(Self.before, [.equity: "11000"])
    try fixture.expect(Self.after, [.equity: "11000", .unrealizedPL: "1000", .unrealizedPLToday: "0"])
    try fixture.price("2026-01-07T16:00", "NEW", "50")
    try fixture.expect("2026-01-07T16:00", [.equity: "11050", .unrealizedPLToday: "50"])
  }

  @Test func spinOffOnAShortIsOwed() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000", symbols: ["XYZ", "NEW"])
    try fixture.trade("2026-01-05T10:00", .sellShort, "10", "XYZ", "50")
    let spinOff = SpinOff(
      symbol: "XYZ", child: "NEW", ratio: UnitRatio(new: 1, old: 4), basisShare: BookFixture.decimal("0.20"),
      cashInLieu: 44)
    try fixture.record(Self.ex, account: nil, .spinOff(spinOff))
    // 2.5 units owed: the half is paid with 22.00 against 20.00 of proceeds.
    try fixture.expect(Self.after, [.cash: "10478", .realizedPL: "-2"])
    let state = try fixture.state(Self.after)
    #expect(state.positions.map(\.quantity) == [-10, -2])
    #expect(state.positions.map(\.lots.cost) == [-400, -80])
  }

  @Test func cashMerger() throws {
    var fixture = try Self.holding("100", at: "50")
    try fixture.record(Self.ex, account: nil, .merger(Merger(symbol: "XYZ", cash: BookFixture.decimal("62.5"))))
    try fixture.expect(Self.after, [.cash: "11250", .realizedPL: "1250", .costOfPositions: "0"])
    #expect(try fixture.state(Self.after).positions.isEmpty)
  }

  @Test func stockMerger() throws {
    var fixture = try Self.holding("101", at: "50")
    let merger = Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 2, old: 5), cashInLieu: 130)
    try fixture.record(Self.ex, account: nil, .merger(merger))
    // 40.4 units: 40 stay, 0.4 are paid with 52.00 against 50.00 of basis.
    try fixture.expect(Self.after, [.cash: "5002", .realizedPL: "2"])
    let position = try fixture.state(Self.after).positions[0]
    #expect(position.quantity == 40)
    #expect(position.lots.cost == 5000)
  }

  /// Per unit 10 of cash and one unit worth 45: of a gain of 5 all is realised, of one of 25 the cash, of a loss none.
  @Test(arguments: [("50", "500", "4500"), ("30", "1000", "3000"), ("60", "0", "5000")])
  func mixedMerger(_ basis: String, _ realised: String, _ rest: String) throws {
    var fixture = try Self.holding("100", at: basis)
    try fixture.price("2026-01-06T16:00", "NEW", "45")
    let merger = Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 1), cash: 10)
    try fixture.record(Self.ex, account: nil, .merger(merger))
    try fixture.expect(Self.after, [.realizedPL: realised, .longMarketValue: "4500"])
    #expect(try fixture.state(Self.after).positions[0].lots.cost == BookFixture.decimal(rest))
  }

  /// Without a price of the new units nobody knows the gain.
  @Test func mixedMergerWithoutAPrice() throws {
    var fixture = try Self.holding("100", at: "50")
    let merger = Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 1), cash: 10)
    try fixture.record(Self.ex, account: nil, .merger(merger))
    #expect(try fixture.sheet(Self.after)[.realizedPL] == nil)
    #expect(try fixture.state(Self.after).positions[0].lots.cost == nil)
    // Told late, the price mends it.
    try fixture.price("2026-01-06T16:00", "NEW", "45")
    try fixture.expect(Self.after, [.realizedPL: "500"])
  }

  /// Long the one, short the other: what comes meets what is owed.
  @Test func mergerIntoAShortPosition() throws {
    var fixture = try Self.holding("100", at: "50", .margin)
    try fixture.trade("2026-01-05T11:00", .sellShort, "60", "NEW", "70")
    try fixture.record(
      Self.ex, account: nil, .merger(Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 1))))
    try fixture.expect(Self.after, [.realizedPL: "1200"])
    let position = try fixture.state(Self.after).positions[0]
    #expect(position.quantity == 40)
    #expect(position.lots.cost == 2000)
  }

  @Test func symbolChange() throws {
    var fixture = try Self.holding("100", at: "50")
    try fixture.record(Self.ex, account: nil, .symbolChange(SymbolChange(symbol: "XYZ", to: "NEW")))
    try fixture.expect(Self.after, [.equity: "10000", .costOfPositions: "5000", .unrealizedPLToday: "0"])
    #expect(throws: LedgerError.self) { try fixture.trade("2026-01-07T10:00", .sell, "1", "XYZ", "50") }
    try fixture.trade("2026-01-07T10:00", .sell, "40", "NEW", "55")
    try fixture.expect("2026-01-07T10:01", [.realizedPL: "200"])
  }

  @Test func returnOfCapital() throws {
    var fixture = try Self.holding("10", at: "50")
    func paid(_ amount: ExactDecimal) -> Event.Payload {
      .returnOfCapital(ReturnOfCapital(symbol: "XYZ", amount: amount, currency: .usd))
    }
    try fixture.record("2026-01-06T09:00", paid(200))
    try fixture.expect("2026-01-06T10:00", [.cash: "9700", .realizedPL: "0", .costOfPositions: "300"])
    try fixture.record("2026-01-06T11:00", paid(400))
    try fixture.expect("2026-01-06T12:00", [.cash: "10100", .realizedPL: "100", .costOfPositions: "0"])
    #expect(try fixture.state("2026-01-06T12:00").positions[0].lots.cost == 0)
  }

  @Test func stockDividend() throws {
    var fixture = try Self.holding("103", at: "10")
    try fixture.record(
      "2026-01-06T09:00",
      .stockDividend(StockDividend(symbol: "XYZ", quantity: BookFixture.decimal("10.3"), cashInLieu: 3)))
    // 113.3 units at 1,030: the 0.3 cost 2.7272…
    let position = try fixture.state("2026-01-06T10:00").positions[0]
    #expect(position.quantity == 113)
    #expect(try fixture.sheet("2026-01-06T10:00")[.cash] == BookFixture.decimal("8973"))
    #expect(try position.lots.cost! + 3 - position.realised! == 1030)
  }

  @Test func reinvestment() throws {
    var fixture = try Self.holding("100", at: "50")
    try fixture.record("2026-01-06T09:00", .dividend(Dividend(symbol: "XYZ", amount: 60, currency: .usd)))
    try fixture.record(
      "2026-01-06T09:01",
      .reinvestment(
        Reinvestment(symbol: "XYZ", quantity: BookFixture.decimal("1.2"), amount: 60, currency: .usd)))
    try fixture.expect("2026-01-06T10:00", [.cash: "5000", .incomeToday: "60", .costOfPositions: "5060"])
    let lots = try fixture.state("2026-01-06T10:00").positions[0].lots.all
    #expect(lots.map(\.quantity) == [100, BookFixture.decimal("1.2")])
  }

  /// From the ex-date a receivable, in equity where the account says so; cash on the day it is paid.
  @Test(arguments: [true, false]) func dividendPaidLater(_ accrues: Bool) throws {
    var fixture = try Self.holding("100", at: "50")
    var change = AccountChange()
    change.accruesDividends = accrues
    try fixture.record("2026-01-05T11:00", .accountChanged(change))
    let dividend = Dividend(symbol: "XYZ", amount: 60, currency: .usd, pays: CivilDate("2026-01-09"))
    try fixture.record("2026-01-07T00:00", .dividend(dividend))
    // Sold after the ex-date, it is still paid.
    try fixture.trade("2026-01-07T10:00", .sell, "100", "XYZ", "50")
    try fixture.expect(
      "2026-01-08T12:00",
      [
        .cash: "10000", .dividendsReceivable: "60", .accruedDividends: accrues ? "60" : "0",
        .equity: accrues ? "10060" : "10000",
      ])
    try fixture.expect("2026-01-07T12:00", [.incomeToday: accrues ? "60" : "0"])
    try fixture.expect(
      "2026-01-09T00:00", [.cash: "10060", .equity: "10060", .dividendsReceivable: "0"])
    try fixture.expect("2026-01-09T12:00", [.incomeToday: accrues ? "0" : "60"])
  }

  @Test func transfers() throws {
    var fixture = try BookFixture.account(.margin, cash: "1000", symbols: ["XYZ"])
    try fixture.price("2026-01-06T08:00", "XYZ", "100")
    let units = TransferredUnits(
      symbol: "XYZ", quantity: 20, cost: 1800, acquired: CivilDate("2019-06-03"), price: 100)
    try fixture.record("2026-01-06T09:00", id: "x", .transferIn(Transfer(.units(units))))
    try fixture.expect(
      "2026-01-06T09:30", [.flowsToday: "2000", .realizedPL: "0", .costOfPositions: "1800", .sma: "2000"])
    try fixture.price("2026-01-06T10:00", "XYZ", "110")
    try fixture.expect("2026-01-06T10:00", [.unrealizedPL: "400", .unrealizedPLToday: "200"])
    let out = TransferredUnits(symbol: "XYZ", quantity: 5, lots: [LotChoice(event: "x", quantity: 5)])
    try fixture.record("2026-01-06T11:00", .transferOut(Transfer(.units(out))))
    try fixture.expect("2026-01-06T11:00", [.flowsToday: "1450", .realizedPL: "0", .costOfPositions: "1350"])
  }

  /// Percent of par, and interest since the last coupon beside the price.
  @Test func bondWithAccruedInterest() throws {
    var fixture = BookFixture()
    var bond = try Instrument.defaults(symbol: "T 4.5 2036", kind: .bond)
    bond.multiplier = BookFixture.decimal("0.01")
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: bond)))
    try fixture.open("2026-01-05T09:00", .cash)
    try fixture.deposit("2026-01-05T09:30", "20000")
    let buy = Trade(
      symbol: bond.symbol, side: .buy, quantity: 10000, price: BookFixture.decimal("98.5"),
      accruedInterest: BookFixture.decimal("61.25"))
    try fixture.record("2026-01-05T10:00", .trade(buy))
    try fixture.expect(
      "2026-01-05T11:00", [.cash: "10088.75", .costOfPositions: "9850", .incomeToday: "-61.25", .unrealizedPL: "0"])
  }
}

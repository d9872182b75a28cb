import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What corporate actions make of options (OCC By-Laws, Article VI, section 11A), told as events.
@Suite struct AdjustmentTests {
  static let ex = "2026-01-07T09:30"
  static let after = "2026-01-07T10:00"

  /// Series of the September expiration.
  static func series(_ root: String, _ thousandths: Int, _ type: String = "C") -> String {
    let strike = String(thousandths)
    return root + String(repeating: " ", count: 6 - root.utf8.count) + "260918\(type)"
      + String(repeating: "0", count: 8 - strike.utf8.count) + strike
  }

  static func account(_ kind: AccountProfile.Kind = .margin) throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: "50000", symbols: ["XYZ", "NEW"])
    for strike in [50_000, 100_000, 110_000] {
      for type in ["C", "P"] {
        let instrument = try Instrument.defaults(symbol: series("XYZ", strike, type))
        try fixture.record(
          "2026-01-05T09:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
      }
    }
    try fixture.price("2026-01-05T09:31", "XYZ", "105")
    try fixture.price("2026-01-05T09:31", "NEW", "40")
    return fixture
  }

  static func held(_ fixture: BookFixture, _ at: String = after) throws -> [String: ExactDecimal] {
    var held: [String: ExactDecimal] = [:]
    for position in try fixture.state(at).positions {
      held[fixture.world.instruments[position.instrument].symbol] = position.quantity
    }
    return held
  }

  /// Two for one: twice the contracts at half the strike; value, basis and requirement go on.
  @Test func wholeSplit() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "105")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("XYZ", 110_000), "4", id: "w")
    try fixture.trade("2026-01-05T10:02", .buy, "3", Self.series("XYZ", 100_000), "9")
    try fixture.price("2026-01-06T16:00", Self.series("XYZ", 110_000), "5")
    let before = try fixture.sheet("2026-01-06T17:00")
    try fixture.split(Self.ex, "XYZ", 2, 1)
    #expect(
      try Self.held(fixture) == ["XYZ": 200, Self.series("XYZ", 55_000): -2, Self.series("XYZ", 50_000): 6])
    let after = try fixture.sheet(Self.after)
    for figure in [Figure.equity, .unrealizedPL, .longOptionValue, .shortOptionValue, .optionRequirement, .regTExcess] {
      #expect(after[figure] == before[figure], "\(figure.name)")
    }
    try fixture.expect(Self.after, [.unrealizedPLToday: "0", .shortOptionValue: "500"])
    try fixture.check("2026-01-08T16:01")
    // The lot is still that of the trade, and the strike is the new one.
    try fixture.exercise("2026-01-09T10:00", .assigned, Self.series("XYZ", 55_000), "2")
    try fixture.expect("2026-01-09T10:01", [.realizedPL: "900"])
    try fixture.check("2026-01-09T16:01")
  }

  /// A series listed anew under an old name is not the one that was adjusted.
  @Test func chainAndNewListing() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.series("XYZ", 100_000), "9")
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.series("XYZ", 50_000), "55")
    try fixture.split(Self.ex, "XYZ", 2, 1)
    #expect(try Self.held(fixture) == [Self.series("XYZ", 50_000): 2, Self.series("XYZ", 25_000): 2])
    try fixture.trade("2026-01-07T11:00", .buy, "1", Self.series("XYZ", 100_000), "1")
    try fixture.expect("2026-01-07T11:01", [.longOptionValue: "6500"])
    try fixture.check("2026-01-08T16:01")
  }

  /// Three for two: 150 units at two thirds of the strike.
  @Test func oddSplit() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .sellShort, "2", Self.series("XYZ", 100_000, "P"), "3")
    try fixture.split(Self.ex, "XYZ", 3, 2)
    let symbol = Self.series("XYZ1", 66_670, "P")
    #expect(try Self.held(fixture) == [symbol: -2])
    let instrument = try #require(fixture.world.instruments.instrument(symbol))
    #expect(instrument.multiplier == 150 && instrument.option?.deliverable == nil)
    try fixture.expect(Self.after, [.shortOptionValue: "600", .unrealizedPL: "0"])
    try fixture.exercise("2026-01-09T10:00", .assigned, symbol, "1")
    // 150 × 66.67, less half of the 600.
    try fixture.expect("2026-01-09T10:01", [.costOfPositions: "9400.50"])
    try fixture.check("2026-01-09T16:01")
  }

  /// One for ten: 10 units for the strike of 100; they cover a call of theirs.
  @Test func reverseSplit() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "105")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("XYZ", 100_000), "9")
    let before = try fixture.sheet("2026-01-06T17:00")
    try fixture.split(Self.ex, "XYZ", 1, 10)
    let symbol = Self.series("XYZ1", 100_000)
    #expect(try Self.held(fixture) == ["XYZ": 10, symbol: -1])
    let after = try fixture.sheet(Self.after)
    for figure in [Figure.equity, .cappedByOptions, .initialRequirement, .maintenanceRequirement, .regTExcess] {
      #expect(after[figure] == before[figure], "\(figure.name)")
    }
    try fixture.exercise("2026-01-09T10:00", .assigned, symbol, "1")
    try fixture.expect("2026-01-09T10:01", [.cash: "50400", .realizedPL: "400"])
    try fixture.check("2026-01-09T16:01")
  }

  /// Cash for all units: the contract delivers cash, and settles in it.
  @Test func cashMerger() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("XYZ", 100_000), "6")
    try fixture.record(Self.ex, account: nil, .merger(Merger(symbol: "XYZ", cash: 112)))
    let symbol = Self.series("XYZ1", 100_000)
    #expect(try Self.held(fixture) == [symbol: 2])
    try fixture.exercise("2026-01-08T10:00", .exercised, symbol, "2")
    try fixture.expect("2026-01-08T10:01", [.cash: "51200", .realizedPL: "1200"])
    try fixture.check("2026-01-08T16:01")
  }

  /// Cash alone ends with the next standard expiration, or the one after when it is near.
  @Test(arguments: [
    ("2026-01-07T09:30", "2026-01-16"), ("2026-01-13T09:30", "2026-01-16"), ("2026-01-14T09:30", "2026-02-20"),
    ("2026-09-15T09:30", "2026-09-18"), ("2026-09-16T09:30", "2026-09-18"),
  ])
  func cashEndsEarly(converted: String, last: String) throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("XYZ", 100_000), "6")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("XYZ", 110_000), "4")
    try fixture.trade("2026-01-05T10:02", .buy, "1", Self.series("XYZ", 110_000, "P"), "8")
    try fixture.record(converted, account: nil, .merger(Merger(symbol: "XYZ", cash: 112)))
    let day = try #require(CivilDate(last))
    let id = try #require(fixture.world.instruments.id(Self.series("XYZ1", 100_000)))
    #expect(fixture.world.instruments.option(id)?.expiration == day)
    #expect(try Self.held(fixture, "\(last)T17:00").count == 3)
    // 50,000 − 1,200 + 400 − 800, then 2 × 1,200 for the calls held, 200 for the one written, nothing for the put.
    let after = "\(day.advanced(byDays: 5))T10:00"
    #expect(try Self.held(fixture, after).isEmpty)
    try fixture.expect(after, [.cash: "50600", .equity: "50600", .realizedPL: "600"])
    try fixture.check(after)
  }

  /// Cash with units is no cash alone.
  @Test func othersKeepTheirDay() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.series("XYZ", 50_000), "30")
    try fixture.record(
      Self.ex, account: nil, .merger(Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 2), cash: 60)))
    #expect(try Self.held(fixture, "2026-03-02T10:00") == [Self.series("NEW1", 50_000): 1])
  }

  /// Half a unit and 60 for each: 50 units and 6,000 for the strike.
  @Test func mixedMerger() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.series("XYZ", 50_000), "30")
    try fixture.record(
      Self.ex, account: nil, .merger(Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 2), cash: 60)))
    let symbol = Self.series("NEW1", 50_000)
    #expect(try Self.held(fixture) == [symbol: 1])
    try fixture.exercise("2026-01-08T10:00", .exercised, symbol, "1")
    // 5,000 paid and 6,000 received; 50 units for −1,000 + 3,000.
    try fixture.expect("2026-01-08T10:01", [.cash: "48000", .longMarketValue: "2000", .costOfPositions: "2000"])
    try fixture.check("2026-01-08T16:01")
  }

  /// The child's units are delivered too; the strike is divided by what both are worth.
  @Test func spinOff() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.series("XYZ", 100_000), "8")
    try fixture.record(
      Self.ex, account: nil,
      .spinOff(
        SpinOff(
          symbol: "XYZ", child: "NEW", ratio: UnitRatio(new: 1, old: 4), basisShare: BookFixture.decimal("0.2"))))
    let symbol = Self.series("XYZ1", 100_000)
    #expect(try Self.held(fixture) == [symbol: 1])
    try fixture.price(Self.after, "XYZ", "90")
    try fixture.price(Self.after, "NEW", "40")
    try fixture.exercise("2026-01-08T10:00", .exercised, symbol, "1")
    #expect(try Self.held(fixture, "2026-01-08T10:01") == ["XYZ": 100, "NEW": 25])
    // 10,000 in parts of nine and one; the premium stands with the first.
    let costs = try fixture.state("2026-01-08T10:01").positions.map(\.lots.cost)
    #expect(costs == [9800, 1000])
    try fixture.check("2026-01-08T16:01")
  }

  @Test func symbolChange() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("XYZ", 100_000), "8")
    try fixture.record(Self.ex, account: nil, .symbolChange(SymbolChange(symbol: "XYZ", to: "NEW")))
    #expect(try Self.held(fixture) == [Self.series("NEW", 100_000): -1])
    try fixture.expect(Self.after, [.shortOptionValue: "800"])
    try fixture.check("2026-01-08T16:01")
  }

  /// A series that is defined after the action was told goes on all the same, and a late split moves what was traded.
  @Test(arguments: [true, false]) func toldLate(splitFirst: Bool) throws {
    var fixture = try BookFixture.account(.margin, cash: "50000", symbols: ["XYZ"])
    try fixture.price("2026-01-05T09:31", "XYZ", "105")
    let symbol = Self.series("XYZ", 100_000)
    if splitFirst { try fixture.split(Self.ex, "XYZ", 4, 1) }
    try fixture.record(
      "2026-01-05T09:00", account: nil,
      .instrument(InstrumentDefinition(instrument: try Instrument.defaults(symbol: symbol))))
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", symbol, "9")
    try fixture.deposit("2026-01-08T10:00", "1")
    if !splitFirst { try fixture.split(Self.ex, "XYZ", 4, 1) }
    #expect(try Self.held(fixture, "2026-01-08T10:01") == [Self.series("XYZ", 25_000): -4])
    try fixture.expect("2026-01-08T10:01", [.shortOptionValue: "900", .unrealizedPL: "0"])
    try fixture.check("2026-01-08T16:01")
  }
}

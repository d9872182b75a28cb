import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// How options end (balances.md §4.6): told by events. Series expire on Friday, 16 Jan 2026.
@Suite struct OptionEndTests {
  static func series(_ type: String, _ strike: Int, root: String = "XYZ") -> String {
    root + String(repeating: " ", count: 6 - root.utf8.count) + "260116\(type)00\(strike)000"
  }

  static func account(_ kind: AccountProfile.Kind, cash: String, price: String = "100") throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: cash, symbols: ["XYZ", "XSP"])
    try fixture.price("2026-01-05T09:31", "XYZ", price)
    for strike in [100, 110, 120] {
      for type in ["C", "P"] {
        for root in ["XYZ", "XSP"] {
          let instrument = try Instrument.defaults(symbol: series(type, strike, root: root))
          try fixture.record(
            "2026-01-05T09:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
        }
      }
    }
    return fixture
  }

  static let friday = "2026-01-16T15:00"
  static let monday = "2026-01-20T00:00"

  /// Basis K + p; paid at the strike, settled on the next day.
  @Test func longCallExercised() throws {
    var fixture = try Self.account(.cash, cash: "30000")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("C", 100), "3", commission: "1")
    try fixture.exercise("2026-01-14T10:00", .exercised, Self.series("C", 100), "2", commission: "5")
    try fixture.price("2026-01-14T10:01", "XYZ", "112")
    // 30,000 − 601 − 20,005; basis 20,005 + 601.
    try fixture.expect(
      "2026-01-14T10:02",
      [
        .cash: "9394", .longMarketValue: "22400", .realizedPL: "0", .unsettledDebits: "20005", .unrealizedPL: "1794",
        .unrealizedPLAverage: "1800",
      ])
    try fixture.expect("2026-01-15T10:00", [.settledCash: "9394"])
    let state = try fixture.state("2026-01-14T10:02")
    #expect(state.positions.count == 1)
    #expect(state.positions[0].lots.cost == 20606)
    #expect(state.today.closed.isEmpty)
    try fixture.check("2026-01-14T10:02")
  }

  /// Basis K − p, and the strike that was kept is free again.
  @Test func cashSecuredPutAssigned() throws {
    var fixture = try Self.account(.cash, cash: "11000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("P", 110), "12")
    try fixture.expect("2026-01-05T10:01", [.optionReserves: "11000", .availableToTrade: "1200"])
    try fixture.exercise("2026-01-14T10:00", .assigned, Self.series("P", 110), "1")
    try fixture.expect(
      "2026-01-14T10:01",
      [.cash: "1200", .optionReserves: "0", .longMarketValue: "10000", .costOfPositions: "9800", .unrealizedPL: "200"])
    try fixture.check("2026-01-14T10:01")
  }

  /// Proceeds K + p out of the stock's own lots.
  @Test func coveredCallAssigned() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "90", id: "old")
    try fixture.trade("2026-01-06T10:00", .buy, "100", "XYZ", "100")
    try fixture.trade("2026-01-06T10:01", .sellShort, "1", Self.series("C", 100), "4")
    try fixture.exercise(Self.friday, .assigned, Self.series("C", 100), "1")
    try fixture.expect(
      "2026-01-16T15:01", [.cash: "11400", .realizedPL: "1400", .valueSold: "10000", .optionRequirement: "0"])
    #expect(try fixture.state("2026-01-16T15:01").positions.map(\.quantity) == [100])
    try fixture.check("2026-01-16T15:01")
  }

  /// Proceeds K − p.
  @Test func longPutExercised() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "100")
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.series("P", 110), "11")
    try fixture.exercise("2026-01-07T10:00", .exercised, Self.series("P", 110), "1")
    try fixture.expect("2026-01-07T10:01", [.cash: "19900", .realizedPL: "-100", .longMarketValue: "0"])
    try fixture.check("2026-01-07T10:01")
  }

  /// Without units an assigned call leaves a short position, at K + p.
  @Test func nakedCallAssigned() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("C", 110), "2")
    try fixture.price("2026-01-14T09:59", "XYZ", "115")
    try fixture.exercise("2026-01-14T10:00", .assigned, Self.series("C", 110), "1")
    try fixture.expect(
      "2026-01-14T10:01",
      [
        .cash: "31200", .shortMarketValue: "11500", .shortProceeds: "11200", .unrealizedPL: "-300",
        .initialRequirement: "5750",
      ])
    try fixture.check("2026-01-14T10:01")
  }

  /// The Reg T excess and the SMA move together while prices stand still.
  @Test func assignmentMovesTheSMA() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("P", 110), "12")
    try fixture.price("2026-01-05T10:01", "XYZ", "98")
    let before = try fixture.sheet("2026-01-05T10:01")
    try fixture.exercise("2026-01-05T10:02", .assigned, Self.series("P", 110), "1")
    let after = try fixture.sheet("2026-01-05T10:02")
    let moved = try after[.sma]! - before[.sma]!
    #expect(try moved == after[.regTExcess]! - before[.regTExcess]!)
    try fixture.check("2026-01-05T10:02")
  }

  /// A European index option brings the difference, on its last day only.
  @Test func cashSettled() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    let call = Self.series("C", 100, root: "XSP")
    try fixture.price("2026-01-05T09:31", "XSP", "100")
    try fixture.trade("2026-01-05T10:00", .buy, "1", call, "3")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("C", 110, root: "XSP"), "1")
    #expect(throws: LedgerError.self) { try fixture.exercise("2026-01-14T10:00", .exercised, call, "1", price: "112") }
    try fixture.exercise("2026-01-16T16:30", .exercised, call, "1", price: "112.50", commission: "1")
    try fixture.exercise(
      "2026-01-16T16:31", .assigned, Self.series("C", 110, root: "XSP"), "1", price: "112.50")
    // −300 + 100 + 1,250 − 1 − 250
    try fixture.expect("2026-01-16T16:32", [.cash: "20799", .realizedPL: "799", .equity: "20799"])
    try fixture.check("2026-01-16T16:32")
  }

  @Test func expired() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("C", 120), "3")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("P", 100), "2")
    try fixture.record(
      "2026-01-16T17:00", .optionExpired(OptionExpiry(symbol: Self.series("C", 120), quantity: 1)))
    try fixture.record("2026-01-16T17:01", .optionExpired(OptionExpiry(symbol: Self.series("P", 100))))
    try fixture.expect("2026-01-16T17:02", [.cash: "19600", .realizedPL: "-100", .optionRequirement: "0"])
    try fixture.check("2026-01-16T17:02")
  }

  struct Refusal: Sendable, CustomStringConvertible {
    var name: String
    var at: String
    var payload: Event.Payload
    var code: LedgerError.Code
    var field: String?
    var description: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "no position", at: friday, payload: .optionExercised(OptionExercise(symbol: series("P", 100), quantity: 1)),
      code: .notHeld, field: "symbol"),
    Refusal(
      name: "more than held", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100), quantity: 3)), code: .notHeld,
      field: "quantity"),
    Refusal(
      name: "assigned what is held", at: friday,
      payload: .optionAssigned(OptionExercise(symbol: series("C", 100), quantity: 1)), code: .notHeld,
      field: "symbol"),
    Refusal(
      name: "no contracts", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100), quantity: 0)), code: .notPositive,
      field: "quantity"),
    Refusal(
      name: "after the roll", at: monday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100), quantity: 1)), code: .afterExpiration,
      field: "at"),
    Refusal(
      name: "expiry too early", at: "2026-01-15T16:00",
      payload: .optionExpired(OptionExpiry(symbol: series("C", 100))), code: .beforeExpiration, field: "at"),
    Refusal(
      name: "expiry before the trade", at: friday, payload: .optionExpired(OptionExpiry(symbol: series("C", 120))),
      code: .notHeld, field: "symbol"),
    Refusal(
      name: "European too early", at: "2026-01-15T16:00",
      payload: .optionExercised(OptionExercise(symbol: series("C", 100, root: "XSP"), quantity: 1)),
      code: .beforeExpiration, field: "at"),
    Refusal(
      name: "no settlement price", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100, root: "XSP"), quantity: 1)),
      code: .outOfRange, field: "price"),
    Refusal(
      name: "worth nothing", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100, root: "XSP"), quantity: 1, price: 99)),
      code: .outOfRange, field: "price"),
    Refusal(
      name: "a price for units", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("C", 100), quantity: 1, price: 101)),
      code: .malformed, field: "price"),
    Refusal(
      name: "a put without its units", at: friday,
      payload: .optionExercised(OptionExercise(symbol: series("P", 110), quantity: 1)), code: .shortInCashAccount,
      field: "quantity"),
    Refusal(
      name: "no option", at: friday, payload: .optionExercised(OptionExercise(symbol: "XYZ", quantity: 1)),
      code: .malformed, field: "symbol"),
    Refusal(
      name: "traded after its day", at: "2026-01-20T10:00",
      payload: .trade(Trade(symbol: series("C", 110), side: .buy, quantity: 1, price: 1)), code: .afterExpiration,
      field: "at"),
  ]

  @Test(arguments: refusals) func refused(_ row: Refusal) throws {
    var fixture = try Self.account(.cash, cash: "20000")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("C", 100), "3")
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.series("C", 100, root: "XSP"), "3")
    try fixture.trade("2026-01-05T10:02", .buy, "1", Self.series("P", 110), "3")
    do {
      try fixture.record(row.at, row.payload)
      Issue.record("\(row.name) was taken")
    } catch let error as LedgerError {
      #expect(error.code == row.code && error.field == row.field, "\(error)")
    }
  }
}

extension BookFixture {
  mutating func exercise(
    _ at: String, _ kind: OptionEnd.Kind, _ symbol: String, _ quantity: String, price: String? = nil,
    commission: String = "0"
  ) throws {
    let exercise = OptionExercise(
      symbol: symbol, quantity: Self.decimal(quantity), price: price.map(Self.decimal),
      commission: Self.decimal(commission))
    try record(at, kind == .assigned ? .optionAssigned(exercise) : .optionExercised(exercise))
  }

  /// Every figure follows from its tree, and the rows of activities add up to what is held.
  func check(_ at: String) throws {
    let market = MarketView(world)
    _ = try ExplainedFigures(of: book!, at: Self.at(at), in: world)
    let state = try state(at)
    let rows = try AccountActivities(of: book!, through: Self.at(at), in: market).rows
    #expect(try rows.reduce(.zero) { try $0 + $1.amount } == state.cash[.usd])
    var units: [String: ExactDecimal] = [:]
    for row in rows { if let symbol = row.symbol { units[symbol] = try (units[symbol] ?? .zero) + row.quantity } }
    for (symbol, sum) in units {
      let (id, _) = try world.instrument(symbol)
      #expect(sum == state.position(of: id)?.quantity ?? .zero, "\(symbol)")
    }
    #expect(Set(rows.map(\.name)).count == rows.count)
    let history = try AccountHistory(of: book!, through: Self.at(at), in: market)
    for day in history.days { #expect(day[.residual] == .zero || day.unknown != nil, "\(day.date)") }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What ends by itself at the roll after the last day: Tuesday, 20 Jan 2026, after a weekend and a holiday.
@Suite struct ExpiryTests {
  static let closed = "2026-01-16T17:00"
  static let opened = "2026-01-20T00:00"

  private static func account(_ kind: AccountProfile.Kind = .margin, close: String?) throws -> BookFixture {
    var fixture = try OptionEndTests.account(kind, cash: "50000")
    if let close { try fixture.price("2026-01-16T16:00", "XYZ", close) }
    return fixture
  }

  private static func call(_ strike: Int) -> String { OptionEndTests.series("C", strike) }
  private static func put(_ strike: Int) -> String { OptionEndTests.series("P", strike) }

  /// A cent in the money is enough; at the money is not.
  @Test(arguments: [("110.01", true), ("110.00", false)]) func automatic(close: String, isUsed: Bool) throws {
    var fixture = try Self.account(close: nil)
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    try fixture.price("2026-01-16T16:00", "XYZ", close)
    try fixture.expect(Self.closed, [.cash: "49800", .realizedPL: "0"])
    let state = try fixture.state(Self.opened)
    #expect(state.positions.map(\.quantity) == (isUsed ? [100] : []))
    #expect(state.positions.first?.lots.cost == (isUsed ? 11200 : nil))
    try fixture.expect(
      Self.opened,
      isUsed
        ? [.cash: "38800", .settledCash: "38800", .realizedPL: "0"]
        : [.cash: "49800", .realizedPL: "-200", .realizedPLToday: "-200"])
    try fixture.check("2026-01-20T16:01")
  }

  /// From the close of its last day on an option is worth what using it would bring at that close, whatever was last
  /// paid for it, and so the row of the day says; without a price of the day it stays what it was.
  @Test func worthOnItsLastEvening() throws {
    var fixture = try Self.account(close: nil)
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.call(110), "2")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.put(100), "3")
    try fixture.price("2026-01-15T16:00", "XYZ", "104")
    try fixture.expect("2026-01-15T17:00", [.longOptionValue: "400", .shortOptionValue: "300"])
    try fixture.expect(Self.closed, [.longOptionValue: "400", .shortOptionValue: "300"])
    try fixture.price("2026-01-16T16:00", "XYZ", "115")
    try fixture.price("2026-01-16T16:30", "XYZ", "90")
    try fixture.expect("2026-01-16T15:59", [.longOptionValue: "400", .equity: "50000"])
    // 200 × 5, and a put that is worth nothing; 49,900 of cash.
    for at in [Self.closed, "2026-01-18T12:00", "2026-01-19T23:59"] {
      try fixture.expect(at, [.longOptionValue: "1000", .shortOptionValue: "0", .equity: "50900"])
      let tree = try fixture.explain(.longOptionValue, at)
      #expect(try ExplanationEvaluator.value(tree) == 1000)
    }
    try fixture.expect(
      Self.opened, [.longOptionValue: "0", .startOfDayEquity: "50900", .startOfDayOptionValue: "1000"])
    let market = MarketView(fixture.world)
    let state = try fixture.state(Self.closed)
    let at = BookFixture.at(Self.closed)
    let held = try ValuedPosition(
      #require(state.positions.first { !$0.quantity.isNegative }), in: state, at: at, market)
    #expect(held.price?.price == 5 && held.standing(at: at, in: market)?.rule == .intrinsic)
    try fixture.check("2026-01-20T16:01")
  }

  /// Both sides of a spread: the exercised call delivers what the assigned one takes.
  @Test func spread() throws {
    var fixture = try Self.account(close: nil)
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.call(110), "2")
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.call(120), "1")
    try fixture.price("2026-01-16T16:00", "XYZ", "130")
    // The width is lost, and asked for no more.
    try fixture.expect(
      "2026-01-20T10:00", [.cash: "49100", .realizedPL: "-900", .marginEquity: "49100", .sma: "49100"])
    let rows = try AccountActivities(
      of: fixture.book!, through: BookFixture.at("2026-01-20T10:00"), in: MarketView(fixture.world)
    ).rows
    #expect(rows.suffix(4).map(\.type) == [.optionExercise, .buy, .optionAssignment, .sell])
    #expect(rows.suffix(4).map(\.quantity) == [-1, 100, 1, -100])
    #expect(rows.suffix(4).map(\.price) == [nil, 120, nil, 110])
    #expect(rows.suffix(4).map(\.amount) == [0, -12000, 0, 11000])
    #expect(rows.last?.tradeDate == CivilDate("2026-01-16"))
    #expect(rows.last?.settlementDate == CivilDate("2026-01-20"))
    try fixture.check("2026-01-20T16:01")
  }

  /// Told late for a moment before the roll, an end goes before what the book took for granted.
  @Test func toldLater() throws {
    var fixture = try Self.account(close: "125")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.call(110), "2")
    try fixture.deposit("2026-01-22T10:00", "1")
    #expect(try fixture.state("2026-01-22T11:00").positions.map(\.quantity) == [200])
    try fixture.record("2026-01-16T17:30", id: "x", .optionExpired(OptionExpiry(symbol: Self.call(110), quantity: 1)))
    #expect(try fixture.state("2026-01-22T11:00").positions.map(\.quantity) == [100])
    try fixture.expect("2026-01-22T11:00", [.cash: "38601", .realizedPL: "-200"])
    try fixture.exercise("2026-01-16T17:31", .exercised, Self.call(110), "1", commission: "7")
    try fixture.expect("2026-01-22T11:00", [.cash: "38594"])
    try fixture.check("2026-01-22T16:01")
  }

  /// A price that comes late decides anew.
  @Test func lateClose() throws {
    var fixture = try Self.account(close: "105")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.put(100), "2")
    try fixture.deposit("2026-01-22T10:00", "1")
    try fixture.expect("2026-01-22T11:00", [.realizedPL: "200"])
    try fixture.price("2026-01-16T16:00", "XYZ", "95")
    try fixture.expect("2026-01-22T11:00", [.realizedPL: "0", .cash: "40201", .longMarketValue: "9500"])
    try fixture.check("2026-01-22T16:01")
  }

  /// No price of the last day: it stays, and what rests on it is unknown with a reason.
  @Test func noPrice() throws {
    var fixture = try Self.account(.cash, close: nil)
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    let at = "2026-01-20T10:00"
    let sheet = try fixture.sheet(at)
    #expect(sheet[.equity] == nil)
    #expect(sheet[.cash] == 49800)
    let market = MarketView(fixture.world)
    let gaps = Valuation(of: try fixture.state(at), at: BookFixture.at(at), in: market).gaps
    #expect(
      gaps.map { $0.text(in: market) } == ["XYZ   260116C00110000 has ended, and no price of its last day says how"])
    try fixture.check(at)
    try fixture.record("2026-01-21T10:00", .optionExpired(OptionExpiry(symbol: Self.call(110))))
    try fixture.expect("2026-01-21T10:01", [.equity: "49800", .realizedPL: "-200"])
    try fixture.check("2026-01-21T16:01")
  }

  /// What nobody could end and its teller did stays readable when a late price has ended it before.
  @Test func endedTwice() throws {
    var fixture = try Self.account(close: nil)
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    try fixture.record("2026-01-21T10:00", .optionExpired(OptionExpiry(symbol: Self.call(110))))
    try fixture.price("2026-01-16T16:00", "XYZ", "105")
    try fixture.expect("2026-01-21T11:00", [.cash: "49800", .realizedPL: "-200"])
    try fixture.deposit("2026-01-21T12:00", "1")
    try fixture.check("2026-01-22T16:01")
  }

  /// Told after the roll, an expiry confirms what has ended by itself, up to its contracts.
  @Test func confirmed() throws {
    var fixture = try Self.account(close: "105")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.call(110), "2")
    try fixture.expectRefusal(.notHeld, "quantity", Self.call(110), 3)
    try fixture.expectRefusal(.notPositive, "quantity", Self.call(110), 0)
    try fixture.record("2026-01-21T10:00", .optionExpired(OptionExpiry(symbol: Self.call(110), quantity: 1)))
    try fixture.expectRefusal(.notHeld, "quantity", Self.call(110), 2)
    try fixture.record("2026-01-21T10:01", .optionExpired(OptionExpiry(symbol: Self.call(110))))
    try fixture.expectRefusal(.notHeld, "symbol", Self.call(110), nil)
    try fixture.expect("2026-01-21T11:00", [.cash: "49600", .realizedPL: "-400"])
    try fixture.check("2026-01-22T16:01")
  }

  /// What was used at the roll has not expired; what was sold or used before has not either.
  @Test func contradicted() throws {
    var fixture = try Self.account(.cash, close: "95")
    try fixture.trade("2026-01-05T10:00", .buy, "250", "XYZ", "100")
    try fixture.trade("2026-01-05T10:01", .buy, "3", Self.put(110), "2")
    try fixture.trade("2026-01-05T10:02", .buy, "1", Self.put(100), "2")
    try fixture.trade("2026-01-06T10:02", .sell, "1", Self.put(100), "2")
    try fixture.price("2026-01-16T16:00", "XYZ", "95")
    // Two were used, the third had no units to deliver.
    try fixture.expectRefusal(.alreadyEnded, "symbol", Self.put(110), nil)
    try fixture.expectRefusal(.alreadyEnded, "quantity", Self.put(110), 2)
    try fixture.record("2026-01-21T10:00", .optionExpired(OptionExpiry(symbol: Self.put(110), quantity: 1)))
    try fixture.expectRefusal(.alreadyEnded, "quantity", Self.put(110), 1)
    try fixture.expectRefusal(.notHeld, "symbol", Self.put(100), nil)
    try fixture.expectRefusal(.notHeld, "symbol", Self.put(120), nil)
    try fixture.check("2026-01-22T16:01")
  }

  /// A price that comes after both decides how they ended, and takes no event out.
  @Test func priceAfterTheExpiry() throws {
    var fixture = try Self.account(close: nil)
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    try fixture.record("2026-01-21T10:00", .optionExpired(OptionExpiry(symbol: Self.call(110))))
    try fixture.price("2026-01-16T16:00", "XYZ", "115")
    #expect(try fixture.state("2026-01-21T11:00").positions.map(\.quantity) == [100])
    try fixture.deposit("2026-01-21T12:00", "1")
    try fixture.check("2026-01-22T16:01")
  }

  /// The units of the last day, before a split of the next.
  @Test func beforeTheSplitOfTheRoll() throws {
    var fixture = try Self.account(close: "115")
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    try fixture.split("2026-01-20T09:30", "XYZ", 2, 1)
    let state = try fixture.state("2026-01-20T09:31")
    #expect(state.positions.map(\.quantity) == [200])
    #expect(state.positions.first?.lots.cost == 11200)
    try fixture.check("2026-01-20T16:01")
  }

  @Test func cashSettled() throws {
    var fixture = try Self.account(close: nil)
    try fixture.price("2026-01-05T09:31", "XSP", "100")
    try fixture.trade("2026-01-05T10:00", .buy, "3", OptionEndTests.series("P", 110, root: "XSP"), "11")
    try fixture.price("2026-01-16T16:00", "XSP", "97.25")
    try fixture.expect(Self.opened, [.cash: "50525", .realizedPL: "525", .equity: "50525"])
    try fixture.check("2026-01-20T16:01")
  }

  /// By the value of the morning, whatever the index does afterwards; traded until the day before.
  @Test func settledInTheMorning() throws {
    var fixture = try Self.account(close: nil)
    let put = try fixture.settlesInTheMorning("P", 110)
    try fixture.price("2026-01-05T09:31", "SPX", "100")
    try fixture.trade("2026-01-15T15:00", .buy, "3", put, "11")
    let error = #expect(throws: LedgerError.self) { try fixture.trade("2026-01-16T09:31", .sell, "3", put, "11") }
    #expect(error?.code == .afterExpiration && error?.field == "at")
    try fixture.price("2026-01-15T16:00", "SET", "90")
    try fixture.price("2026-01-16T16:00", "SPX", "99")
    let early = try fixture.sheet("2026-01-20T10:00")
    #expect(early[.equity] == nil && early[.cash] == 46700)
    try fixture.price("2026-01-16T10:40", "SET", "97.25")
    try fixture.expect(Self.opened, [.cash: "50525", .realizedPL: "525", .equity: "50525"])
    try fixture.check("2026-01-20T16:01")
    try fixture.place("2026-01-14T10:00", "o1", .buyToOpen, "1", put, limit: "5", duration: .gtc)
    try fixture.expect("o1", .working, "2026-01-15T12:00")
    try fixture.expect("o1", .expired, "2026-01-15T17:00")
  }

  /// Told, the value of the morning goes in by itself; before it is known it has to be told.
  @Test func exercisedInTheMorning() throws {
    var fixture = try Self.account(close: nil)
    let call = try fixture.settlesInTheMorning("C", 100)
    try fixture.trade("2026-01-15T15:00", .buy, "2", call, "3")
    try fixture.price("2026-01-16T09:31", "SPX", "120")
    let error = #expect(throws: LedgerError.self) {
      try fixture.exercise("2026-01-16T10:00", .exercised, call, "1")
    }
    #expect(error?.code == .outOfRange && error?.field == "price")
    try fixture.price("2026-01-16T10:40", "SET", "104")
    try fixture.exercise("2026-01-16T11:00", .exercised, call, "1")
    try fixture.expect("2026-01-16T11:01", [.cash: "49800"])
    try fixture.check("2026-01-20T16:01")
  }

  /// A cash account uses its puts as far as it holds what they deliver; its broker lets the others expire.
  @Test func putsBeyondTheUnits() throws {
    var fixture = try Self.account(.cash, close: "95")
    try fixture.trade("2026-01-05T10:00", .buy, "3", Self.put(110), "2")
    try fixture.trade("2026-01-05T10:01", .buy, "250", "XYZ", "100")
    try fixture.price("2026-01-16T16:00", "XYZ", "95")
    let state = try fixture.state(Self.opened)
    #expect(state.positions.map(\.quantity) == [50])
    // 50,000 − 600 − 25,000 + 22,000; (110 − 2 − 100) × 200 − 200
    try fixture.expect(Self.opened, [.cash: "46400", .realizedPL: "1400"])
    let rows = try AccountActivities(
      of: fixture.book!, through: BookFixture.at(Self.opened), in: MarketView(fixture.world)
    ).rows
    #expect(rows.suffix(3).map(\.type) == [.optionExercise, .sell, .optionExpiration])
    #expect(rows.suffix(3).map(\.quantity) == [-2, -200, -1])
    try fixture.check("2026-01-20T16:01")
  }

  /// Without any units nothing is sold short.
  @Test func putWithoutUnits() throws {
    var fixture = try Self.account(.cash, close: "95")
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.put(110), "2")
    #expect(try fixture.state(Self.opened).positions.isEmpty)
    try fixture.expect(Self.opened, [.cash: "49800", .realizedPL: "-200"])
    try fixture.check("2026-01-20T16:01")
    var margin = try Self.account(.margin, close: "95")
    try margin.trade("2026-01-05T10:00", .buy, "1", Self.put(110), "2")
    #expect(try margin.state(Self.opened).positions.map(\.quantity) == [-100])
  }

  /// In quiet accounts the days between are jumped over; the end comes all the same.
  @Test func inAQuietAccount() throws {
    var fixture = try Self.account(.cash, close: "115")
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    #expect(try fixture.state("2026-06-01T10:00").positions.map(\.quantity) == [100])
    try fixture.check("2026-06-01T10:00")
  }

  /// A reader's book that was moved on past the roll is the one that was folded there.
  @Test func advancedBook() throws {
    var fixture = try Self.account(close: "115")
    try fixture.trade("2026-01-05T10:00", .buy, "1", Self.call(110), "2")
    let book = try #require(fixture.book)
    #expect(!book.isAdvanced(through: BookFixture.at(Self.opened), in: fixture.world))
    let moved = try book.advanced(through: BookFixture.at("2026-01-20T10:00"), in: fixture.world)
    #expect(moved.state.positions.map(\.quantity) == [100])
    #expect(moved.isAdvanced(through: BookFixture.at("2026-01-20T10:00"), in: fixture.world))
  }
}

extension BookFixture {
  /// An expiry that is told on the day after the roll is refused.
  fileprivate mutating func expectRefusal(
    _ code: LedgerError.Code, _ field: String, _ symbol: String, _ contracts: ExactDecimal?,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let error = #expect(throws: LedgerError.self, sourceLocation: location) {
      try record("2026-01-21T12:00", .optionExpired(OptionExpiry(symbol: symbol, quantity: contracts)))
    }
    #expect(error?.code == code && error?.field == field, "\(String(describing: error))", sourceLocation: location)
  }

  /// A series on SPX, which `SET` settles on the morning of its last day.
  fileprivate mutating func settlesInTheMorning(_ type: String, _ strike: Int) throws -> String {
    let series = OptionEndTests.series(type, strike, root: "SPX")
    for symbol in ["SPX", "SET", series] {
      let instrument = try Instrument.defaults(symbol: symbol)
      try record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
    }
    return series
  }
}

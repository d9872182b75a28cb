import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// The rule on pattern day traders, by events: counts, the day's power, calls.
@Suite struct PatternDayTraderTests {
  /// Funded on Monday, so that Tuesday has a close before it.
  static func account(cash: String, symbols: [String] = ["A", "B"], flagged: Bool = true) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in symbols {
      let instrument = try Instrument.defaults(symbol: symbol)
      try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
    }
    var profile = AccountProfile(kind: .margin, currency: .usd)
    profile.patternDayTrader = flagged
    try fixture.record("2026-01-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-01-05T09:30", cash)
    return fixture
  }

  /// Long value 60,000 on a debit of 20,000: an excess of 25,000 at the close, a power of 100,000.
  static func built() throws -> BookFixture {
    var fixture = try account(cash: "40000", symbols: ["OLD", "A", "B"])
    try fixture.trade("2026-01-05T10:00", .buy, "600", "OLD", "100")
    try fixture.price("2026-01-05T16:00", "OLD", "100")
    return fixture
  }

  /// The very moment of the roll is the new day, also when an event after the close has passed that close before.
  @Test func soldAtTheRoll() throws {
    var fixture = try Self.account(cash: "40000")
    try fixture.trade("2026-01-06T18:00", .buy, "10", "A", "100")
    try fixture.trade("2026-01-07T00:00", .sell, "10", "A", "100")
    try fixture.expect("2026-01-07T00:00", [.dayTrades: "0"])
    try fixture.trade("2026-01-07T00:00", .buy, "10", "A", "100")
    try fixture.trade("2026-01-07T00:01", .sell, "10", "A", "100")
    try fixture.expect("2026-01-07T00:01", [.dayTrades: "1"])
  }

  @Test func boughtTogether() throws {
    var fixture = try Self.built()
    try fixture.expect(
      "2026-01-06T09:00",
      [
        .startOfDayMaintenanceExcess: "25000", .dayTradeBuyingPower: "100000", .dayTradeMultiple: "4",
        .startOfDayDayTradeBuyingPower: "100000",
      ])
    try fixture.trade("2026-01-06T10:00", .buy, "700", "A", "100")
    try fixture.expect("2026-01-06T10:00", [.dayTradeBuyingPower: "30000", .dayTradeUsage: "0"])
    try fixture.trade("2026-01-06T10:01", .buy, "500", "B", "100")
    // Beside the call only the remainder tells by how much the power was exceeded.
    try fixture.expect(
      "2026-01-06T10:01",
      [.dayTradeRemaining: "-20000", .dayTradeBuyingPower: "0", .dayTradeCall: "0", .dayTradeCommitment: "30000"])
    try fixture.trade("2026-01-06T11:00", .sell, "700", "A", "100")
    try fixture.trade("2026-01-06T11:01", .sell, "500", "B", "100")
    try fixture.expect("2026-01-06T12:00", [.dayTradeUsage: "30000", .dayTradeCall: "5000", .dayTrades: "2"])
    // An open call halves the power, and from then on all openings of a day count.
    try fixture.expect("2026-01-07T09:00", [.openDayTradeCalls: "5000", .dayTradeMultiple: "2", .dayTradeUsage: "0"])
    try fixture.expect("2026-01-07T09:00", [.dayTradeBuyingPower: "50000", .startOfDayMaintenanceExcess: "25000"])
    // So the day starts with it, because the close knew that the call would be cut.
    try fixture.expect("2026-01-06T12:00", [.nextDayTradeBuyingPower: "50000"])
    try fixture.expect("2026-01-07T09:00", [.startOfDayDayTradeBuyingPower: "50000"])
    let open = try fixture.explain(.openDayTradeCalls, "2026-01-07T09:00")
    #expect(try ExplanationEvaluator.value(open) == 5000)
    #expect(open.contains { $0.label == "opening_requirement" && $0.event != nil }, "down to the trades")
    try fixture.trade("2026-01-07T10:00", .buy, "700", "A", "100")
    try fixture.trade("2026-01-07T10:01", .sell, "700", "A", "100")
    try fixture.trade("2026-01-07T10:02", .buy, "500", "B", "100")
    try fixture.trade("2026-01-07T10:03", .sell, "500", "B", "100")
    try fixture.expect("2026-01-07T11:00", [.dayTradeUsage: "30000", .dayTradeRemaining: "-70000", .dayTrades: "4"])
  }

  @Test func oneAfterTheOther() throws {
    var fixture = try Self.built()
    try fixture.trade("2026-01-06T10:00", .buy, "700", "A", "100")
    try fixture.trade("2026-01-06T10:01", .sell, "700", "A", "100")
    try fixture.trade("2026-01-06T10:02", .buy, "500", "B", "100")
    try fixture.trade("2026-01-06T10:03", .sell, "500", "B", "100")
    try fixture.expect("2026-01-06T12:00", [.dayTradeUsage: "17500", .dayTradeCall: "0"])
    try fixture.expect("2026-01-07T09:00", [.dayTradeMultiple: "4", .openDayTradeCalls: "0"])
  }

  /// A published example: highest 3,620 by time and tick, 5,620 in all. Options ask for their whole price.
  @Test func timeAndTickAgainstAggregate() throws {
    let calls = ["XYZ   260220C00100000", "XYZ   260220C00110000", "XYZ   260220P00090000"]
    var fixture = try Self.account(cash: "40000", symbols: ["XYZ"] + calls)
    try fixture.price("2026-01-05T16:00", "XYZ", "100")
    try fixture.trade("2026-01-06T10:00", .buy, "10", calls[0], "2.00")
    try fixture.trade("2026-01-06T10:01", .buy, "1", calls[1], "11.20")
    try fixture.trade("2026-01-06T10:02", .sell, "10", calls[0], "2.00")
    try fixture.trade("2026-01-06T10:03", .buy, "5", calls[2], "5.00")
    try fixture.trade("2026-01-06T10:04", .sell, "1", calls[1], "11.20")
    try fixture.trade("2026-01-06T10:05", .sell, "5", calls[2], "5.00")
    try fixture.expect("2026-01-06T11:00", [.dayTradeUsage: "3620", .dayTrades: "3"])
    let day = try #require(try fixture.state("2026-01-06T11:00").tradingDays?.day)
    #expect(day.aggregateRequirement == 5620)
  }

  /// A published example: 20,000 bought and sold for 30,000, these spent and sold again; gains do not help.
  @Test func gainsDoNotHelp() throws {
    var fixture = try Self.account(cash: "25000", symbols: ["XYZ", "XYZ   260220C00100000"])
    try fixture.price("2026-01-05T16:00", "XYZ", "100")
    for (minute, side, price) in [
      ("00", Trade.Side.buy, "2"), ("01", .sell, "3"), ("02", .buy, "3"), ("03", .sell, "3"),
    ] {
      try fixture.trade("2026-01-06T10:" + minute, side, "100", "XYZ   260220C00100000", price)
    }
    try fixture.expect("2026-01-06T11:00", [.startOfDayMaintenanceExcess: "25000", .dayTradeCall: "5000"])
    try fixture.deposit("2026-01-07T10:00", "3000")
    try fixture.expect("2026-01-07T10:01", [.dayTradeCall: "2000", .dayTradeMultiple: "2"])
    try fixture.deposit("2026-01-07T10:02", "2500")
    try fixture.expect("2026-01-07T10:03", [.dayTradeCall: "0"])
    try fixture.expect("2026-01-08T10:00", [.dayTradeCall: "0", .dayTradeMultiple: "4"])
    // 35,000 of cash and 500 that came in beyond the call, four times.
    try fixture.expect(
      "2026-01-08T10:00", [.startOfDayDayTradeBuyingPower: "162000", .dayTradeAllowance: "162000"])
  }

  /// The call as an object: indicated on its day, issued after it, overdue after five business days; money alone meets
  /// it. The rule of 2026 knows no such call.
  @Test func callAsAnObject() throws {
    var fixture = try Self.built()
    try fixture.trade("2026-01-06T10:00", .buy, "1200", "A", "100")
    try fixture.trade("2026-01-06T10:01", .sell, "1200", "A", "100")
    func call(_ at: String) throws -> MarginCall? { try CallTests.calls(fixture, at).first { $0.kind == .dayTrade } }
    let indicated = try #require(try call("2026-01-06T11:00"))
    #expect(indicated.status == .indicated && indicated.amount == 5000 && indicated.issuedAmount == nil)
    let issued = try #require(try call("2026-01-07T09:00"))
    #expect(issued.status == .issued && issued.issued.description == "2026-01-06" && issued.issuedAmount == 5000)
    #expect(issued.due.description == "2026-01-13" && issued.remedies.cash == 5000)
    #expect(
      issued.remedies.saleOfStock == nil && issued.remedies.depositOfStock == BookFixture.decimal("6666.666666666667"))
    #expect(try call("2026-01-14T09:00")?.status == .overdue)
    try fixture.deposit("2026-01-14T10:00", "5000")
    #expect(try call("2026-01-14T10:01") == nil)
    #expect(
      try CallTests.history(fixture, "2026-01-16T09:00").last
        == "dayTrade 2026-01-06 5000.00 due 2026-01-13 until 2026-01-14")
    #expect(try CallTests.calls(fixture, "2026-06-05T10:00") == [])
  }

  /// Five business days without an answer leave the cash alone, for ninety days.
  @Test func unansweredCall() throws {
    var fixture = try Self.built()
    try fixture.trade("2026-01-06T10:00", .buy, "1200", "A", "100")
    try fixture.trade("2026-01-06T10:01", .sell, "1200", "A", "100")
    try fixture.expect("2026-01-13T20:00", [.dayTradeMultiple: "2", .openDayTradeCalls: "5000"])
    try fixture.expect("2026-01-14T09:00", [.dayTradeMultiple: "1", .dayTradeBuyingPower: "0"])
    try fixture.expect("2026-01-14T09:00", [.startOfDayDayTradeBuyingPower: "0"])
    try fixture.expect("2026-04-13T09:00", [.dayTradeMultiple: "1", .openDayTradeCalls: "5000"])
    try fixture.expect("2026-04-14T09:00", [.dayTradeMultiple: "4", .openDayTradeCalls: "0"])
    try fixture.expect(
      "2026-04-14T09:00", [.startOfDayDayTradeBuyingPower: "100000", .dayTradeAllowance: "100000"])
  }

  /// Four day trades in five business days make a pattern, unless they are few among the trades; a fifth day forgets.
  @Test func window() throws {
    var fixture = try Self.account(cash: "60000", flagged: false)
    for day in ["06", "07", "08", "09"] {
      try fixture.trade("2026-01-\(day)T10:00", .buy, "10", "A", "50")
      try fixture.trade("2026-01-\(day)T10:01", .sell, "10", "A", "50")
    }
    try fixture.expect("2026-01-08T20:00", [.dayTrades: "3", .patternDayTrader: "0"])
    try fixture.expect("2026-01-09T11:00", [.dayTrades: "4", .patternDayTrader: "1"])
    // Over the weekend it is still the window of Friday, on Monday the day before Tuesday is its first.
    try fixture.expect("2026-01-11T11:00", [.dayTrades: "4"])
    try fixture.expect("2026-01-12T11:00", [.dayTrades: "4", .patternDayTrader: "1"])
    try fixture.expect("2026-01-13T11:00", [.dayTrades: "3", .patternDayTrader: "0"])
    try fixture.expect("2026-01-16T11:00", [.dayTrades: "0"])
    // A teller's number wins, and then only the flag makes a pattern.
    var change = AccountChange()
    change.dayTrades = 9
    try fixture.record("2026-01-16T12:00", .accountChanged(change))
    try fixture.expect("2026-01-16T12:01", [.dayTrades: "9", .patternDayTrader: "0"])
  }

  /// Six per cent of the trades, and fewer, are no pattern.
  @Test(arguments: [(62, "1"), (63, "0")]) func fewAmongMany(others: Int, pattern: String) throws {
    var fixture = try Self.account(cash: "60000", flagged: false)
    for pair in 0..<4 {
      try fixture.trade("2026-01-06T10:0\(2 * pair)", .buy, "10", "A", "50")
      try fixture.trade("2026-01-06T10:0\(2 * pair + 1)", .sell, "10", "A", "50")
    }
    for index in 0..<(others - 4) {
      try fixture.trade("2026-01-06T11:\(index / 10)\(index % 10)", .buy, "1", "B", "5")
    }
    try fixture.expect("2026-01-06T13:00", [.dayTrades: "4", .patternDayTrader: pattern])
  }

  /// Below 25,000 at the close before a flagged account has no power for the day, whatever it has now.
  @Test(arguments: [(true, "0"), (false, "99960")]) func minimumEquity(flagged: Bool, power: String) throws {
    var fixture = try Self.account(cash: "24990", flagged: flagged)
    try fixture.deposit("2026-01-06T10:00", "5000")
    try fixture.expect("2026-01-06T10:01", [.dayTradeBuyingPower: power, .startOfDayEquity: "24990"])
    try fixture.expect("2026-01-07T10:01", [.dayTradeBuyingPower: "119960"])
  }

  /// Two purchases and one sale are one day trade, or two, as the broker counts.
  @Test(arguments: [(DayTradeCount.turns, "1"), (.openings, "2")]) func counting(
    by count: DayTradeCount, trades: String
  )
    throws
  {
    var fixture = try Self.account(cash: "60000", flagged: false)
    var change = AccountChange()
    change.house = HouseParameters()
    change.house?.dayTradeCount = count
    try fixture.record("2026-01-05T10:00", .accountChanged(change))
    try fixture.trade("2026-01-06T10:00", .buy, "10", "A", "50")
    try fixture.trade("2026-01-06T10:01", .buy, "10", "A", "50")
    try fixture.trade("2026-01-06T10:02", .sell, "20", "A", "50")
    try fixture.expect("2026-01-06T11:00", [.dayTrades: trades])
    try fixture.expect("2026-01-07T11:00", [.dayTrades: trades])
  }

  /// What was held overnight and is sold is no day trade; bought again and sold, it is one. Trades told late count on
  /// their day, corrected ones as what they are now.
  @Test func lateAndCorrected() throws {
    var fixture = try Self.account(cash: "60000", flagged: false)
    try fixture.trade("2026-01-05T10:00", .buy, "10", "A", "50")
    try fixture.trade("2026-01-06T10:00", .sell, "10", "A", "50", id: "sale")
    try fixture.expect("2026-01-06T11:00", [.dayTrades: "0"])
    try fixture.trade("2026-01-07T10:00", .buy, "10", "B", "50")
    let before = fixture.position
    // On the sixth 5 more were bought and sold first: nothing of the old ones was sold then.
    try fixture.trade("2026-01-06T09:40", .buy, "5", "A", "50")
    try fixture.trade("2026-01-06T09:50", .sell, "5", "A", "50", id: "late")
    try fixture.expect("2026-01-07T11:00", [.dayTrades: "1"])
    let then = MarketView(fixture.world, knownThrough: before)
    let at = BookFixture.at("2026-01-07T11:00")
    let known = try #require(try fixture.book?.state(asOf: at, in: then))
    #expect(BalanceSheet(of: known, at: at, in: then)[.dayTrades] == 0)
    try fixture.record("2026-01-07T12:00", .correction(Correction(replaces: "late", replacement: nil)))
    // Without that sale the later one closes what was bought on the day first.
    try fixture.expect("2026-01-06T09:55", [.dayTrades: "0"])
    try fixture.expect("2026-01-07T12:01", [.dayTrades: "1"])
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The intraday margin rule of 2026, by events. Times are told in New York's winter time: a close is at 15:00.
@Suite struct IntradayMarginTests {
  static func account(cash: String = "10000", deposits: SameDayDeposits? = nil) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in ["XYZ", "OTH"] { try fixture.instrument(symbol) }
    var profile = AccountProfile(kind: .margin, currency: .usd)
    if let deposits {
      profile.house = HouseParameters()
      profile.house?.sameDayDeposits = deposits
    }
    try fixture.record("2026-06-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-06-05T09:30", cash)
    return fixture
  }

  /// 900 bought at 40, a fall to 38, 50 more: a deficit of 825; all sold at 38.50.
  static func example(_ fixture: inout BookFixture, day: String = "2026-06-08") throws {
    try fixture.trade(day + "T10:00", .buy, "900", "XYZ", "40")
    try fixture.price(day + "T11:00", "XYZ", "38")
    try fixture.trade(day + "T12:00", .buy, "50", "XYZ", "38")
    try fixture.trade(day + "T13:00", .sell, "950", "XYZ", "38.50")
  }

  @Test func dayOfADeficit() throws {
    var fixture = try Self.account()
    try Self.example(&fixture)
    try fixture.expect(
      "2026-06-08T10:00", [.cash: "-26000", .intradayMarginLevel: "1000", .intradayMarginDeficit: "0"])
    // A fall of prices alone makes none.
    try fixture.expect("2026-06-08T11:00", [.intradayMarginLevel: "-350", .intradayMarginDeficit: "0"])
    try fixture.expect(
      "2026-06-08T12:00", [.cash: "-27900", .intradayMarginLevel: "-825", .intradayMarginDeficit: "825"])
    try fixture.expect("2026-06-08T13:00", [.intradayMarginLevel: "8675", .intradayMarginDeficit: "825"])
    // Open from the next day on; neither the sale of its own day nor a night changes that.
    try fixture.expect("2026-06-09T09:00", [.intradayMarginDeficit: "0", .openIntradayDeficits: "825"])
    let open = try fixture.explain(.openIntradayDeficits, "2026-06-09T09:00")
    #expect(try ExplanationEvaluator.value(open) == 825)
    #expect(open.contains { $0.label == "intraday_margin_level" && $0.value == -825 }, "down to the transaction")
    let deficit = try #require(try fixture.state("2026-06-09T09:00").tradingDays?.deficits.first)
    #expect(deficit.date.description == "2026-06-08" && deficit.amount == 825 && !deficit.isMinor)
    #expect(deficit.due.description == "2026-06-15" && deficit.lastDay.description == "2026-06-30")
    try fixture.deposit("2026-06-09T10:00", "824.99")
    try fixture.expect("2026-06-10T09:00", [.openIntradayDeficits: "0.01"])
    try fixture.deposit("2026-06-10T10:00", "0.01")
    try fixture.expect("2026-06-10T10:01", [.openIntradayDeficits: "0", .intradayMarginLevel: "9500"])
    try fixture.withdraw("2026-06-10T11:00", "100")
    // It has to be there at the end of a day.
    try fixture.expect("2026-06-11T09:00", [.openIntradayDeficits: "100"])
    try fixture.deposit("2026-06-11T10:00", "100")
    try fixture.withdraw("2026-06-12T10:00", "500")
    try fixture.expect("2026-06-12T10:01", [.openIntradayDeficits: "0"])
    let ended = try #require(try fixture.state("2026-06-12T10:01").tradingDays?.deficits.first)
    #expect(ended.isMet && ended.ended?.description == "2026-06-11")
  }

  /// A deposit of the same day may count from its start: at the third row the level would have been +175.
  @Test(arguments: [(SameDayDeposits?.none, "0"), (.startOfDay, "0"), (.asMade, "825")])
  func sameDayDeposit(deposits: SameDayDeposits?, deficit: String) throws {
    var fixture = try Self.account(deposits: deposits)
    try Self.example(&fixture)
    try fixture.deposit("2026-06-08T14:00", "1000")
    try fixture.expect("2026-06-08T14:01", [.intradayMarginDeficit: deficit])
    try fixture.expect("2026-06-09T09:00", [.openIntradayDeficits: deficit])
  }

  /// 410 of 8,200 are too small to count: the deficit stands, but is never late.
  @Test(arguments: [("1", true), ("24", true), ("25", false)]) func deMinimis(units: String, isMinor: Bool) throws {
    var fixture = try Self.account()
    try fixture.trade("2026-06-08T10:00", .buy, "900", "XYZ", "40")
    try fixture.price("2026-06-08T11:00", "XYZ", "38")
    try fixture.trade("2026-06-08T12:00", .buy, units, "OTH", "10")
    let margin = try fixture.sheet("2026-06-08T12:00")
    let deficit = try #require(margin[.intradayMarginDeficit])
    let state = try fixture.state("2026-06-09T09:00")
    let noted = try #require(state.tradingDays?.deficits.first)
    let share = try #require(margin[.equity]) * BookFixture.decimal("0.05")
    #expect(noted.amount == deficit && noted.isMinor == isMinor && isMinor == (deficit <= share))
  }

  /// A rise of the level meets it as well as money does; covering and selling are no reducing transactions.
  @Test func metByARise() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-06-08T10:00", .buy, "900", "XYZ", "40")
    try fixture.price("2026-06-08T11:00", "XYZ", "38")
    try fixture.trade("2026-06-08T12:00", .buy, "50", "XYZ", "38")
    try fixture.expect("2026-06-09T09:00", [.openIntradayDeficits: "825", .intradayMarginLevel: "-825"])
    try fixture.price("2026-06-09T10:00", "XYZ", "39")
    try fixture.expect("2026-06-09T10:00", [.openIntradayDeficits: "112.50"])
    try fixture.trade("2026-06-09T11:00", .sell, "50", "XYZ", "39")
    try fixture.expect("2026-06-09T11:01", [.openIntradayDeficits: "0", .intradayMarginDeficit: "0"])
    try fixture.expect("2026-06-10T09:00", [.openIntradayDeficits: "0"])
  }

  /// The deficit as a call: indicated on its day, open until it is met.
  @Test func callAsAnObject() throws {
    var fixture = try Self.account()
    try Self.example(&fixture)
    func call(_ at: String) throws -> MarginCall? {
      try CallTests.calls(fixture, at).first { $0.kind == .intradayMargin }
    }
    #expect(try call("2026-06-08T14:00")?.status == .indicated)
    let issued = try #require(try call("2026-06-09T09:00"))
    #expect(issued.status == .issued && issued.amount == 825 && issued.due.description == "2026-06-15")
    #expect(try call("2026-06-16T09:00")?.status == .overdue)
    try fixture.deposit("2026-06-16T10:00", "825")
    #expect(try call("2026-06-16T10:01") == nil)
    #expect(
      try CallTests.history(fixture, "2026-06-18T09:00").last
        == "intradayMargin 2026-06-08 825.00 due 2026-06-15 until 2026-06-16")
  }

  /// Nothing meets it: it stands until the close of the fifteenth business day.
  @Test func runsOut() throws {
    var fixture = try Self.account()
    try Self.example(&fixture)
    try fixture.expect("2026-06-30T20:00", [.openIntradayDeficits: "825"])
    try fixture.expect("2026-07-01T09:00", [.openIntradayDeficits: "0"])
    #expect(try fixture.state("2026-07-01T09:00").tradingDays?.deficits.first?.isMet == false)
  }

  /// The third deficit that is open at the close of its fifth business day freezes the account, for ninety days or
  /// until it is met.
  @Test(arguments: [false, true]) func freeze(isMet: Bool) throws {
    var fixture = try Self.account(cash: "30000")
    for day in ["2026-06-08", "2026-06-16", "2026-06-25"] {
      try fixture.trade(day + "T10:00", .buy, "3000", "XYZ", "40")
      try fixture.trade(day + "T10:01", .buy, "200", "XYZ", "40")
      try fixture.trade(day + "T13:00", .sell, "3200", "XYZ", "40")
    }
    try fixture.expect("2026-06-26T09:00", [.openIntradayDeficits: "2000", .intradayMarginFreeze: "0"])
    // 3 July 2026 is no trading day.
    try fixture.expect("2026-07-02T20:00", [.intradayMarginFreeze: "0", .intradayBuyingPower: "100000"])
    try fixture.expect(
      "2026-07-02T20:00", [.nextIntradayMarginFreeze: "1", .nextDayTradeBuyingPower: "30000"])
    try fixture.expect(
      "2026-07-06T09:00",
      [.intradayMarginFreeze: "1", .dayTradeBuyingPower: "30000", .startOfDayDayTradeBuyingPower: "30000"])
    let start = try fixture.explain(.startOfDayDayTradeBuyingPower, "2026-07-06T09:00")
    #expect(start.value == 30_000)
    if isMet {
      try fixture.deposit("2026-07-06T10:00", "2000")
      // What met it is free at the close already.
      try fixture.expect("2026-07-06T10:01", [.intradayMarginFreeze: "1", .nextIntradayMarginFreeze: "0"])
      try fixture.expect("2026-07-07T09:00", [.intradayMarginFreeze: "0"])
      let power = try #require(try fixture.figure(.dayTradeBuyingPower, "2026-07-07T09:00"))
      try fixture.expect("2026-07-07T09:00", [.startOfDayDayTradeBuyingPower: power])
    } else {
      try fixture.expect("2026-09-30T09:00", [.intradayMarginFreeze: "1"])
      try fixture.expect("2026-09-30T09:00", [.startOfDayDayTradeBuyingPower: "30000"])
      try fixture.expect(
        "2026-10-01T09:00", [.intradayMarginFreeze: "0", .startOfDayDayTradeBuyingPower: "100000"])
    }
  }

  /// Where a price is unknown after a reducing transaction, so is the day's deficit, with the reason.
  @Test func unknownPrice() throws {
    var fixture = try Self.account()
    try fixture.record(
      "2026-06-08T09:40", .transferIn(Transfer(.units(TransferredUnits(symbol: "OTH", quantity: 10, cost: 100)))))
    try fixture.trade("2026-06-08T10:00", .buy, "10", "XYZ", "40")
    try fixture.expect("2026-06-08T10:01", [.intradayMarginDeficit: "0"])
    try fixture.trade("2026-06-08T11:00", .buy, "1000", "XYZ", "40")
    try fixture.price("2026-06-08T12:00", "OTH", "9")
    let sheet = try fixture.sheet("2026-06-08T12:01")
    #expect(sheet[.intradayMarginDeficit] == nil && sheet[.intradayMarginLevel] != nil)
    #expect(sheet.reason(of: .intradayMarginDeficit, in: MarketView(fixture.world)) != nil)
    // A price told late makes it known.
    try fixture.price("2026-06-08T10:30", "OTH", "9")
    try fixture.expect("2026-06-08T12:01", [.intradayMarginDeficit: "32.5"])
  }

  /// A price, a trade and a deposit that are told late change the deficit of their day; what was known before stays.
  @Test func toldLate() throws {
    var fixture = try Self.account()
    try Self.example(&fixture)
    try fixture.deposit("2026-06-10T10:00", "400")
    let known = fixture.position
    try fixture.price("2026-06-08T11:30", "XYZ", "37")
    try fixture.expect("2026-06-09T09:00", [.openIntradayDeficits: "825"])
    try fixture.deposit("2026-06-08T09:40", "500")
    try fixture.expect("2026-06-09T09:00", [.openIntradayDeficits: "325"])
    try fixture.expect("2026-06-10T11:00", [.openIntradayDeficits: "0"])
    let at = BookFixture.at("2026-06-10T11:00")
    let market = MarketView(fixture.world, knownThrough: known)
    let state = try #require(try fixture.book?.state(asOf: at, in: market))
    #expect(BalanceSheet(of: state, at: at, in: market)[.openIntradayDeficits] == 425)
  }

  /// The legs of one order, traded at one moment, are one transaction; two orders are two.
  @Test(arguments: [("legs", "0"), ("other", "2000")]) func legsOfASpread(order: String, deficit: String) throws {
    var fixture = try Self.account()
    let series = ["XYZ   261218C00040000", "XYZ   261218C00045000"]
    for symbol in series {
      let instrument = try Instrument.defaults(symbol: symbol)
      try fixture.record("2026-06-05T09:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
    }
    try fixture.price("2026-06-08T09:00", "XYZ", "40")
    var legs = [
      Trade(symbol: series[1], side: .sellShort, quantity: 30, price: 1),
      Trade(symbol: series[0], side: .buy, quantity: 30, price: 3),
    ]
    legs[0].order = "legs"
    legs[1].order = order
    for leg in legs { try fixture.record("2026-06-08T10:00", .trade(leg)) }
    try fixture.expect("2026-06-08T10:01", [.intradayMarginLevel: "4000", .intradayMarginDeficit: deficit])
  }

  /// A withdrawal and a short sale lower the level; covering does not.
  @Test func withdrawalAndShort() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-06-08T10:00", .sellShort, "700", "XYZ", "40")
    try fixture.expect("2026-06-08T10:01", [.intradayMarginLevel: "1600", .intradayMarginDeficit: "0"])
    try fixture.withdraw("2026-06-08T11:00", "2000")
    try fixture.expect("2026-06-08T11:01", [.intradayMarginDeficit: "400"])
    try fixture.price("2026-06-08T12:00", "XYZ", "45")
    try fixture.trade("2026-06-08T13:00", .buyToCover, "10", "XYZ", "45")
    try fixture.expect("2026-06-08T13:01", [.intradayMarginDeficit: "400"])
    try fixture.trade("2026-06-08T14:00", .sellShort, "10", "XYZ", "45")
    let sheet = try fixture.sheet("2026-06-08T14:00")
    #expect(sheet[.intradayMarginDeficit] == sheet[.intradayMarginLevel].map { -$0 })
  }
}

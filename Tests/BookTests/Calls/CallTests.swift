import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Calls as objects: when they are cut, what meets them, when they are due.
@Suite struct CallTests {
  static func calls(_ fixture: BookFixture, _ at: String) throws -> [MarginCall] {
    try AccountCalls(of: fixture.state(at), at: BookFixture.at(at), in: MarketView(fixture.world)).calls
  }

  static func history(_ fixture: BookFixture, _ at: String) throws -> [String] {
    let book = try #require(fixture.book)
    return try CallHistory(of: book, through: BookFixture.at(at), in: MarketView(fixture.world)).entries.map {
      "\($0.kind) \($0.issued) \($0.amount) due \($0.due) until \($0.ended?.description ?? "now")"
    }
  }

  /// Worth 30,000 with a debit of 18,000 and no SMA: restricted by 3,000.
  static func restricted() throws -> BookFixture {
    var fixture = try BookFixture.account(.margin, cash: nil, symbols: ["OLD", "NEW"])
    try fixture.state(
      "2026-01-05T09:30", cash: "-18000", holdings: [("OLD", "300", "100")],
      figures: [NamedAmount(name: "sma", amount: .zero)])
    return fixture
  }

  /// A purchase without SMA: half of it is called, indicated within the day, cut at the close, due at the end of the
  /// payment period, overdue after it.
  @Test func regT() throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    let indicated = try #require(try Self.calls(fixture, "2026-01-05T10:01").first)
    #expect(indicated.kind == .regT && indicated.status == .indicated && indicated.amount == 2500)
    #expect(indicated.issuedAmount == nil && indicated.issued.description == "2026-01-05")
    #expect(indicated.remedies.cash == 2500 && indicated.remedies.depositOfStock == 5000)
    #expect(indicated.remedies.saleOfStock == 5000 && indicated.remedies.coverOfShorts == nil)
    let issued = try #require(try Self.calls(fixture, "2026-01-06T10:00").first)
    #expect(issued.status == .issued && issued.amount == 2500 && issued.issuedAmount == 2500)
    #expect(issued.due.description == "2026-01-08")
    #expect(try Self.calls(fixture, "2026-01-08T23:59").first?.status == .issued)
    #expect(try Self.calls(fixture, "2026-01-09T00:00").first?.status == .overdue)
    try fixture.expect("2026-01-06T10:00", [.regTCall: "2500", .sma: "0", .openRegTCalls: "2500"])
    #expect(try Self.history(fixture, "2026-01-09T00:00") == ["regT 2026-01-05 2500.00 due 2026-01-08 until now"])
  }

  /// A deposit meets the call first, the rest of it is credited to the SMA.
  @Test func depositMeetsTheCallFirst() throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    try fixture.deposit("2026-01-06T10:00", "1200")
    try fixture.expect("2026-01-06T10:01", [.regTDeficiency: "1300", .regTCall: "1300", .sma: "0"])
    try fixture.deposit("2026-01-06T11:00", "2000")
    try fixture.expect("2026-01-06T11:01", [.regTDeficiency: "0", .regTCall: "0", .sma: "700"])
    #expect(try Self.calls(fixture, "2026-01-06T11:01").filter { $0.kind == .regT }.isEmpty)
    #expect(
      try Self.history(fixture, "2026-01-07T00:00")[0] == "regT 2026-01-05 2500.00 due 2026-01-08 until 2026-01-06")
  }

  /// A sale of twice the call meets it, by the half of the proceeds that it releases.
  @Test func saleMeetsTheCall() throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    try fixture.trade("2026-01-06T10:00", .sell, "60", "OLD", "100")
    try fixture.expect("2026-01-06T10:01", [.regTCall: "0", .sma: "500"])
  }

  /// Purchases and sales of one day net before the call is cut; so does money that comes the same day.
  @Test func entriesOfADayNet() throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    try fixture.trade("2026-01-05T11:00", .sell, "30", "OLD", "100")
    try fixture.deposit("2026-01-05T12:00", "1000")
    try fixture.expect("2026-01-05T12:01", [.regTCall: "0", .sma: "0"])
    #expect(try Self.history(fixture, "2026-01-09T00:00") == [])
  }

  /// Up to 1,000 nothing is asked for; the deficiency shows on the day and is forgotten at its close.
  @Test(arguments: [("20", "1000", "0"), ("20.02", "1001", "1001")])
  func deMinimis(quantity: String, deficiency: String, call: String) throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, quantity, "NEW", "100")
    try fixture.expect("2026-01-05T10:01", [.regTDeficiency: deficiency, .regTCall: call])
    try fixture.expect("2026-01-06T10:00", [.regTDeficiency: call, .regTCall: call])
  }

  /// Every day's deficiency is a call of its own; the oldest is paid first.
  @Test func oneCallADay() throws {
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    try fixture.trade("2026-01-06T10:00", .buy, "30", "NEW", "100")
    let calls = try Self.calls(fixture, "2026-01-06T10:01").filter { $0.kind == .regT }
    #expect(calls.map(\.amount) == [2500, 1500] && calls.map(\.status) == [.issued, .indicated])
    try fixture.deposit("2026-01-07T10:00", "3000")
    let rest = try Self.calls(fixture, "2026-01-07T10:01").filter { $0.kind == .regT }
    #expect(rest.isEmpty, "1,000 are left, which need no action")
    try fixture.expect("2026-01-07T10:01", [.regTDeficiency: "1000"])
  }

  /// 1,000 shares on a debit of 20,000: at 27 the house calls, at 26 the exchange too.
  @Test func maintenanceAndHouse() throws {
    var fixture = try BookFixture.account(.margin, cash: nil)
    try fixture.state("2026-01-05T09:30", cash: "-20000", holdings: [("XYZ", "1000", "30")])
    try fixture.price("2026-01-05T16:00", "XYZ", "27")
    let house = try #require(try Self.calls(fixture, "2026-01-05T16:30").first)
    #expect(house.kind == .house && house.status == .issued && house.amount == 1100)
    #expect(house.remedies.cash == 1100 && house.remedies.coverOfShorts == nil)
    #expect(house.remedies.saleOfStock == BookFixture.decimal("3666.666666666667"))
    #expect(house.remedies.depositOfStock == BookFixture.decimal("1571.428571428571"))
    #expect(house.due.description == "2026-01-12")
    try fixture.price("2026-01-06T16:00", "XYZ", "26")
    let calls = try Self.calls(fixture, "2026-01-07T09:00")
    #expect(calls.map(\.kind) == [.maintenance, .house] && calls.map(\.amount) == [500, 1800])
    #expect(calls[0].due.description == "2026-01-28", "fifteen business days, Martin Luther King Day between")
    #expect(calls[1].issued.description == "2026-01-05" && calls[1].issuedAmount == 1100)
    #expect(calls[1].remedies.saleOfStock == 6000)
    // A rise meets them without a payment.
    try fixture.price("2026-01-07T16:00", "XYZ", "29")
    #expect(try Self.calls(fixture, "2026-01-08T09:00") == [])
    #expect(
      try Self.history(fixture, "2026-01-08T09:00") == [
        "house 2026-01-05 1100.00 due 2026-01-12 until 2026-01-07",
        "maintenance 2026-01-06 500.00 due 2026-01-28 until 2026-01-07",
      ])
  }

  /// A short at 75 is called for 3,750, which covering 12,500 would meet; selling names nothing.
  @Test func shortCall() throws {
    var fixture = try BookFixture.account(.margin, cash: "15000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "500", "XYZ", "60")
    try fixture.price("2026-01-05T12:00", "XYZ", "75")
    let call = try #require(try Self.calls(fixture, "2026-01-05T12:01").first { $0.kind == .maintenance })
    #expect(call.amount == 3750 && call.remedies.saleOfStock == nil)
    #expect(call.remedies.coverOfShorts == 12500)
  }

  /// Selling everything would not meet a call on an account that owes more than it holds.
  @Test func nothingLeftToSell() throws {
    var fixture = try BookFixture.account(.margin, cash: nil)
    try fixture.state("2026-01-05T09:30", cash: "-20000", holdings: [("XYZ", "1000", "30")])
    try fixture.price("2026-01-05T10:00", "XYZ", "19")
    try fixture.expect("2026-01-05T10:01", [.liquidationShortfall: "1000", .maintenanceCall: "5750"])
    let call = try #require(try Self.calls(fixture, "2026-01-05T10:01").first { $0.kind == .maintenance })
    #expect(call.remedies.saleOfStock == nil && call.remedies.cash == 5750)
  }

  /// Cash accounts have no calls, and late news recompute them.
  @Test func cashAccountsAndLateNews() throws {
    var cash = try BookFixture.account(.cash, cash: "100")
    try cash.trade("2026-01-05T10:00", .buy, "10", "XYZ", "50")
    #expect(try Self.calls(cash, "2026-01-06T10:00") == [])
    var fixture = try Self.restricted()
    try fixture.trade("2026-01-05T10:00", .buy, "50", "NEW", "100")
    try fixture.trade("2026-01-07T10:00", .sell, "1", "NEW", "100")
    try fixture.deposit("2026-01-05T15:00", "2500")
    try fixture.expect("2026-01-07T10:01", [.regTCall: "0", .sma: "50"])
    #expect(try Self.history(fixture, "2026-01-07T17:00").filter { $0.hasPrefix("regT") } == [])
  }

  /// Below 2,000 of equity nothing is bought on credit.
  @Test(arguments: [("1999.99", "1999.99", "1999.99"), ("2000", "4000", "2000")])
  func minimumEquity(cash: String, power: String, option: String) throws {
    let fixture = try BookFixture.account(.margin, cash: cash)
    try fixture.expect(
      "2026-01-05T10:00", [.overnightBuyingPower: power, .excessBuyingPower: power, .optionBuyingPower: option])
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Violations in cash accounts, as events (balances.md §1.3). Monday is 5 January 2026; what is sold or bought
/// settles on the next business day.
@Suite struct ViolationExamples {
  /// 1,000 of settled cash and 100 shares of OLD, fully paid for long ago.
  static func account(_ kind: AccountProfile.Kind = .cash, cash: String = "1000") throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in ["OLD", "B", "C"] { try fixture.instrument(symbol) }
    try fixture.open("2026-01-02T09:00", kind)
    try fixture.deposit("2026-01-02T09:30", "5000")
    try fixture.trade("2026-01-02T10:00", .buy, "100", "OLD", "50")
    try fixture.deposit("2026-01-02T11:00", cash)
    return fixture
  }

  /// The worked example: 4,500 of B are paid with what OLD brings tomorrow.
  static func boughtWithUnsettled(_ kind: AccountProfile.Kind = .cash) throws -> BookFixture {
    var fixture = try account(kind)
    try fixture.trade("2026-01-05T10:00", .sell, "100", "OLD", "50")
    try fixture.trade("2026-01-05T11:00", .buy, "100", "B", "55", id: "b")
    return fixture
  }

  @Test func soldBeforeTheMoneySettles() throws {
    var fixture = try Self.boughtWithUnsettled()
    try fixture.trade("2026-01-05T12:00", .sell, "100", "B", "56")
    let list = try fixture.violations("2026-01-05T13:00").list
    #expect(list.map(\.kind) == [.goodFaith])
    #expect(list[0].amount == 4500)
    #expect(list[0].counts)
    #expect(list[0].purchases == [fixture.position - 1])
    #expect(list[0].event == fixture.position)
    #expect(try fixture.violations("2026-01-05T13:00").restriction == nil)
  }

  @Test func heldUntilTheMoneySettles() throws {
    var fixture = try Self.boughtWithUnsettled()
    try fixture.trade("2026-01-06T09:30", .sell, "100", "B", "56")
    #expect(try fixture.violations("2026-01-07T13:00").list.isEmpty)
  }

  @Test func marginAccountsHaveNone() throws {
    var fixture = try Self.boughtWithUnsettled(.margin)
    try fixture.trade("2026-01-05T12:00", .sell, "100", "B", "56")
    #expect(try fixture.violations("2026-01-05T13:00").list.isEmpty)
  }

  /// The violation is as large as the part that was sold; the rest of the lot may still violate.
  @Test func soldInParts() throws {
    var fixture = try Self.boughtWithUnsettled()
    try fixture.trade("2026-01-05T12:00", .sell, "20", "B", "56")
    try fixture.trade("2026-01-05T12:30", .sell, "30", "B", "56")
    try fixture.trade("2026-01-06T12:30", .sell, "50", "B", "56")
    #expect(try fixture.violations("2026-01-07T13:00").list.map(\.amount) == [900, 1350])
  }

  /// Settled money pays first, and no money pays twice: C gets the 500 of OLD that B left.
  @Test func moneyPaysOnce() throws {
    var fixture = try Self.boughtWithUnsettled()
    try fixture.trade("2026-01-05T11:30", .buy, "10", "C", "50")
    try fixture.trade("2026-01-05T12:00", .sell, "10", "C", "50")
    #expect(try fixture.violations("2026-01-05T13:00").list.map(\.amount) == [500])
    // B's settled part was spent; what is left is its unsettled part, closed today.
    try fixture.trade("2026-01-05T12:30", .sell, "100", "B", "55")
    #expect(try fixture.violations("2026-01-05T13:00").list.map(\.amount) == [500, 4500])
  }

  @Test func lateNewsChangesThePast() throws {
    var fixture = try Self.boughtWithUnsettled()
    try fixture.trade("2026-01-05T12:00", .sell, "100", "B", "56")
    #expect(try fixture.violations("2026-01-05T13:00").list.count == 1)
    // The money for it had been there all the time.
    try fixture.deposit("2026-01-05T09:00", "4500")
    #expect(try fixture.violations("2026-01-05T13:00").list.isEmpty)
  }

  /// Bought with nothing, sold the next day, never paid for.
  @Test func freeRiding() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "B", "55", id: "b")
    try fixture.trade("2026-01-06T10:00", .sell, "100", "B", "56")
    let violations = try fixture.violations("2026-01-06T11:00")
    #expect(violations.list.map(\.kind) == [.freeRiding])
    #expect(violations.list[0].amount == 4500)
    #expect(violations.list[0].due == CivilDate("2026-01-08"))
    #expect(violations.restriction?.from == CivilDate("2026-01-06"))
    #expect(violations.restriction?.through == CivilDate("2026-04-06"))
    #expect(try fixture.violations("2026-04-06T12:00").restriction != nil)
    #expect(try fixture.violations("2026-04-07T12:00").restriction == nil)
  }

  /// Full payment from other money within the payment period, T+3, makes it good; a part or a day later does not.
  @Test(arguments: [
    ("2026-01-08", "4500", true), ("2026-01-08", "4499.99", false), ("2026-01-09", "4500", false),
  ])
  func cure(day: String, amount: String, isCured: Bool) throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "B", "55")
    try fixture.trade("2026-01-06T10:00", .sell, "100", "B", "56")
    try fixture.deposit("\(day)T10:00", amount)
    let violations = try fixture.violations("2026-01-12T10:00")
    #expect(violations.list[0].curedOn == (isCured ? CivilDate(day) : nil))
    #expect((violations.restriction == nil) == isCured)
    #expect(try fixture.violations("2026-01-07T10:00").restriction != nil)
  }

  /// What was paid for in time is no free ride any more.
  @Test func paidBeforeTheSale() throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "B", "55")
    try fixture.deposit("2026-01-07T10:00", "4500")
    try fixture.trade("2026-01-07T11:00", .sell, "100", "B", "56")
    #expect(try fixture.violations("2026-01-12T10:00").list.isEmpty)
  }

  /// Something else is sold for it: on the same day it settles with the purchase, a day later it is late.
  @Test(arguments: [("2026-01-05", 0), ("2026-01-06", 1)])
  func cashLiquidation(day: String, count: Int) throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "B", "55")
    try fixture.trade("\(day)T12:00", .sell, "100", "OLD", "50")
    let list = try fixture.violations("2026-01-12T10:00").list
    #expect(list.map(\.kind) == Array(repeating: .cashLiquidation, count: count))
    #expect(list.map(\.amount) == Array(repeating: 4500, count: count))
  }

  /// A thousand and less needs no action; a cent more does.
  @Test(arguments: [("20", false), ("20.0001", true)])
  func deMinimis(price: String, counts: Bool) throws {
    var fixture = try Self.account()
    try fixture.trade("2026-01-05T10:00", .buy, "100", "B", price)
    try fixture.trade("2026-01-06T10:00", .sell, "100", "B", "30")
    let violations = try fixture.violations("2026-01-12T10:00")
    #expect(violations.list.map(\.counts) == [counts])
    #expect((violations.restriction != nil) == counts)
  }

  /// Three within twelve months: ninety days in which unsettled proceeds buy nothing.
  @Test func thirdOfAYear() throws {
    var fixture = try Self.account()
    for day in ["2026-01-05", "2026-05-04", "2026-12-28"] {
      try fixture.violate(day)
      let isThird = day == "2026-12-28"
      #expect((try fixture.violations("\(day)T15:00").restriction != nil) == isThird)
    }
    let restriction = try #require(try fixture.violations("2026-12-28T15:00").restriction)
    #expect(restriction.kind == .goodFaith)
    #expect(restriction.events.count == 3)
    #expect(restriction.through == CivilDate("2027-03-28"))
    // 1,000 settled and 5,000 that come tomorrow.
    try fixture.expect(
      "2026-12-28T15:00",
      [.cash: "6000", .unsettledCredits: "10000", .restrictedCredits: "10000", .availableToTrade: "0"])
    try fixture.expect("2026-12-29T12:00", [.restrictedCredits: "0", .availableToTrade: "6000"])
  }

  /// The same day a year later the first one does not count any more.
  @Test func rollingYear() throws {
    var fixture = try Self.account()
    for day in ["2026-01-05", "2026-05-04", "2027-01-05"] { try fixture.violate(day) }
    let violations = try fixture.violations("2027-01-05T15:00")
    #expect(violations.list.count == 3)
    #expect(violations.restriction == nil)
  }

  /// A broker that says so restricts without any violation.
  @Test func restrictedByItsTeller() throws {
    var fixture = try Self.account()
    var change = AccountChange()
    change.status = .restricted90Days
    try fixture.record("2026-01-05T09:00", .accountChanged(change))
    try fixture.trade("2026-01-05T10:00", .sell, "100", "OLD", "50")
    try fixture.expect("2026-01-05T10:01", [.cash: "6000", .restrictedCredits: "5000", .availableToTrade: "1000"])
  }

  /// What settles when, currency by currency.
  @Test func schedule() throws {
    var fixture = try Self.boughtWithUnsettled()
    let exchange = CurrencyExchange(
      soldAmount: 100, soldCurrency: .usd, boughtAmount: 90, boughtCurrency: .eur)
    try fixture.record("2026-01-05T12:00", .currencyExchange(exchange))
    let schedule = try SettlementSchedule(
      of: try fixture.state("2026-01-05T13:00"), at: BookFixture.at("2026-01-05T13:00"))
    #expect(schedule.settled[.usd] == 1000)
    #expect(schedule.settled[.eur] == 0)
    #expect(
      schedule.days.map { "\($0.date) \($0.currency) \($0.credits) \($0.debits) \($0.settled)" } == [
        "2026-01-06 USD 5000 5500 500", "2026-01-07 EUR 90 0 90", "2026-01-07 USD 0 100 400",
      ])
  }
}

extension BookFixture {
  func violations(_ at: String) throws -> Violations {
    guard let book else { throw LedgerError(.unknownAccount, "no book") }
    return try Violations(of: book, through: Self.at(at), in: MarketView(world))
  }

  /// One good-faith violation within a day, after which cash and OLD are as they were.
  fileprivate mutating func violate(_ day: String) throws {
    try trade("\(day)T10:00", .sell, "100", "OLD", "50")
    try trade("\(day)T11:00", .buy, "100", "B", "50")
    try trade("\(day)T12:00", .sell, "100", "B", "50")
    let next = Settlement().settlementDay(1, after: try #require(CivilDate(day)))
    if day != "2026-12-28" { try trade("\(next)T10:00", .buy, "100", "OLD", "50") }
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The life of orders that events tell: fills, replacements, ends by time and by group.
@Suite struct OrderLifeTests {
  static func account(_ kind: AccountProfile.Kind = .margin, cash: String = "50000") throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: cash)
    try fixture.price("2026-01-05T09:45", "XYZ", "25")
    return fixture
  }

  /// Monday, 5 January 2026: placed at ten, filled in two parts at different prices.
  @Test func filledInParts() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "25") { $0.charges = 1 }
    try fixture.expect("o1", .working, "2026-01-05T10:00")
    try fixture.fill("2026-01-05T10:01", "o1", .buy, "40", "24.90", commission: "1")
    let part = try fixture.order("o1", "2026-01-05T10:02")
    #expect(part.status == .partiallyFilled)
    #expect(part.openQuantity == 60)
    #expect(part.executionPrice == BookFixture.decimal("24.90"))
    try fixture.fill("2026-01-05T10:05", "o1", .buy, "60", "25", commission: "0.50")
    let whole = try fixture.order("o1", "2026-01-05T10:06")
    #expect(whole.status == .filled)
    #expect(whole.filledQuantity == 100)
    // (40 × 24.90 + 60 × 25) ÷ 100
    #expect(whole.executionPrice == BookFixture.decimal("24.96"))
    #expect(whole.commission == BookFixture.decimal("1.50"))
    #expect(whole.executedAt == BookFixture.at("2026-01-05T10:05"))
    try fixture.expect("2026-01-05T10:06", [.pendingOrders: "0", .cash: "47502.50"])
  }

  struct End: CustomTestStringConvertible, Sendable {
    var duration: Order.Duration
    var placed: String
    var last: String
    var gone: String
    var testDescription: String { "\(duration.rawValue) placed \(placed)" }
  }

  @Test(arguments: [
    // An early close: 24 December 2026 ends at 13:00.
    End(duration: .day, placed: "2026-12-24T10:00", last: "2026-12-24T12:59", gone: "2026-12-24T13:00"),
    End(duration: .day, placed: "2026-01-05T10:00", last: "2026-01-05T15:59", gone: "2026-01-05T16:00"),
    // After the close an order is one for the next day.
    End(duration: .day, placed: "2026-01-05T16:00", last: "2026-01-06T15:59", gone: "2026-01-06T16:00"),
    End(duration: .day, placed: "2026-01-09T18:00", last: "2026-01-12T15:59", gone: "2026-01-12T16:00"),
    End(duration: .extendedHours, placed: "2026-01-05T17:00", last: "2026-01-05T19:59", gone: "2026-01-05T20:00"),
    End(duration: .extendedHours, placed: "2026-12-24T14:00", last: "2026-12-24T16:59", gone: "2026-12-24T17:00"),
    End(duration: .extendedHours, placed: "2026-01-09T20:00", last: "2026-01-12T19:59", gone: "2026-01-12T20:00"),
    End(duration: .atOpen, placed: "2026-01-06T08:00", last: "2026-01-06T09:29", gone: "2026-01-06T09:30"),
    End(duration: .atOpen, placed: "2026-01-06T10:00", last: "2026-01-07T09:29", gone: "2026-01-07T09:30"),
    End(duration: .atClose, placed: "2026-01-06T10:00", last: "2026-01-06T15:59", gone: "2026-01-06T16:00"),
  ])
  func endsByItself(end: End) throws {
    var fixture = try Self.account()
    try fixture.place(end.placed, "o1", .buy, "10", limit: "20", duration: end.duration)
    try fixture.expect("o1", .working, end.last)
    try fixture.expect("o1", .expired, end.gone)
    try fixture.expect(end.gone, [.pendingOrders: "0"])
  }

  @Test func untilAMomentAndUntilCancelled() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "10", limit: "20", duration: .gtd) {
      $0.expires = BookFixture.at("2026-02-02T12:00")
    }
    try fixture.place("2026-01-05T10:00", "o2", .buy, "10", limit: "20", duration: .gtc)
    try fixture.expect("o1", .working, "2026-02-02T11:59")
    try fixture.expect("o1", .expired, "2026-02-02T12:00")
    try fixture.expect("o2", .working, "2026-12-01T12:00")
    // Expired more than 90 days ago: no longer listed once another one has ended.
    try fixture.cancel("2026-12-01T12:01", "o2")
    try fixture.expect("o2", .cancelled, "2026-12-01T12:01")
  }

  /// The teller may say what the book has found by itself, once.
  @Test func anEndIsConfirmedOnce() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "10", limit: "20")
    try fixture.record("2026-01-05T16:01", .orderExpired(OrderExpiration(order: "o1")))
    try fixture.expect("o1", .expired, "2026-01-05T16:02")
    #expect(throws: LedgerError.self) { try fixture.cancel("2026-01-05T16:03", "o1") }
  }

  /// The closing auction's fills come a moment after the close; the bracket's exits are there again.
  @Test func fillOfTheClosingAuction() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "in", .buy, "100", limit: "25") {
      $0.group = "g"
      $0.role = .trigger
    }
    try fixture.place("2026-01-05T10:00", "up", .sell, "100", limit: "30", duration: .gtc) {
      $0.group = "g"
      $0.role = .conditional
    }
    try fixture.expect("up", .cancelled, "2026-01-05T16:00")
    try fixture.record(
      BookFixture.at("2026-01-05T16:00").advanced(bySeconds: 7), account: "T1",
      .trade(Trade(symbol: "XYZ", side: .buy, quantity: 60, price: 25, order: "in")))
    let entry = try fixture.order("in", "2026-01-05T16:01")
    #expect(entry.status == .expired)
    #expect(entry.filledQuantity == 60)
    try fixture.expect("up", .working, "2026-01-05T16:01")
    #expect(throws: LedgerError.self) { try fixture.fill("2026-01-05T16:20", "in", .buy, "40", "25") }
  }

  @Test func bracket() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "in", .buy, "100", limit: "25") {
      $0.group = "g"
      $0.role = .trigger
    }
    for (name, limit) in [("up", "30"), ("far", "40")] {
      try fixture.place("2026-01-05T10:00", name, .sell, "100", limit: limit, duration: .gtc) {
        $0.group = "g"
        $0.role = .conditional
      }
    }
    try fixture.expect("up", .contingent, "2026-01-05T10:01")
    try fixture.expect("2026-01-05T10:01", [.pendingOrders: "1"])
    #expect(throws: LedgerError.self) { try fixture.fill("2026-01-05T10:02", "up", .sell, "100", "30") }
    try fixture.fill("2026-01-05T10:03", "in", .buy, "100", "25")
    try fixture.expect("up", .working, "2026-01-05T10:04")
    try fixture.fill("2026-01-06T10:03", "up", .sell, "100", "30")
    try fixture.expect("far", .cancelled, "2026-01-06T10:04")
    try fixture.expect("2026-01-06T10:04", [.pendingOrders: "0"])
  }

  @Test func anEntryThatEndsTakesItsExitsAlong() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "in", .buy, "100", limit: "25") {
      $0.group = "g"
      $0.role = .trigger
    }
    try fixture.place("2026-01-05T10:00", "up", .sell, "100", limit: "30", duration: .gtc) {
      $0.group = "g"
      $0.role = .conditional
    }
    try fixture.cancel("2026-01-05T10:05", "in")
    try fixture.expect("up", .cancelled, "2026-01-05T10:06")
  }

  @Test func ofPeersOnlyOneTrades() throws {
    var fixture = try Self.account()
    for (name, limit) in [("a", "24"), ("b", "23")] {
      try fixture.place("2026-01-05T10:00", name, .buy, "100", limit: limit) {
        $0.group = "g"
        $0.role = .peer
      }
    }
    try fixture.fill("2026-01-05T10:01", "b", .buy, "50", "23")
    try fixture.expect("a", .working, "2026-01-05T10:02")
    try fixture.fill("2026-01-05T10:03", "b", .buy, "50", "23")
    try fixture.expect("a", .cancelled, "2026-01-05T10:04")
    // The broker says so too.
    try fixture.cancel("2026-01-05T10:05", "a")
    try fixture.expect("a", .cancelled, "2026-01-05T10:06")
  }

  @Test func replacedUnderAnotherName() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "24")
    try fixture.fill("2026-01-05T10:01", "o1", .buy, "40", "24")
    try fixture.replace("2026-01-05T10:02", "o1", with: "o2", quantity: "150", limit: "24.50")
    try fixture.expect("o1", .replaced, "2026-01-05T10:03")
    let order = try fixture.order("o2", "2026-01-05T10:03")
    #expect(order.openQuantity == 110)
    #expect(order.limitPrice == BookFixture.decimal("24.50"))
    try fixture.expect("o2", .expired, "2026-01-05T16:00")
  }

  @Test func takenOffInParts() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "24")
    try fixture.cancel("2026-01-05T10:01", "o1", "30")
    #expect(try fixture.order("o1", "2026-01-05T10:01").openQuantity == 70)
    try fixture.fill("2026-01-05T10:02", "o1", .buy, "20", "24")
    try fixture.cancel("2026-01-05T10:03", "o1")
    let order = try fixture.order("o1", "2026-01-05T10:04")
    #expect(order.status == .partiallyCancelled)
    #expect(order.cancelledQuantity == 80)
  }

  /// FINRA Rule 5330: more units at a lower price each; a reverse split cancels. Whether the units are held or not.
  @Test(arguments: [true, false]) func splits(isHeld: Bool) throws {
    var fixture = try Self.account()
    if isHeld { try fixture.trade("2026-01-05T10:00", .buy, "10", "XYZ", "25") }
    try fixture.place("2026-01-05T10:00", "o1", .buy, "101", limit: "24", duration: .gtc)
    try fixture.split("2026-01-07T00:00", "XYZ", 3, 2)
    let order = try fixture.order("o1", "2026-01-07T10:00")
    #expect(order.quantity == 151)
    #expect(order.limitPrice == 16)
    try fixture.split("2026-01-08T00:00", "XYZ", 1, 10)
    try fixture.expect("o1", .cancelled, "2026-01-08T10:00")
  }

  /// A statement does not touch orders that events tell.
  @Test func statementsListOtherOrders() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "24", duration: .gtc)
    let stated = ["o1", "s1"].map {
      Order(
        identifier: $0, symbol: "XYZ", status: .working, side: .buy, type: "market", duration: "day", quantity: 1,
        placedAt: BookFixture.at("2026-01-05T11:00"))
    }
    try fixture.record("2026-01-05T11:00", .statement(Statement(orders: stated, assertsHoldings: false)))
    #expect(try fixture.state("2026-01-05T11:00").orders.map(\.identifier) == ["s1", "o1"])
    try fixture.expect("2026-01-05T11:00", [.pendingOrders: "2"])
  }

  /// Fills told late fall into their place, and what they make impossible afterwards is refused.
  @Test func lateFill() throws {
    var fixture = try Self.account()
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "24")
    try fixture.cancel("2026-01-05T12:00", "o1", "60")
    try fixture.fill("2026-01-05T11:00", "o1", .buy, "40", "24")
    try fixture.expect("o1", .partiallyCancelled, "2026-01-05T12:00")
    #expect(throws: LedgerError.self) { try fixture.fill("2026-01-05T11:30", "o1", .buy, "1", "24") }
  }
}

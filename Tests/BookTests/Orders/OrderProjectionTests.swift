import Book
import Ledger
import Market
import Money
import Testing

/// The account as it would stand after its working orders.
@Suite struct OrderProjectionTests {
  private static let now = "2026-01-05T10:30"

  private static func projected(_ fixture: BookFixture) throws -> (state: AccountState, orders: [ProjectedOrder]) {
    var state = try fixture.state(now)
    let orders = state.fillOrders(at: BookFixture.at(now), in: MarketView(fixture.world))
    return (state, orders)
  }

  @Test func whatMayTradeTrades() throws {
    var fixture = try ReservationExamples.account(.margin, cash: "20000")
    try fixture.place("2026-01-05T10:00", "a", .buy, "100", limit: "24")
    try fixture.place("2026-01-05T10:01", "b", .sell, "40", limit: "26")
    try fixture.place("2026-01-05T10:02", "c", .buyToCover, "5", limit: "26")
    let (state, orders) = try Self.projected(fixture)
    #expect(orders.map(\.order.identifier) == ["a", "b", "c"])
    // 20,000 − 100 × 24 + 40 × 26; nothing is short.
    #expect(state.cash[.usd] == 18640)
    #expect(orders.map { $0.refusal == nil } == [true, true, false])
    #expect(state.orders.map(\.status) == [.filled, .filled, .working])
    #expect(try fixture.state(Self.now).orders.allSatisfy { $0.status == .working })
  }

  /// One of two peers, and the entry of a bracket without its exits.
  @Test func groups() throws {
    var fixture = try ReservationExamples.account(.margin, cash: "20000")
    for (name, role) in [("p", Order.Role.peer), ("q", .peer), ("in", .trigger), ("out", .conditional)] {
      try fixture.place("2026-01-05T10:00", name, name == "out" ? .sell : .buy, "10", limit: "20") {
        $0.group = role == .peer ? "g" : "h"
        $0.role = role
      }
    }
    let (state, orders) = try Self.projected(fixture)
    #expect(orders.map(\.order.identifier) == ["p", "in"])
    #expect(state.cash[.usd] == 19600)
    #expect(state.orders.map(\.status) == [.filled, .cancelled, .filled, .working])
  }

  /// Legs trade at the market, all or none.
  @Test func packages() throws {
    var fixture = try ReservationExamples.options(.margin, cash: "10000", price: "115")
    let (short, long) = (OptionBookTests.series("P", 105), OptionBookTests.series("P", 100))
    try fixture.price("2026-01-05T09:50", short, "3")
    try fixture.place("2026-01-05T10:00", "o1", .sell, "2", "XYZ", limit: "1") {
      $0.legs = [Order.Leg(symbol: short, side: .sellToOpen), Order.Leg(symbol: long, side: .buyToOpen)]
    }
    #expect(try Self.projected(fixture).orders.first?.refusal?.field == "limit_price")
    #expect(try Self.projected(fixture).state.positions.isEmpty)
    try fixture.price("2026-01-05T09:51", long, "1.50")
    let (state, orders) = try Self.projected(fixture)
    #expect(orders.first?.refusal == nil)
    #expect(state.cash[.usd] == 10300)
    #expect(state.orders.map(\.status) == [.filled])
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Events of orders out of their cycle, by code and member; each leaves the book as it was.
@Suite struct OrderRefusals {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    var kind = AccountProfile.Kind.margin
    let payload: Event.Payload
    let code: LedgerError.Code
    let field: String
    var testDescription: String { name }
  }

  private static func placed(
    _ change: (inout OrderPlacement) -> Void, kind: Order.Kind = .limit, limit: ExactDecimal? = 25
  ) -> Event.Payload {
    var placement = OrderPlacement(
      order: "new", symbol: "XYZ", side: .buy, kind: kind, quantity: 10, limit: limit)
    change(&placement)
    return .orderPlaced(placement)
  }

  private static func replaced(
    _ order: String = "open", with: String? = nil, quantity: ExactDecimal? = nil, limit: ExactDecimal? = nil,
    stop: ExactDecimal? = nil
  ) -> Event.Payload {
    .orderReplaced(OrderReplacement(order: order, with: with, quantity: quantity, limit: limit, stop: stop))
  }

  private static func cancelled(_ order: String, _ quantity: ExactDecimal? = nil) -> Event.Payload {
    .orderCancelled(OrderCancellation(order: order, quantity: quantity))
  }

  private static func fill(
    _ order: String, _ side: Trade.Side = .buy, _ quantity: ExactDecimal, _ symbol: String = "XYZ"
  ) -> Event.Payload {
    .trade(Trade(symbol: symbol, side: side, quantity: quantity, price: 25, order: order))
  }

  /// `open`: 100 at a limit of 25, of which 40 have filled; `done`: cancelled; `waits`: the exit of `entry`.
  static let rows: [Row] = placements + groups + changes + fills

  static let placements: [Row] = [
    Row(name: "the same id", payload: placed { $0.order = "open" }, code: .idReused, field: "order"),
    Row(name: "the id of a done order", payload: placed { $0.order = "done" }, code: .idReused, field: "order"),
    Row(name: "unknown symbol", payload: placed { $0.symbol = "NONE" }, code: .unknownInstrument, field: "symbol"),
    Row(name: "no units", payload: placed { $0.quantity = 0 }, code: .notPositive, field: "quantity"),
    Row(name: "negative units", payload: placed { $0.quantity = -1 }, code: .notPositive, field: "quantity"),
    Row(name: "limit order without limit", payload: placed({ _ in }, limit: nil), code: .malformed, field: "limit"),
    Row(name: "negative limit", payload: placed({ _ in }, limit: -1), code: .notPositive, field: "limit"),
    Row(name: "market order with limit", payload: placed({ _ in }, kind: .market), code: .malformed, field: "limit"),
    Row(
      name: "stop without stop", payload: placed({ _ in }, kind: .stop, limit: nil), code: .malformed, field: "stop"),
    Row(name: "stop limit without stop", payload: placed({ _ in }, kind: .stopLimit), code: .malformed, field: "stop"),
    Row(
      name: "trailing stop that does not trail", payload: placed({ _ in }, kind: .trailingStop, limit: nil),
      code: .malformed, field: "trail"),
    Row(
      name: "trail of a limit order",
      payload: placed { $0.trail = Order.TrailingStop(amount: 1, unit: .dollar) }, code: .malformed, field: "trail"),
    Row(
      name: "trail of all",
      payload: placed(
        { $0.trail = Order.TrailingStop(amount: 100, unit: .percent) }, kind: .trailingStop, limit: nil),
      code: .notPositive, field: "trail"),
    Row(name: "negative charges", payload: placed { $0.charges = -1 }, code: .notPositive, field: "charges"),
    Row(name: "no moment", payload: placed { $0.duration = .gtd }, code: .malformed, field: "expires"),
    Row(
      name: "ends before it begins",
      payload: placed { $0.expires = BookFixture.at("2026-01-06T11:00") }, code: .outOfRange, field: "expires"),
    Row(
      name: "short in a cash account", kind: .cash, payload: placed { $0.side = .sellShort },
      code: .shortInCashAccount, field: "side"),
    Row(
      name: "half a contract",
      payload: placed {
        $0.symbol = "XYZ   260320C00030000"
        $0.quantity = BookFixture.decimal("0.5")
      }, code: .outOfRange, field: "quantity"),
    Row(
      name: "a single leg", payload: placed { $0.legs = [Order.Leg(symbol: "XYZ   260320C00030000", side: .buy)] },
      code: .malformed, field: "legs"),
    Row(
      name: "legs that are no options",
      payload: placed {
        $0.legs = [Order.Leg(symbol: "XYZ", side: .buy), Order.Leg(symbol: "XYZ", side: .sell)]
      }, code: .unsupportedRules, field: "legs"),
    Row(
      name: "stock of another company beside options",
      payload: placed {
        $0.legs = [Order.Leg(symbol: "XYZ   260320C00030000", side: .buy), Order.Leg(symbol: "ABC", side: .buy)]
      }, code: .unsupportedRules, field: "legs"),
    Row(
      name: "stock that is bought to open",
      payload: placed {
        $0.legs = [
          Order.Leg(symbol: "XYZ", side: .buyToOpen), Order.Leg(symbol: "XYZ   260320C00030000", side: .sellToOpen),
        ]
      }, code: .malformed, field: "legs"),
  ]

  static let groups: [Row] = [
    Row(name: "a role without a group", payload: placed { $0.role = .peer }, code: .malformed, field: "group"),
    Row(
      name: "an exit without an entry",
      payload: placed {
        $0.group = "none"
        $0.role = .conditional
      }, code: .unknownOrder, field: "group"),
    Row(name: "fill of an exit that waits", payload: fill("waits", .sell, 1), code: .statusForbids, field: "order"),
  ]

  static let changes: [Row] = [
    Row(name: "replaces nothing known", payload: replaced("none", limit: 24), code: .unknownOrder, field: "order"),
    Row(name: "replaces a done order", payload: replaced("done", limit: 24), code: .alreadyEnded, field: "order"),
    Row(name: "replaces nothing", payload: replaced(), code: .malformed, field: "order"),
    Row(name: "below what has filled", payload: replaced(quantity: 39), code: .outOfRange, field: "quantity"),
    Row(name: "what has filled", payload: replaced(quantity: 40), code: .outOfRange, field: "quantity"),
    Row(name: "an id that is taken", payload: replaced(with: "done", limit: 24), code: .idReused, field: "with"),
    Row(name: "a stop for a limit order", payload: replaced(stop: 20), code: .malformed, field: "stop"),
    Row(name: "negative new limit", payload: replaced(limit: -2), code: .notPositive, field: "limit"),
    Row(name: "cancels nothing known", payload: cancelled("none"), code: .unknownOrder, field: "order"),
    Row(name: "cancels a done order", payload: cancelled("done"), code: .alreadyEnded, field: "order"),
    Row(name: "cancels more than is open", payload: cancelled("open", 61), code: .outOfRange, field: "quantity"),
    Row(name: "cancels nothing", payload: cancelled("open", 0), code: .notPositive, field: "quantity"),
    Row(
      name: "rejected after a fill", payload: .orderRejected(OrderRejection(order: "open", reason: "no")),
      code: .alreadyEnded, field: "order"),
    Row(
      name: "expired after its end", payload: .orderExpired(OrderExpiration(order: "done")), code: .alreadyEnded,
      field: "order"),
  ]

  static let fills: [Row] = [
    Row(name: "more than is open", payload: fill("open", .buy, 61), code: .outOfRange, field: "quantity"),
    Row(name: "fill of nothing known", payload: fill("none", .buy, 1), code: .unknownOrder, field: "order"),
    Row(name: "fill of a done order", payload: fill("done", .buy, 1), code: .alreadyEnded, field: "order"),
    Row(name: "on the other side", payload: fill("open", .sell, 1), code: .positionOfOtherSide, field: "side"),
    Row(name: "in another instrument", payload: fill("open", .buy, 1, "ABC"), code: .malformed, field: "symbol"),
  ]

  @Test(arguments: rows) func refused(row: Row) throws {
    var fixture = try BookFixture.account(row.kind, cash: "50000", symbols: ["XYZ", "ABC", "XYZ   260320C00030000"])
    try fixture.place("2026-01-06T10:00", "open", .buy, "100", limit: "25")
    try fixture.fill("2026-01-06T10:01", "open", .buy, "40", "25")
    try fixture.place("2026-01-06T10:02", "done", .buy, "5", limit: "20")
    try fixture.cancel("2026-01-06T10:03", "done")
    for (name, role) in [("entry", Order.Role.trigger), ("waits", .conditional)] {
      try fixture.place("2026-01-06T10:04", name, role == .trigger ? .buy : .sell, "10", limit: "26") {
        $0.group = "g"
        $0.role = role
      }
    }
    let before = try fixture.state("2026-01-06T12:00").orders
    do {
      try fixture.record("2026-01-06T12:00", row.payload)
      Issue.record("\(row.name) was taken")
    } catch let error as LedgerError {
      #expect(error.code == row.code, "\(error)")
      #expect(error.field == row.field, "\(error)")
    }
    #expect(try fixture.state("2026-01-06T12:00").orders == before)
  }

  /// Where no orders are told, the name alone stands with the fill.
  @Test func namesOfOrdersThatNobodyTells() throws {
    var fixture = try BookFixture.account(.margin, cash: "50000")
    try fixture.fill("2026-01-06T10:00", "unheard", .buy, "10", "25")
    #expect(try fixture.state("2026-01-06T10:00").orders.isEmpty)
  }
}

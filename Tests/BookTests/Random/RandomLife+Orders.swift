import Book
import CivilTime
import Ledger
import Market
import Money

extension RandomLife {
  /// An order is placed, or one that is open is changed, filled or ended.
  mutating func order(_ at: Instant) {
    let open = book.state.orders.filter(\.status.isOpen)
    guard !open.isEmpty, orderDice.roll(3) != 0 else {
      if orderDice.roll(6) == 0 { return bracket(at) }
      if options.series, orderDice.roll(2) == 0 { return package(at) }
      return attempt("T1", .orderPlaced(placement("o\(events.count)")), at: at)
    }
    let order = orderDice.pick(open)
    switch orderDice.roll(8) {
    case 0: attempt("T1", .orderCancelled(OrderCancellation(order: order.identifier)), at: at)
    case 1:
      attempt(
        "T1", .orderCancelled(OrderCancellation(order: order.identifier, quantity: orderDice.decimal(1, 20))), at: at)
    case 2: attempt("T1", .orderRejected(OrderRejection(order: order.identifier, reason: "no")), at: at)
    case 3: attempt("T1", .orderExpired(OrderExpiration(order: order.identifier)), at: at)
    case 4:
      let name = orderDice.roll(2) == 0 ? nil : "r\(events.count)"
      let change = OrderReplacement(
        order: order.identifier, with: name, quantity: orderDice.decimal(1, 90),
        limit: order.limitPrice == nil ? nil : price())
      attempt("T1", .orderReplaced(change), at: at)
    default: fill(order, at)
    }
  }

  mutating func placement(_ name: String) -> OrderPlacement {
    let symbols = options.currencies ? Self.symbols : ["AAA", "BBB", "DDD"]
    let symbol = orderDice.pick(dealsInContracts ? contractSymbols : symbols)
    let kind = orderDice.pick([Order.Kind.market, .limit, .limit, .stop, .stopLimit])
    var placement = OrderPlacement(
      order: name, symbol: symbol, side: orderDice.pick([.buy, .buy, .sell, .sellShort, .buyToCover]),
      kind: kind, duration: orderDice.pick([.day, .gtc, .extendedHours]), quantity: orderDice.decimal(1, 60),
      limit: kind == .limit || kind == .stopLimit ? price() : nil,
      stop: kind == .stop || kind == .stopLimit ? price() : nil)
    if orderDice.roll(3) == 0 { placement.charges = orderDice.decimal(1, 500, scale: 2) }
    if orderDice.roll(5) == 0 {
      placement.group = "p\(orderDice.roll(3))"
      placement.role = .peer
    }
    return placement
  }

  private mutating func price() -> ExactDecimal { orderDice.decimal(200, 9000, scale: 2) }

  private mutating func bracket(_ at: Instant) {
    let name = "b\(events.count)"
    var entry = placement(name)
    entry.side = .buy
    entry.group = name
    entry.role = .trigger
    attempt("T1", .orderPlaced(entry), at: at)
    for exit in ["up", "down"] {
      var placement = OrderPlacement(
        order: name + exit, symbol: entry.symbol, side: .sell, kind: .limit, duration: .gtc, quantity: entry.quantity,
        limit: price())
      placement.group = name
      placement.role = .conditional
      attempt("T1", .orderPlaced(placement), at: at)
    }
  }

  /// Options on one underlying, mostly with units of it.
  private mutating func package(_ at: Instant) {
    let root = orderDice.pick(["AAA", "BBB"])
    let series = Self.series.filter { $0.hasPrefix(root) }
    let sides: [Order.Side] = [.buyToOpen, .sellToOpen, .sellToOpen, .buyToClose]
    var legs = [Order.Leg(symbol: orderDice.pick(series), side: orderDice.pick(sides))]
    if orderDice.roll(3) != 0 {
      let stock = Order.Leg(symbol: root, side: orderDice.pick([.buy, .buy, .sell, .sellShort]), ratio: 100)
      legs.insert(stock, at: orderDice.roll(2))
    }
    if orderDice.roll(2) == 0 {
      legs.append(
        Order.Leg(symbol: orderDice.pick(series), side: orderDice.pick(sides), ratio: orderDice.pick([1, 2])))
    }
    var placement = OrderPlacement(
      order: "l\(events.count)", symbol: root, side: orderDice.pick([.buy, .sell]),
      kind: orderDice.pick([.market, .limit]),
      duration: .gtc, quantity: orderDice.decimal(1, 4))
    if placement.kind == .limit { placement.limit = price() }
    placement.legs = legs
    attempt("T1", .orderPlaced(placement), at: at)
  }

  private mutating func fill(_ order: Order, _ at: Instant) {
    if !order.legs.isEmpty {
      let leg = orderDice.pick(order.parts)
      let trade = Trade(
        symbol: leg.symbol, side: Trade.Side(leg.side), quantity: leg.openQuantity, price: price(),
        order: order.identifier)
      return attempt("T1", .trade(trade), at: at)
    }
    let quantity = orderDice.roll(2) == 0 ? order.openQuantity : min(order.openQuantity, orderDice.decimal(1, 30))
    attempt(
      "T1",
      .trade(
        Trade(
          symbol: order.symbol, side: Trade.Side(order.side), quantity: quantity, price: order.limitPrice ?? price(),
          commission: orderDice.roll(2) == 0 ? .zero : orderDice.decimal(1, 300, scale: 2), order: order.identifier)),
      at: at)
  }
}

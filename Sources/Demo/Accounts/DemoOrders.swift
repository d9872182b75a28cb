import CivilTime
import Ledger
import Market
import Money

/// The order lists of the accounts that are derived: statements that say nothing of cash and positions.
enum DemoOrders {
  /// The cash account: today's sale, and two orders of coin pairs, one quoted in a coin and one in dollars.
  static func ofCash(_ index: Int, _ session: TradingSession, _ market: DemoMarket) throws -> Statement {
    let price = try market.midday(DemoSymbol.wholeMarket, index)
    var sale = order(1, DemoSymbol.wholeMarket, .filled, .sell, "market", "day", 1, session)
    fill(&sale, 1, at: price, session.after(3_600))
    sale.commission = try .cents(1_00)

    var pair = order(2, DemoSymbol.ether, .working, .buy, "limit", "gtc", 1, session)
    pair.quantity = try ExactDecimal(coefficient: 25, scale: 2)
    pair.quoteSymbol = DemoSymbol.bitcoin
    pair.limitPrice = try ExactDecimal(coefficient: 3125, scale: 5)

    var coin = order(3, DemoSymbol.bitcoin, .cancelled, .buy, "limit", "gtc", 1, session)
    coin.quantity = try ExactDecimal(coefficient: 5, scale: 2)
    coin.cancelledQuantity = coin.quantity
    coin.quoteCurrency = .usd
    coin.limitPrice = try .cents(61_000_00)
    coin.updatedAt = session.after(5_400)
    return Statement(orders: [sale, pair, coin], assertsHoldings: false)
  }

  /// The margin account: both sides of today's day trade, a bracket whose trigger is partly filled, its take-profit
  /// and its trailing stop, a stop limit and a rejected order.
  static func ofMargin(_ index: Int, _ session: TradingSession, _ market: DemoMarket) throws -> Statement {
    let symbol = DemoSymbol.largeCaps
    var bought = order(1, symbol, .filled, .buy, "market", "day", 5, session)
    fill(&bought, 5, at: try market.midday(symbol, index), session.after(2_400))
    bought.commission = try .cents(1_00)
    var sold = order(2, symbol, .filled, .sell, "limit", "day", 5, session)
    sold.limitPrice = try market.close(symbol, index)
    fill(&sold, 5, at: try market.close(symbol, index), session.after(9_000))
    sold.commission = try .cents(1_00)
    var orders = [bought, sold]
    orders += try bracket(index, session, market)
    orders += try standing(index, session, market)
    var reserved = ExactDecimal.zero
    for order in orders where order.status.isOpen && order.side == .buy && order.symbol != DemoSymbol.apple {
      reserved = try reserved + order.openQuantity * (order.limitPrice ?? .zero)
    }
    return Statement(
      orders: orders, figures: [NamedAmount(name: "reserved_by_orders", amount: reserved)], assertsHoldings: false)
  }

  /// The Canadian account: a limit on the bond fund, switches counted in units of what is given for them, and a call
  /// to be sold.
  static func ofCanada(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, call: String?
  ) throws -> Statement {
    var bonds = order(1, DemoSymbol.bondFund, .working, .sell, "limit", "gtc", 40, session)
    bonds.limitPrice = try .cents(27_50)
    var orders = [bonds]
    for (place, given) in [DemoSymbol.bondFund, DemoSymbol.apple].enumerated() {
      var exchange = order(2 + place, DemoSymbol.torontoFund, .working, .buy, "limit", "gtc", 2, session)
      exchange.quoteSymbol = given
      exchange.limitPrice = try place == 0 ? .cents(1_60) : .cents(12)
      orders.append(exchange)
    }
    if let call {
      var close = order(4, call, .working, .sellToClose, "limit", "gtc", 1, session)
      close.limitPrice = try .cents(6_00)
      orders.append(close)
    }
    return Statement(orders: orders, assertsHoldings: false)
  }

  /// A buy that triggers two exits, one of which cancels the other. Of 100 units 80 are done and 10 given up.
  private static func bracket(_ index: Int, _ session: TradingSession, _ market: DemoMarket) throws -> [Order] {
    let price = try market.close(DemoSymbol.apple, index)
    let expires = session.close.advanced(bySeconds: 30 * 86_400)
    let group = String(number(9, session))
    var exits = [
      order(4, DemoSymbol.apple, .contingent, .sell, "limit", "gtd", 80, session),
      order(5, DemoSymbol.apple, .contingent, .sell, "trailing_stop", "gtd", 80, session),
    ]
    exits[0].limitPrice = try price + .cents(12_50)
    exits[0].role = .peer
    exits[1].stopPrice = try price - .cents(60)
    exits[1].trailingStop = Order.TrailingStop(amount: try .cents(60), unit: .dollar)
    exits[1].role = .conditional

    // The rest of the trigger was filled over weeks, eight units at a time; the book has those trades.
    var trigger = order(3, DemoSymbol.apple, .partiallyFilled, .buy, "limit", "gtd", 100, session)
    trigger.placedAt = session.open.advanced(bySeconds: -7 * 86_400)
    trigger.limitPrice = try price - .cents(1_25)
    trigger.stopPrice = try price - .cents(75)
    fill(&trigger, 80, at: try market.midday(DemoSymbol.apple, index), session.after(2_400))
    trigger.cancelledQuantity = 10
    trigger.role = .trigger
    trigger.takeProfitIdentifier = exits[0].identifier
    trigger.stopLossIdentifier = exits[1].identifier
    trigger.commission = try .cents(1_00)
    return ([trigger] + exits).map { order in
      var grouped = order
      grouped.groupIdentifier = group
      grouped.expiresAt = expires
      return grouped
    }
  }

  private static func standing(_ index: Int, _ session: TradingSession, _ market: DemoMarket) throws -> [Order] {
    let price = try market.close(DemoSymbol.wholeMarket, index)
    var cover = order(6, DemoSymbol.wholeMarket, .working, .buyToCover, "stop_limit", "gtc", 10, session)
    cover.stopPrice = try price + .cents(9_00)
    cover.limitPrice = try price + .cents(9_50)
    var dip = order(7, DemoSymbol.microsoft, .working, .buy, "limit", "day", 2, session)
    dip.limitPrice = try market.close(DemoSymbol.microsoft, index) - .cents(20_00)
    var trail = order(8, DemoSymbol.microsoft, .working, .sell, "trailing_stop", "gtc", 20, session)
    trail.trailingStop = Order.TrailingStop(amount: try .cents(5_00), unit: .percent)
    var rejected = order(0, DemoSymbol.largeCaps, .rejected, .sellShort, "market", "day", 100_000, session)
    rejected.rejectReason = "Insufficient buying power"
    rejected.updatedAt = rejected.placedAt
    return [cover, dip, trail, rejected]
  }

  /// An order placed in the first half hour; the number is a session's own, so that broker wires can show it as one.
  static func order(
    _ place: Int, _ symbol: String, _ status: Order.Status, _ side: Order.Side, _ type: String, _ duration: String,
    _ quantity: Int, _ session: TradingSession
  ) -> Order {
    var order = Order(
      identifier: String(number(place, session)), symbol: symbol, status: status, side: side, type: type,
      duration: duration, quantity: ExactDecimal(quantity), placedAt: session.after(900 + place))
    order.updatedAt = session.after(960 + place)
    return order
  }

  static func fill(_ order: inout Order, _ quantity: Int, at price: ExactDecimal, _ moment: Instant) {
    order.filledQuantity = ExactDecimal(quantity)
    order.executionPrice = price
    order.executedAt = moment
    order.updatedAt = moment
  }

  /// The id of an order that events tell.
  static func identifier(_ place: Int, _ session: TradingSession) -> String { String(number(place, session)) }

  private static func number(_ place: Int, _ session: TradingSession) -> Int {
    900_000_000 + Int(session.date.dayNumber) * 10 + place
  }
}

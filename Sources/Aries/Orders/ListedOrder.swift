import AriesWire
import Book
import BrokerDesk
import CivilTime
import Keeper
import Ledger
import Market
import Money

/// An order of the book with what both generations of the wire say of it.
struct ListedOrder {
  let order: Ledger.Order
  let account: String
  /// What it trades of each instrument, with what is known of these.
  let parts: [(part: Ledger.Order.Part, instrument: Instrument?)]

  var currency: String { (parts[0].instrument?.currency ?? .usd).code }
  var isOption: Bool { parts.allSatisfy { Self.isOption($0.part, $0.instrument) } }
  var securityType: AriesWire.SecurityType { isOption ? .option : .equity }
  var category: OrderCategory { parts.count > 1 ? .multiLeg : isOption ? .singleLeg : .equity }
  var updatedAt: Instant { order.updatedAt ?? order.executedAt ?? order.placedAt }
  var averagePrice: ExactDecimal { order.executionPrice ?? .zero }

  /// One leg for each instrument of an order in options, none for an equity.
  var legs: [AriesWire.OrderLeg] {
    guard isOption || parts.count > 1 else { return [] }
    return parts.map { part, instrument in
      var leg = AriesWire.OrderLeg()
      leg.symbol = part.symbol
      leg.side = OrderSide(part.side)
      leg.ratioQuantity = part.ratio
      leg.positionEffect = PositionEffect(part.side)
      leg.securityType = Self.isOption(part, instrument) ? .option : .equity
      leg.maturity = instrument?.option?.expiration
      leg.strikePrice = instrument?.option?.strike
      leg.putCall = instrument?.option.map { $0.type == .put ? .put : .call }
      leg.averagePrice = part.executionPrice ?? .zero
      return leg
    }
  }

  /// What nobody described is told apart by its side: only options are opened and closed in so many words.
  private static func isOption(_ part: Ledger.Order.Part, _ instrument: Instrument?) -> Bool {
    instrument?.kind == .option || instrument == nil && PositionEffect(part.side) != nil
  }

  /// What is open or was finished today, in New York, the newest first.
  static func all(of view: AccountView) -> [ListedOrder] {
    let today = MarketZone.newYork.date(of: view.at)
    return all(of: view) { order in
      let last = max(order.placedAt, order.updatedAt ?? order.executedAt ?? order.placedAt)
      return order.status.isOpen || MarketZone.newYork.date(of: last) >= today
    }
  }

  /// The orders that `isMeant` takes, the newest first.
  static func all(of view: AccountView, where isMeant: (Ledger.Order) -> Bool) -> [ListedOrder] {
    let account = ShownAccount(book: view.book, key: view.key).number
    let orders = view.state.orders
    return orders.indices.filter { isMeant(orders[$0]) }.sorted {
      (orders[$0].placedAt, $1) > (orders[$1].placedAt, $0)
    }.map { index in
      ListedOrder(
        order: orders[index], account: account,
        parts: orders[index].parts.map { ($0, view.market.world.instruments.instrument($0.symbol)) })
    }
  }
}

extension OrderV2 {
  init(_ listed: ListedOrder) {
    self.init()
    let order = listed.order
    clientOrderID = order.identifier
    orderID = order.identifier
    accountID = listed.account
    symbol = order.symbol
    side = OrderSide(order.side)
    type = OrderType(word: order.type)
    timeInForce = TimeInForce(word: order.duration)
    quantity = order.quantity
    price = order.limitPrice
    stopPrice = order.stopPrice
    status = OrderStatus(order.status)
    filledQuantity = order.filledQuantity
    leavesQuantity = order.openQuantity
    averagePrice = listed.averagePrice
    currency = listed.currency
    text = ""
    rejectReason = order.rejectReason ?? ""
    securityType = listed.securityType
    category = listed.category
    legs = listed.legs
    createdAt = order.placedAt
    updatedAt = listed.updatedAt
  }
}

extension OrderV1 {
  init(_ listed: ListedOrder) {
    self.init()
    let order = listed.order
    orderID = order.identifier
    clientOrderID = order.identifier
    accountID = listed.account
    symbol = order.symbol
    side = OrderSide(order.side)
    type = OrderType(word: order.type)
    status = order.status == .working ? .working : OrderStatus(order.status)
    timeInForce = TimeInForce(word: order.duration)
    quantity = order.quantity
    filledQuantity = order.filledQuantity
    leavesQuantity = order.openQuantity
    price = order.limitPrice
    stopPrice = order.stopPrice
    averagePrice = listed.averagePrice
    currency = listed.currency
    securityType = listed.securityType
    category = listed.category
    text = order.rejectReason ?? ""
    legs = listed.legs
    createdAt = order.placedAt
    updatedAt = listed.updatedAt
  }
}

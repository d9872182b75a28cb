import Book
import BrokerDesk
import CivilTime
import Keeper
import Ledger
import Market
import Money
import TradeStationWire
import WireMembers

extension V3.Order {
  /// An order of the book.
  init(_ order: Ledger.Order, in view: AccountView) {
    self.init()
    let parts = order.parts
    let instruments = parts.map { view.market.world.instruments.instrument($0.symbol) }
    let currency = instruments[0]?.currency ?? view.profile.currency
    accountID = ShownAccount(book: view.book, key: view.key).number
    closedDateTime = order.closedAt
    commissionFee = order.commission
    conditionalOrders = order.children
    conversionRate = view.market.rate(from: currency, to: view.profile.currency, at: view.at)
    self.currency = currency.code
    duration = OrderDuration(word: order.duration)
    filledPrice = order.executionPrice
    goodTillDate = order.expiresAt
    groupName = order.groupIdentifier
    legs = zip(parts, instruments).map { V3.Leg($0, $1) }
    limitPrice = order.limitPrice
    openedDateTime = order.placedAt
    orderID = order.shownNumber
    orderType = OrderType(word: order.type)
    rejectReason = order.rejectReason
    status = OrderStatus(order.status)
    statusDescription = status?.description
    stopPrice = order.stopPrice
    trailingStop = order.trailingStop.map { stop in
      var trail = V3.Trail()
      switch stop.unit {
      case .dollar: trail.amount = stop.amount
      case .percent: trail.percent = stop.amount
      }
      return trail
    }
  }
}

extension V3.Leg {
  fileprivate init(_ part: Ledger.Order.Part, _ instrument: Instrument?) {
    self.init()
    openOrClose = InFull(OpenOrClose(part.side))
    quantityOrdered = part.quantity
    execQuantity = part.filledQuantity
    quantityRemaining = part.openQuantity
    buyOrSell = InFull(LegSide(part.side))
    symbol = part.symbol
    assetType = instrument.map { InFull(AssetType($0.kind)) }
    executionPrice = part.executionPrice
    expirationDate = instrument?.contractEnd
    if let option = instrument?.option {
      optionType = InFull(option.type == .put ? .put : .call)
      strikePrice = option.strike
      underlying = option.underlying
    } else {
      underlying = instrument?.future?.root
    }
  }
}

extension Ledger.Order {
  /// When it came to its end; nil while it may still trade.
  var closedAt: Instant? { status.isOpen ? nil : executedAt ?? updatedAt ?? placedAt }

  /// The number under which both APIs know it.
  var shownNumber: String { String(OrderDetail.number(of: identifier)) }

  /// The exits that it sends once it is filled.
  fileprivate var children: [V3.ConditionalOrder]? {
    let names = [takeProfitIdentifier, stopLossIdentifier].compactMap(\.self)
    guard !names.isEmpty else { return nil }
    return names.map {
      V3.ConditionalOrder(orderID: String(OrderDetail.number(of: $0)), relationship: "OSO")
    }
  }
}

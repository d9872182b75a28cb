import Book
import BrokerDesk
import CivilTime
import JSON
import Keeper
import Ledger
import Market
import Money
import TradeStationWire
import WireMembers

extension OrderDetail {
  /// An order as the last statement tells it.
  init(_ order: Ledger.Order, in view: AccountView) throws {
    self.init()
    let parts = order.parts
    let instruments = parts.map { view.market.world.instruments.instrument($0.symbol) }
    let instrument = instruments[0]
    let shown = ShownAccount(book: view.book, key: view.key)
    accountID = shown.number
    alias = view.profile.alias ?? ""
    displayName = shown.number
    advancedOptions = ""
    action = OrderAction(order.side)
    assetType = instrument.map { AssetType($0.kind) }
    commissionFee = order.commission
    contractExpireDate = WireTime(orBlank: order.legs.isEmpty ? instrument?.contractEnd : nil)
    denomination = (instrument?.currency ?? view.profile.currency).code
    conversionRate = instrument.flatMap {
      view.market.rate(from: $0.currency, to: view.profile.currency, at: view.at)
    }
    duration = OrderDuration(word: order.duration)
    executeQuantity = order.filledQuantity
    quantity = order.quantity
    quantityLeft = order.openQuantity
    filledCanceled = WireTime(orBlank: order.status.isOpen ? nil : order.executedAt ?? order.updatedAt)
    (filledPrice, filledPriceText) = Self.price(order.executionPrice)
    (limitPrice, limitPriceText) = Self.price(order.limitPrice)
    (stopPrice, stopPriceText) = Self.price(order.stopPrice)
    groupName = order.groupIdentifier ?? ""
    orderID = Self.number(of: order.identifier)
    rejectReason = order.rejectReason ?? ""
    status = OrderStatus(order.status)
    statusDescription = status?.description
    symbol = order.symbol
    timeStamp = .moment(order.placedAt)
    trailingStop = order.trailingStop.map(TrailingStop.init)
    triggeredBy = ""
    marketActivationRules = []
    timeActivationRules = []
    legs = parts.indices.map { OrderLeg(parts[$0], instruments[$0], of: order, orderID, place: $0 + 1) }
  }

  /// A price and its text; 0 and "0" where there is none.
  static func price(_ price: ExactDecimal?) -> (ExactDecimal, String) {
    (price ?? .zero, price?.description ?? "0")
  }

  /// An identifier that is a number is told as it is; of another a number of 15 digits is made that never changes
  /// (FNV-1a).
  static func number(of identifier: String) -> Int {
    if identifier.utf8.count <= 18, identifier.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(identifier)
    {
      return number
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in identifier.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return 100_000_000_000_000 + Int(hash % 900_000_000_000_000)
  }
}

extension TradeStationWire.TrailingStop {
  init(_ stop: Ledger.Order.TrailingStop) {
    self.init()
    switch stop.unit {
    case .dollar: amount = stop.amount
    case .percent: percent = stop.amount
    }
  }
}

extension OrderLeg {
  /// A leg of an order.
  init(_ part: Ledger.Order.Part, _ instrument: Instrument?, of order: Ledger.Order, _ number: Int?, place: Int) {
    self.init()
    baseSymbol = instrument?.option?.underlying ?? instrument?.future?.root ?? order.symbol
    execPrice = part.executionPrice ?? .zero
    execQuantity = part.filledQuantity
    expireDate = WireTime(orBlank: instrument?.contractEnd)
    leaves = part.openQuantity
    legNumber = place
    (limitPrice, limitPriceDisplay) = OrderDetail.price(order.limitPrice)
    let end = instrument?.contractEnd.map { MarketZone.utc.date(of: $0) }
    month = end?.month ?? 0
    year = end?.year ?? 0
    openOrClose = OpenOrClose(part.side)
    orderID = number
    orderTypeDescription = OrderType(word: order.type)
    pointValue = instrument?.multiplier
    putOrCall = instrument?.option.map { $0.type == .put ? .put : .call } ?? .neither
    quantity = part.quantity
    side = LegSide(part.side)
    (stopPrice, stopPriceDisplay) = OrderDetail.price(order.stopPrice)
    strikePrice = instrument?.option?.strike ?? .zero
    symbol = part.symbol
    timeExecuted = WireTime(orBlank: order.executedAt)
  }
}

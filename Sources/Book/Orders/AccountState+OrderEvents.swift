import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

// The life of an order: placed; replaced and filled in parts; filled, cancelled, rejected or expired. Nothing of it
// moves money or units, so it has no postings: what it would take is reserved.
extension AccountState {
  mutating func place(
    _ placement: OrderPlacement, _ recorded: RecordedEvent, in market: MarketView
  ) throws(LedgerError) {
    let identifier = placement.order
    guard !told.knows(identifier) else {
      throw LedgerError(.idReused, field: "order", "the account has an order of that id already")
    }
    guard told.open.count < ToldOrders.openLimit else {
      throw LedgerError(.outOfRange, field: "order", "more than \(ToldOrders.openLimit) orders would be open")
    }
    var order = Order(
      identifier: identifier, symbol: placement.symbol, status: .working, side: placement.side,
      type: placement.kind.rawValue, duration: placement.duration.rawValue, quantity: placement.quantity,
      placedAt: recorded.event.at)
    order.limitPrice = placement.limit
    order.stopPrice = placement.stop
    order.trailingStop = placement.trail
    order.expiresAt = placement.expires
    order.commission = placement.charges
    order.groupIdentifier = placement.group
    order.role = placement.role
    order.legs = placement.legs
    let (ids, instruments) = try traded(by: order, in: market)
    try OrderChecks(order: order, kind: placement.kind, duration: placement.duration, instruments: instruments).check()
    try checkStatus(for: order, ids)
    try checkShort(order, instruments)
    order.status = try status(of: order)
    let record = OrderRecord(
      order: order, instruments: ids,
      expires: OrderEnd.moment(
        placement.duration, placed: recorded.event.at, told: placement.expires, instruments),
      placed: recorded.position)
    for id in ids { everHeld.insert(id) }
    told.place(record)
  }

  mutating func replace(
    _ change: OrderReplacement, _ recorded: RecordedEvent, in market: MarketView
  ) throws(LedgerError) {
    let index = try openOrder(change.order)
    guard change != OrderReplacement(order: change.order, note: change.note) else {
      throw LedgerError(.malformed, field: "order", "a replacement says what is new")
    }
    var record = told.open[index].record
    let old = record
    if let quantity = change.quantity {
      guard quantity > record.order.filledQuantity else {
        throw LedgerError(
          .outOfRange, field: "quantity",
          "\(record.order.filledQuantity) have filled; a replacement is for more, a cancellation takes off the rest")
      }
      record.order.cancelledQuantity = .zero
    }
    record.take(change, recorded)
    let (_, instruments) = try traded(by: record.order, in: market)
    guard let kind = Order.Kind(rawValue: record.order.type),
      let duration = Order.Duration(rawValue: record.order.duration)
    else { preconditionFailure("orders told by events have the words of events") }
    try OrderChecks(order: record.order, kind: kind, duration: duration, instruments: instruments).check()
    if change.duration != nil || change.expires != nil {
      record.expires = OrderEnd.moment(
        duration, placed: recorded.event.at, told: record.order.expiresAt, instruments)
    }
    guard let with = change.with, with != change.order else {
      told.change(at: index) { $0 = record }
      return
    }
    guard !told.knows(with) else {
      throw LedgerError(.idReused, field: "with", "the account has an order of that id already")
    }
    record.order.identifier = with
    record.order.placedAt = recorded.event.at
    record.placed = recorded.position
    var ended = old
    ended.changed = recorded.position
    ended.end(as: .replaced, at: recorded.event.at, byBook: false)
    told.replace(at: index, old: ended, with: record)
  }

  mutating func cancel(_ cancellation: OrderCancellation, _ recorded: RecordedEvent) throws(LedgerError) {
    guard let index = try openOrConfirmed(cancellation.order, recorded) else { return }
    let open = told.open[index].record.order.openQuantity
    let quantity = cancellation.quantity ?? open
    guard quantity.isPositive else {
      throw LedgerError(.notPositive, field: "quantity", "quantity must be above zero")
    }
    guard quantity <= open else {
      throw LedgerError(.outOfRange, field: "quantity", "\(open) may still trade, less than are cancelled")
    }
    told.change(at: index) { record in
      record.changed = recorded.position
      guard quantity < open else { return record.cancel(at: recorded.event.at, byBook: false) }
      record.order.cancelledQuantity =
        (try? record.order.cancelledQuantity + quantity) ?? record.order.cancelledQuantity
      record.order.updatedAt = recorded.event.at
    }
  }

  mutating func reject(_ rejection: OrderRejection, _ recorded: RecordedEvent) throws(LedgerError) {
    let index = try openOrder(rejection.order)
    guard told.open[index].record.order.filledQuantity.isZero else {
      throw LedgerError(.alreadyEnded, field: "order", "an order that has filled in part was not rejected")
    }
    told.change(at: index) { record in
      record.changed = recorded.position
      record.order.rejectReason = rejection.reason
      record.end(as: .rejected, at: recorded.event.at, byBook: false)
    }
  }

  mutating func expire(_ expiration: OrderExpiration, _ recorded: RecordedEvent) throws(LedgerError) {
    guard let index = try openOrConfirmed(expiration.order, recorded) else { return }
    told.change(at: index) { record in
      record.changed = recorded.position
      record.end(as: .expired, at: recorded.event.at, byBook: false)
    }
  }
}

extension AccountState {
  /// Where an open order stands; one that is unknown or done is refused.
  func openOrder(_ identifier: String, field: String = "order") throws(LedgerError) -> Int {
    if let index = told.openIndex(of: identifier) { return index }
    guard let ended = told.ended(identifier) else {
      throw LedgerError(.unknownOrder, field: field, "the account has no order of that id")
    }
    throw LedgerError(
      .alreadyEnded, field: field, "the order has ended before (\(ended.order.status.rawValue))")
  }

  /// The same for the end of an order; nil: the book had ended it by itself, which is herewith confirmed.
  private mutating func openOrConfirmed(_ identifier: String, _ recorded: RecordedEvent) throws(LedgerError) -> Int? {
    if told.openIndex(of: identifier) == nil, told.ended(identifier)?.endedByBook == true {
      told.confirm(identifier, changed: recorded.position)
      return nil
    }
    return try openOrder(identifier)
  }

  private func traded(
    by order: Order, in market: MarketView
  ) throws(LedgerError) -> (ids: [InstrumentID], instruments: [Instrument]) {
    var ids: [InstrumentID] = []
    var instruments: [Instrument] = []
    for symbol in order.legs.isEmpty ? [order.symbol] : order.legs.map(\.symbol) {
      let (id, instrument) = try market.world.instrument(symbol)
      ids.append(id)
      instruments.append(instrument)
    }
    return (ids, instruments)
  }

  /// An account that takes no trades takes no orders either.
  private func checkStatus(for order: Order, _ ids: [InstrumentID]) throws(LedgerError) {
    if profile.status == .active { return }
    let held = ids.count == 1 ? position(of: ids[0])?.quantity ?? .zero : .zero
    let trade = Trade(
      symbol: order.symbol, side: Trade.Side(order.side), quantity: order.quantity, price: .one)
    try checkStatus(for: trade, held: held)
  }

  private func checkShort(_ order: Order, _ instruments: [Instrument]) throws(LedgerError) {
    guard order.side == .sellShort, order.legs.isEmpty, !allowsCredit else { return }
    switch instruments[0].kind {
    case .equity, .etf, .fund, .bond, .crypto:
      throw LedgerError(.shortInCashAccount, field: "side", "a cash account cannot sell short")
    case .option, .future, .forex: return
    }
  }

  /// Exits wait until their entry has traded.
  private func status(of order: Order) throws(LedgerError) -> Order.Status {
    guard order.role == .conditional, let group = order.groupIdentifier else { return .working }
    guard let trigger = told.trigger(of: group) else {
      throw LedgerError(.unknownOrder, field: "group", "the group has no order that this one could wait for")
    }
    if trigger.isOpen { return .contingent }
    guard trigger.order.filledQuantity.isPositive else {
      throw LedgerError(.alreadyEnded, field: "group", "the order that this one would wait for has ended unfilled")
    }
    return .working
  }
}

extension OrderReplacement {
  fileprivate init(order: String, note: String?) {
    self.init(order: order)
    self.note = note
  }
}

extension OrderRecord {
  /// The new terms, and who told them.
  fileprivate mutating func take(_ change: OrderReplacement, _ recorded: RecordedEvent) {
    let position = recorded.position
    changed = position
    order.updatedAt = recorded.event.at
    if let kind = change.kind {
      order.type = kind.rawValue
      // What the new type does not have falls away.
      if kind == .market || kind == .stop || kind == .trailingStop { order.limitPrice = nil }
      if kind == .market || kind == .limit { order.stopPrice = nil }
      if kind != .trailingStop { order.trailingStop = nil }
    }
    if let duration = change.duration {
      order.duration = duration.rawValue
      order.expiresAt = nil
    }
    if let quantity = change.quantity {
      order.quantity = quantity
      quantityTold = position
    }
    if let limit = change.limit {
      order.limitPrice = limit
      limitTold = position
    }
    if let stop = change.stop {
      order.stopPrice = stop
      stopTold = position
    }
    if let trail = change.trail { order.trailingStop = trail }
    if let expires = change.expires { order.expiresAt = expires }
  }
}

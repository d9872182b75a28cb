import CivilTime
import Ledger
import Market
import Money
import Orders

/// An order as events tell it, with what only the book needs to know of it.
struct OrderRecord: Sendable {
  var order: Order
  /// What trades: the order's instrument, or those of its legs in their order.
  var instruments: [InstrumentID]
  /// When it ends by itself; nil: never.
  var expires: Instant?
  /// The book ended it, by its time or with its group, and its teller has not said so yet.
  var endedByBook = false
  /// A corporate action changed its terms, so that they are no more as they were told.
  var isAdjusted = false
  /// Global positions of the events that told a term last; explanations name them.
  var placed: Int64
  var quantityTold: Int64
  var limitTold: Int64
  var stopTold: Int64
  var chargesTold: Int64
  /// Of the last event that changed anything.
  var changed: Int64

  init(
    order: Order, instruments: [InstrumentID], expires: Instant?, placed: Int64
  ) {
    self.order = order
    self.instruments = instruments
    self.expires = expires
    self.placed = placed
    quantityTold = placed
    limitTold = placed
    stopTold = placed
    chargesTold = placed
    changed = placed
  }

  /// An order of a statement, for what changes both kinds alike.
  init(stated order: Order, _ instrument: InstrumentID) {
    self.init(order: order, instruments: [instrument], expires: nil, placed: 0)
  }

  /// By what the order as a whole is told: its instrument, or of its legs the first option.
  func lead(in market: MarketView) -> InstrumentID {
    guard instruments.count > 1 else { return instruments[0] }
    return instruments.first { market.world.instruments.traits($0).kind == .option } ?? instruments[0]
  }

  /// Units of a leg for one of the order, per unit of the multiplier: a hundred of the stock beside a contract are one.
  func weight(of leg: Int, in market: MarketView) throws(MoneyError) -> ExactDecimal {
    let ratio = order.legs[leg].ratio
    if market.world.instruments.traits(instruments[leg]).kind == .option { return ratio }
    return try ratio.divided(by: market.world.instruments.traits(lead(in: market)).multiplier, scale: 12).trimmed()
  }

  var isOpen: Bool { order.status.isOpen }
  /// Waits for another order of its group.
  var waits: Bool { order.status == .contingent }

  /// What the order could still trade is gone.
  mutating func end(as status: Order.Status, at: Instant, byBook: Bool) {
    order.status = status
    order.updatedAt = at
    endedByBook = byBook
  }

  /// Takes off what has not filled.
  mutating func cancel(at: Instant, byBook: Bool) {
    order.cancelledQuantity = (try? order.quantity - order.filledQuantity) ?? order.cancelledQuantity
    end(as: order.filledQuantity.isZero ? .cancelled : .partiallyCancelled, at: at, byBook: byBook)
  }
}

/// One order behind a reference, so that copies of a long list cost a pointer each.
final class OrderEntry: Sendable {
  let record: OrderRecord
  /// What every sheet reads of it.
  let reserving: ReservingOrder

  init(_ record: OrderRecord) {
    self.record = record
    reserving = ReservingOrder(record.order, security: record.instruments.first.map { Int($0) } ?? -1)
  }
}

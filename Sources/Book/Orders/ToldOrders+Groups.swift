import CivilTime
import Ledger
import Money
import Orders

// Orders of one group: the exits of a bracket wait for its entry, and of peers only one trades. What follows from the
// end of one is derived, so that it holds at once; a teller who says it too confirms it.
extension ToldOrders {
  /// What the end of an order means for the others of its group.
  mutating func settleGroup(after ended: OrderRecord) {
    guard let group = ended.order.groupIdentifier, let role = ended.order.role, let at = ended.order.updatedAt,
      ended.order.status != .replaced
    else { return }
    let isFilled = ended.order.status == .filled
    for entry in open where entry.record.order.groupIdentifier == group {
      let other = entry.record
      switch (role, other.order.role) {
      case (.trigger, .conditional?) where other.waits:
        // What has filled of an entry is what its exits are for, though the rest was taken off.
        let hasTraded = ended.order.filledQuantity.isPositive
        follow(other, ended) { hasTraded ? $0.release(at: at) : $0.cancel(at: at, byBook: true) }
      case (.peer, .peer?) where isFilled:
        follow(other, ended) { $0.cancel(at: at, byBook: true) }
      case (.conditional, .conditional?) where isFilled && ended.excludes(other):
        follow(other, ended) { $0.cancel(at: at, byBook: true) }
      default: break
      }
    }
  }

  private mutating func follow(
    _ record: OrderRecord, _ cause: OrderRecord, _ change: (inout OrderRecord) -> Void
  ) {
    guard let index = openIndex(of: record.order.identifier) else { return }
    self.change(at: index) {
      change(&$0)
      $0.changed = cause.changed
    }
  }

  /// The entry of a group, whether or not it is done; nil: there is none that is kept.
  func trigger(of group: String) -> OrderRecord? {
    let open = open.last { $0.record.order.groupIdentifier == group && $0.record.order.role == .trigger }
    return open?.record ?? lastEnded { $0.order.groupIdentifier == group && $0.order.role == .trigger }
  }
}

extension OrderRecord {
  /// Its entry has traded: it works now.
  fileprivate mutating func release(at: Instant) {
    order.status = .working
    order.updatedAt = at
  }

  /// Both are exits of the same position: only one of them trades.
  fileprivate func excludes(_ other: OrderRecord) -> Bool {
    order.symbol == other.order.symbol && order.side.isBuy == other.order.side.isBuy
  }
}

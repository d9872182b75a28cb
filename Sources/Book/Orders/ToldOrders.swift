import CivilTime
import Ledger
import Money
import Orders
import Persistent

/// The orders of an account as events tell them: those that may still trade, and those that are done.
///
/// Behind one reference in the state; the done ones lie in chunks that copies share.
struct ToldOrders: Sendable {
  /// Orders that may trade at the same time.
  static var openLimit: Int { 4_000 }
  /// Days that an order is listed after its end; brokers' APIs reach back as far.
  static var keptDays: Int64 { 90 }
  /// Done orders that are kept, or a chunk more; the oldest go first. With the open ones they fit into a statement.
  static var doneLimit: Int { 5_800 }
  /// Fills of the closing auction are told for moments after the session's end: that many seconds.
  static var auctionSeconds: Int64 { 900 }

  /// An order behind a reference, with the hash of its id beside it, by which it is sought.
  struct Kept: Sendable {
    let hash: Int
    private let entry: OrderEntry

    init(_ record: OrderRecord) {
      hash = record.order.identifier.hashValue
      entry = OrderEntry(record)
    }

    var record: OrderRecord { entry.record }
    /// What every sheet reads of it.
    var reserving: ReservingOrder { entry.reserving }

    func isCalled(_ identifier: String, _ hash: Int) -> Bool {
      self.hash == hash && entry.record.order.identifier == identifier
    }
  }

  /// In the order in which they were placed.
  private(set) var open = RunList<Kept>()
  /// In the order in which they ended.
  private var done = ChunkedArray<Kept>()
  /// When the first of the open ones ends by itself.
  private(set) var nextExpiry: Instant?

  /// No event has told an order that is kept.
  var isEmpty: Bool { open.isEmpty && done.isEmpty }

  /// Every order that is kept, in the order in which they were placed.
  var all: [Order] {
    (Array(open) + Array(done)).sorted { $0.record.placed < $1.record.placed }.map(\.record.order)
  }

  /// Where an open order stands; most events are about one of the newest.
  func openIndex(of identifier: String) -> Int? {
    let hash = identifier.hashValue
    return open.lastIndex { $0.isCalled(identifier, hash) }
  }

  /// A done order that is kept.
  func ended(_ identifier: String) -> OrderRecord? { doneIndex(of: identifier).map { done[$0].record } }

  func knows(_ identifier: String) -> Bool { openIndex(of: identifier) != nil || doneIndex(of: identifier) != nil }

  private func doneIndex(of identifier: String) -> Int? {
    let hash = identifier.hashValue
    var index = done.count - 1
    while index >= 0 {
      if done[index].isCalled(identifier, hash) { return index }
      index -= 1
    }
    return nil
  }

  /// The newest of the done orders that `matches`.
  func lastEnded(where matches: (OrderRecord) -> Bool) -> OrderRecord? {
    var index = done.count - 1
    while index >= 0 {
      if matches(done[index].record) { return done[index].record }
      index -= 1
    }
    return nil
  }

  mutating func place(_ record: OrderRecord) {
    open.append(Kept(record))
    noteExpiry(of: record)
  }

  /// Changes an open order; one that cannot trade any more goes to the done ones, and its group follows.
  mutating func change(at index: Int, _ change: (inout OrderRecord) -> Void) {
    var record = open[index].record
    let expired = record.expires
    change(&record)
    if record.isOpen {
      open[index] = Kept(record)
    } else {
      open.remove(at: index)
      finish(record)
    }
    noteExpiry(of: record, insteadOf: expired)
    if !record.isOpen { settleGroup(after: record) }
  }

  /// An order goes on under another id, in the same place.
  mutating func replace(at index: Int, old: OrderRecord, with new: OrderRecord) {
    open[index] = Kept(new)
    finish(old)
    noteExpiry(of: new, insteadOf: old.expires)
  }

  /// The teller says what the book had found by itself.
  mutating func confirm(_ identifier: String, changed: Int64) {
    guard let index = doneIndex(of: identifier) else { return }
    var record = done[index].record
    record.endedByBook = false
    record.changed = changed
    done[index] = Kept(record)
  }

  /// Ends what ends by itself; `inclusive`: at that moment too.
  mutating func expire(through instant: Instant, inclusive: Bool) {
    while let next = nextExpiry, inclusive ? next <= instant : next < instant,
      let index = open.firstIndex(where: { $0.record.expires == next })
    {
      change(at: index) { $0.end(as: .expired, at: next, byBook: true) }
    }
  }

  /// Brings an order back that expired a moment ago, with what ended because of it, for a fill that is told late.
  mutating func revive(_ identifier: String, at: Instant) {
    guard let index = doneIndex(of: identifier) else { return }
    let record = done[index].record
    guard record.endedByBook, record.order.status == .expired, let ended = record.order.updatedAt,
      at.seconds - ended.seconds <= Self.auctionSeconds
    else { return }
    var kept: [Kept] = []
    while let last = done.last, (last.record.order.updatedAt ?? ended) >= ended {
      done.removeLast()
      var other = last.record
      let isMember =
        other.endedByBook && other.order.updatedAt == ended && other.order.role == .conditional
        && record.order.role == .trigger && other.order.groupIdentifier == record.order.groupIdentifier
      if other.order.identifier == identifier {
        other.order.status = other.order.filledQuantity.isZero ? .working : .partiallyFilled
      } else if isMember {
        other.order.status = .contingent
        other.order.cancelledQuantity = .zero
      } else {
        kept.append(last)
        continue
      }
      other.endedByBook = false
      open.append(Kept(other))
    }
    for one in kept.reversed() { done.append(one) }
    open.sort { $0.record.placed < $1.record.placed }
    nextExpiry = open.compactMap(\.record.expires).min()
  }

  /// Looks at all orders only when the one that changed may have been the first to end.
  private mutating func noteExpiry(of record: OrderRecord, insteadOf old: Instant?) {
    if let old, old == nextExpiry {
      nextExpiry = open.compactMap(\.record.expires).min()
    } else {
      noteExpiry(of: record)
    }
  }

  private mutating func noteExpiry(of record: OrderRecord) {
    guard record.isOpen, let expires = record.expires else { return }
    nextExpiry = min(expires, nextExpiry ?? expires)
  }

  private mutating func finish(_ record: OrderRecord) {
    done.append(Kept(record))
    guard let now = record.order.updatedAt else { return }
    let oldest = now.advanced(bySeconds: -Self.keptDays * 86_400)
    let first = done.partitioningIndex { ($0.record.order.updatedAt ?? now) < oldest }
    _ = done.dropChunks(before: max(first, done.count - Self.doneLimit))
  }
}

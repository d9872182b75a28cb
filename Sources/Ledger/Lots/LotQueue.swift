public import CivilTime
public import Money
public import Persistent

/// The open lots of one position, oldest first.
///
/// All lots have the sign of the position. Closing the oldest moves a head index, so a fill costs the same however many
/// lots came before; chunks are shared with snapshots.
public struct LotQueue: Sendable {
  @usableFromInline var lots = ChunkedArray<Lot>()
  @usableFromInline var head = 0
  /// Sum of the open lots' quantities.
  public internal(set) var quantity = ExactDecimal.zero
  /// Sum of the open lots' costs; nil when one lot's basis is unknown.
  public var cost: ExactDecimal? { unknownBasis == 0 ? knownCost : nil }
  /// Sum of the open lots' values at entry.
  public internal(set) var entryValue = ExactDecimal.zero
  /// The latest opening of any lot that was ever in the queue.
  public internal(set) var newestOpening = Instant(microseconds: .min)
  @usableFromInline var knownCost = ExactDecimal.zero
  @usableFromInline var unknownBasis = 0

  public init() {}

  public var count: Int { lots.count - head }
  public var isEmpty: Bool { count == 0 }

  /// The open lot at `index`, oldest first.
  public subscript(index: Int) -> Lot { lots[head + index] }

  /// Puts a lot at its place by date, behind those of the same moment.
  public mutating func open(_ lot: Lot) throws(MoneyError) {
    if lot.openedAt >= newestOpening {
      try append(lot)
    } else {
      try count(lot)
      lots.insert(lot, at: head + place(of: lot.openedAt))
    }
  }

  /// Puts a lot behind all others, whatever its date: lots that somebody else lists stay in that order.
  public mutating func append(_ lot: Lot) throws(MoneyError) {
    try count(lot)
    lots.append(lot)
  }

  /// The index at which a lot of that moment is put.
  public func place(of openedAt: Instant) -> Int {
    var index = count
    while index > 0, self[index - 1].openedAt > openedAt { index -= 1 }
    return index
  }

  /// Where the newest lot stands that an event opened.
  public func index(of opener: Int64) -> Int? {
    var index = count - 1
    while index >= 0, self[index].opener != opener { index -= 1 }
    return index < 0 ? nil : index
  }

  private mutating func count(_ lot: Lot) throws(MoneyError) {
    quantity = try quantity + lot.quantity
    entryValue = try entryValue + lot.entryValue
    newestOpening = max(newestOpening, lot.openedAt)
    if let cost = lot.cost { knownCost = try knownCost + cost } else { unknownBasis += 1 }
  }

  /// Units opened after a moment and their value at entry; all of them without one. Counted from the newest lot back
  /// to the first that is older.
  @inlinable public func opened(after moment: Instant?) throws(MoneyError) -> (
    quantity: ExactDecimal, entry: ExactDecimal
  ) {
    guard let moment else { return (quantity, entryValue) }
    var units = ExactDecimal.zero
    var entry = ExactDecimal.zero
    var index = lots.count - 1
    while index >= head, lots[index].openedAt > moment {
      units = try units + lots[index].quantity
      entry = try entry + lots[index].entryValue
      index -= 1
    }
    return index < head ? (quantity, entryValue) : (units, entry)
  }

  /// The queue with other lots in the place of its own, in their order; lots without units are left out.
  public func replaced(by others: [Lot]) throws(MoneyError) -> LotQueue {
    var queue = LotQueue()
    for lot in others where !lot.quantity.isZero { try queue.append(lot) }
    queue.newestOpening = max(newestOpening, queue.newestOpening)
    return queue
  }

  /// The open lots, oldest first.
  public var all: [Lot] { (0..<count).map { self[$0] } }
}

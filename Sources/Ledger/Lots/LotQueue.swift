public import CivilTime
public import Money
public import Persistent

/// The open lots of one position, oldest first, closed first in, first out.
///
/// All lots have the sign of the position. Closing moves a head index, so a fill costs the same however many lots
/// came before; chunks are shared with snapshots.
public struct LotQueue: Sendable {
  @usableFromInline var lots = ChunkedArray<Lot>()
  @usableFromInline var head = 0
  /// Sum of the open lots' quantities.
  public private(set) var quantity = ExactDecimal.zero
  /// Sum of the open lots' costs; nil when one lot's basis is unknown.
  public var cost: ExactDecimal? { unknownBasis == 0 ? knownCost : nil }
  /// Sum of the open lots' values at entry.
  public private(set) var entryValue = ExactDecimal.zero
  /// The latest opening of any lot that was ever in the queue.
  public private(set) var newestOpening = Instant(microseconds: .min)
  @usableFromInline var knownCost = ExactDecimal.zero
  @usableFromInline var unknownBasis = 0

  public init() {}

  public var count: Int { lots.count - head }
  public var isEmpty: Bool { count == 0 }

  /// The open lot at `index`, oldest first.
  public subscript(index: Int) -> Lot { lots[head + index] }

  public mutating func open(_ lot: Lot) throws(MoneyError) {
    quantity = try quantity + lot.quantity
    entryValue = try entryValue + lot.entryValue
    newestOpening = max(newestOpening, lot.openedAt)
    if let cost = lot.cost { knownCost = try knownCost + cost } else { unknownBasis += 1 }
    lots.append(lot)
  }

  /// What a closing took out: the basis of the closed units (nil when unknown) and their value at entry.
  public struct Closed: Sendable {
    public var cost: ExactDecimal?
    public var entryValue: ExactDecimal
  }

  /// Closes `closing` units (signed like the position, not more than it holds), oldest lots first.
  public mutating func close(_ closing: ExactDecimal, onPiece: ((Lot) -> Void)? = nil) throws(MoneyError) -> Closed {
    var left = closing
    var cost: ExactDecimal? = .zero
    var entry = ExactDecimal.zero
    while !left.isZero {
      let lot = lots[head]
      let takesWhole = left.magnitude >= lot.quantity.magnitude
      var piece = lot
      if takesWhole {
        head += 1
        if lot.cost == nil { unknownBasis -= 1 }
      } else {
        piece = try split(lot, taking: left)
      }
      if let known = piece.cost {
        knownCost = try knownCost - known
        if let sum = cost { cost = try sum + known }
      } else {
        cost = nil
      }
      entry = try entry + piece.entryValue
      left = try left - piece.quantity
      onPiece?(piece)
    }
    quantity = try quantity - closing
    head -= lots.dropChunks(before: head)
    entryValue = try entryValue - entry
    return Closed(cost: cost, entryValue: entry)
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

  /// Takes `taken` units out of the oldest lot and leaves the exact remainder in it.
  private mutating func split(_ lot: Lot, taking taken: ExactDecimal) throws(MoneyError) -> Lot {
    var piece = lot
    piece.quantity = taken
    var rest = lot
    rest.quantity = try lot.quantity - taken
    piece.entryValue = try lot.entryValue.share(taken, of: lot.quantity)
    rest.entryValue = try lot.entryValue - piece.entryValue
    if let cost = lot.cost {
      let share = try cost.share(taken, of: lot.quantity)
      piece.cost = share
      rest.cost = try cost - share
    }
    lots[head] = rest
    return piece
  }

  /// Multiplies every quantity by `numerator ÷ denominator`; costs stay, so basis is kept to the last digit.
  public mutating func applySplit(numerator: ExactDecimal, denominator: ExactDecimal) throws(MoneyError) {
    quantity = .zero
    compact()
    for index in 0..<lots.count {
      var lot = lots[index]
      lot.quantity = try lot.quantity.scaledBySplit(numerator: numerator, denominator: denominator)
      quantity = try quantity + lot.quantity
      lots[index] = lot
    }
  }

  /// Drops the closed lots before the head.
  private mutating func compact() {
    var open = ChunkedArray<Lot>()
    for index in head..<lots.count { open.append(lots[index]) }
    lots = open
    head = 0
  }
}

extension ExactDecimal {
  /// Decimals of a quantity or price after a split that does not divide evenly, twelve or its own if those are more.
  public var splitScale: Int { Swift.min(28, Swift.max(Int(scale), 12)) }

  /// `self × numerator ÷ denominator`, at twelve decimals where it does not come out even.
  public func scaledBySplit(numerator: ExactDecimal, denominator: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let product = try self * numerator
    if denominator == 1 { return product }
    return try product.divided(by: denominator, scale: splitScale).trimmed(toScale: Int(scale))
  }
}

import CivilTime
public import Money
import Persistent

extension LotQueue {
  /// What a closing took out: the basis of the closed units (nil when unknown) and their value at entry.
  public struct Closed: Sendable {
    public var cost: ExactDecimal?
    public var entryValue: ExactDecimal
  }

  /// What a closing takes out of one lot.
  public struct Piece: Sendable {
    /// Where the lot stood before the closing, the oldest at 0.
    public var index: Int
    /// The units taken, with their part of cost and entry value.
    public var taken: Lot
    /// Nothing of the lot is left.
    public var isWhole: Bool
  }

  /// Units of one lot that somebody chose.
  public struct Pick: Sendable, Equatable {
    public var index: Int
    /// Signed like the lot, and not more than it has.
    public var quantity: ExactDecimal

    public init(index: Int, quantity: ExactDecimal) {
      self.index = index
      self.quantity = quantity
    }
  }

  /// Closes `closing` units (signed like the position, not more than it holds).
  ///
  /// The oldest cost the same however many lots there are; the newest as many steps as lots are taken; by cost all
  /// lots are sorted; by average all lots get their share of the rest.
  public mutating func close(
    _ closing: ExactDecimal, by method: LotMethod = .fifo, onPiece: ((Piece) -> Void)? = nil
  ) throws(MoneyError) -> Closed {
    switch method {
    case .fifo: try closeOldest(closing, onPiece)
    case .lifo: try closeNewest(closing, onPiece)
    case .highestCost, .lowestCost:
      try close(picks: try picks(byCostOf: closing, highestFirst: method == .highestCost), onPiece: onPiece)
    case .average: try closeAverage(closing, onPiece)
    }
  }

  private mutating func closeOldest(
    _ closing: ExactDecimal, _ onPiece: ((Piece) -> Void)?
  ) throws(MoneyError) -> Closed {
    var left = closing
    var closed = Closed(cost: .zero, entryValue: .zero)
    var index = 0
    while !left.isZero {
      let lot = lots[head]
      let isWhole = left.magnitude >= lot.quantity.magnitude
      var piece = lot
      if isWhole {
        head += 1
      } else {
        let parts = try lot.split(taking: left)
        piece = parts.taken
        lots[head] = parts.rest
      }
      try note(piece, isWhole, &closed)
      left = try left - piece.quantity
      onPiece?(Piece(index: index, taken: piece, isWhole: isWhole))
      index += 1
    }
    try subtract(closing, closed)
    head -= lots.dropChunks(before: head)
    return closed
  }

  private mutating func closeNewest(
    _ closing: ExactDecimal, _ onPiece: ((Piece) -> Void)?
  ) throws(MoneyError) -> Closed {
    var left = closing
    var closed = Closed(cost: .zero, entryValue: .zero)
    while !left.isZero {
      let last = lots.count - 1
      let lot = lots[last]
      let isWhole = left.magnitude >= lot.quantity.magnitude
      var piece = lot
      if isWhole {
        lots.removeLast()
      } else {
        let parts = try lot.split(taking: left)
        piece = parts.taken
        lots[last] = parts.rest
      }
      try note(piece, isWhole, &closed)
      left = try left - piece.quantity
      onPiece?(Piece(index: last - head, taken: piece, isWhole: isWhole))
    }
    try subtract(closing, closed)
    return closed
  }

  /// The lots by cost per unit, at twelve decimals; equal ones oldest first, those of unknown cost last.
  private func picks(byCostOf closing: ExactDecimal, highestFirst: Bool) throws(MoneyError) -> [Pick] {
    var costs: [(index: Int, unit: ExactDecimal?)] = []
    costs.reserveCapacity(count)
    for index in 0..<count {
      let lot = self[index]
      let unit = try lot.cost.map { cost throws(MoneyError) in try cost.divided(by: lot.quantity, scale: 12) }
      costs.append((index, unit))
    }
    costs.sort { left, right in
      guard let one = left.unit, let other = right.unit else {
        return left.unit == nil && right.unit == nil ? left.index < right.index : left.unit != nil
      }
      if one == other { return left.index < right.index }
      return highestFirst ? one > other : one < other
    }
    var picks: [Pick] = []
    var left = closing
    for entry in costs where !left.isZero {
      let held = self[entry.index].quantity
      let taken = left.magnitude >= held.magnitude ? held : left
      picks.append(Pick(index: entry.index, quantity: taken))
      left = try left - taken
    }
    return picks
  }

  /// Closes what somebody chose; each lot is named once at most.
  public mutating func close(picks: [Pick], onPiece: ((Piece) -> Void)? = nil) throws(MoneyError) -> Closed {
    var closed = Closed(cost: .zero, entryValue: .zero)
    var units = ExactDecimal.zero
    var gone: Set<Int> = []
    for pick in picks {
      let lot = self[pick.index]
      let isWhole = pick.quantity == lot.quantity
      var piece = lot
      if isWhole {
        gone.insert(pick.index)
      } else {
        let parts = try lot.split(taking: pick.quantity)
        piece = parts.taken
        lots[head + pick.index] = parts.rest
      }
      try note(piece, isWhole, &closed)
      units = try units + piece.quantity
      onPiece?(Piece(index: pick.index, taken: piece, isWhole: isWhole))
    }
    if !gone.isEmpty {
      var kept = ChunkedArray<Lot>()
      for index in 0..<count where !gone.contains(index) { kept.append(self[index]) }
      lots = kept
      head = 0
    }
    try subtract(units, closed)
    return closed
  }

  /// The oldest units go at the mean basis of all; the rest of the basis is shared out anew.
  private mutating func closeAverage(
    _ closing: ExactDecimal, _ onPiece: ((Piece) -> Void)?
  ) throws(MoneyError) -> Closed {
    let pool = cost
    let held = quantity
    var pieces: [Piece] = []
    var closed = try closeOldest(closing) { pieces.append($0) }
    closed.cost = try pool.map { pool throws(MoneyError) in try pool.share(closing, of: held) }
    let rest: ExactDecimal? = if let pool, let cost = closed.cost { try pool - cost } else { nil }
    try share(out: rest)
    if let onPiece {
      var left = closed.cost
      var units = closing
      for var piece in pieces {
        let part = try left?.share(piece.taken.quantity, of: units)
        piece.taken.cost = part
        if let rest = left, let part { left = try rest - part }
        units = try units - piece.taken.quantity
        onPiece(piece)
      }
    }
    return closed
  }

  /// Every open lot gets its share of `cost` by its units, the last one what is left; nil: no basis is known.
  mutating func share(out cost: ExactDecimal?) throws(MoneyError) {
    var left = cost
    var units = quantity
    for index in head..<lots.count {
      let part = try left?.share(lots[index].quantity, of: units)
      if let rest = left, let part { left = try rest - part }
      units = try units - lots[index].quantity
      lots[index].cost = part
    }
    knownCost = cost ?? .zero
    unknownBasis = cost == nil ? count : 0
  }

  /// Counts a piece that goes.
  private mutating func note(_ piece: Lot, _ isWhole: Bool, _ closed: inout Closed) throws(MoneyError) {
    if let known = piece.cost {
      knownCost = try knownCost - known
      if let sum = closed.cost { closed.cost = try sum + known }
    } else {
      if isWhole { unknownBasis -= 1 }
      closed.cost = nil
    }
    closed.entryValue = try closed.entryValue + piece.entryValue
  }

  private mutating func subtract(_ units: ExactDecimal, _ closed: Closed) throws(MoneyError) {
    quantity = try quantity - units
    entryValue = try entryValue - closed.entryValue
  }
}

extension Lot {
  /// The lot in two: `units` of it, and the exact remainder.
  public func split(taking units: ExactDecimal) throws(MoneyError) -> (taken: Lot, rest: Lot) {
    var taken = self
    taken.quantity = units
    var rest = self
    rest.quantity = try quantity - units
    taken.entryValue = try entryValue.share(units, of: quantity)
    rest.entryValue = try entryValue - taken.entryValue
    if let cost {
      let share = try cost.share(units, of: quantity)
      taken.cost = share
      rest.cost = try cost - share
    }
    return (taken, rest)
  }
}

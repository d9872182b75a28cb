import CivilTime
import Ledger
import Market
import Money

/// How a position's lots and its average value came about, beside the numbers of the state.
struct PositionTrail {
  /// One open lot.
  struct LotTrail {
    var opener: Int64
    var quantity = Recurrence()
    var cost = Recurrence()
    /// Quantity × entry price × multiplier.
    var entryValue = Recurrence()
  }
  private(set) var lots: [LotTrail] = []
  private var head = 0
  var averageValue = Recurrence()
  /// The account's own executions and stated prices, in order of effect.
  private(set) var marks: [PricePoint] = []

  /// The open lots, oldest first.
  var openLots: ArraySlice<LotTrail> { lots[head...] }

  mutating func mark(_ price: ExactDecimal, _ recorded: RecordedEvent) {
    marks.append(PricePoint(price, at: recorded.event.at, position: recorded.position))
  }

  /// A price that the position took along from another series.
  mutating func mark(_ point: PricePoint) { marks.append(point) }

  /// The own price that valued the position at a moment.
  func mark(at instant: Instant) -> PricePoint? { marks.last { $0.at <= instant } }

  /// Opens a lot at the place it has among the others, the oldest at 0; nil: behind them.
  mutating func open(_ lot: LotTrail, at index: Int? = nil, entryValue: Explanation) throws(MoneyError) {
    lots.insert(lot, at: index.map { head + $0 } ?? lots.count)
    try averageValue.enter(entryValue, event: lot.opener)
  }

  /// The average value is set apart from the lots, as a statement does.
  mutating func setAverageValue(_ value: Explanation, event: Int64) {
    averageValue.reset(value, event: event)
  }

  /// Closes what the pieces took and takes its share out of the average value.
  ///
  /// - Parameters:
  ///   - closing: units, signed like the position.
  ///   - pieces: what was taken out of each lot, as the state did it.
  ///   - after: the position afterwards.
  mutating func close(
    _ closing: ExactDecimal, _ pieces: [LotPiece], of before: Position, after: Position?, event: Int64
  ) throws(MoneyError) {
    for piece in pieces where !piece.isWhole {
      let part = piece.taken(by: event)
      let index = head + piece.index
      try lots[index].quantity.enter(try .negated(part), event: event)
      try lots[index].cost.release(part, of: piece.wholeQuantity, event: event)
      try lots[index].entryValue.release(part, of: piece.wholeQuantity, event: event)
    }
    remove(pieces.filter(\.isWhole).map { head + $0.index })
    try averageValue.release(
      Explanation(.running, "closing_quantity", value: closing, event: event, field: "quantity"),
      of: Explanation(.running, "quantity_held", value: before.quantity, event: before.lots[0].opener), event: event)
    if head == lots.count {
      lots = []
      head = 0
      averageValue = Recurrence()
    }
    // By average, what is left of the basis is shared out anew.
    guard let after, after.lots.count == openLots.count else { return }
    for index in 0..<after.lots.count where after.lots[index].cost != lots[head + index].cost.value {
      let cost = Explanation(.running, "lot_cost", value: after.lots[index].cost, event: event, field: "cost")
      lots[head + index].cost.reset(cost, event: event)
    }
  }

  /// Takes lots out; the oldest go by moving the head.
  private mutating func remove(_ indices: [Int]) {
    let gone = Set(indices)
    if gone == Set(head..<(head + gone.count)) {
      head += gone.count
      return
    }
    lots = lots.indices.filter { $0 >= head && !gone.contains($0) }.map { lots[$0] }
    head = 0
  }

  mutating func split(_ ratio: UnitRatio, event: Int64) throws(MoneyError) {
    for index in lots.indices.dropFirst(head) { try lots[index].quantity.split(ratio, event: event) }
  }

  mutating func replaceLots(_ others: [LotTrail]) {
    lots = others
    head = 0
  }
}

/// What a closing takes out of one lot.
struct LotPiece {
  /// Where the lot stood before, the oldest at 0.
  let index: Int
  /// The lot before.
  let lot: Lot
  /// Units taken, signed like the lot.
  let quantity: ExactDecimal
  /// The basis taken, where it is not the lot's share: by average it is that of the mean.
  let pooledCost: Explanation?

  var isWhole: Bool { quantity == lot.quantity }

  var wholeQuantity: Explanation {
    Explanation(.running, "lot_quantity", value: lot.quantity, event: lot.opener, field: "quantity")
  }

  func taken(by event: Int64) -> Explanation {
    Explanation(.running, "closing_quantity", value: quantity, event: event, field: "quantity")
  }

  /// The cost of the units taken.
  func cost(takenBy event: Int64) throws(MoneyError) -> Explanation {
    if let pooledCost { return pooledCost }
    let cost = Explanation(.running, "lot_cost", value: lot.cost, event: lot.opener, field: "cost")
    return isWhole ? cost : try .share(cost, taken(by: event), of: wholeQuantity)
  }

  /// The pieces that closing `units` (signed like the lots) takes.
  static func closing(
    _ units: ExactDecimal, of lots: LotQueue, _ selection: LotSelection = .method(.fifo), event: Int64
  ) throws(MoneyError) -> [LotPiece] {
    var closed = lots
    var pieces: [LotPiece] = []
    var left = try pool(of: lots, units, selection, event: event)
    let note: (LotQueue.Piece) -> Void = { piece in
      pieces.append(
        LotPiece(
          index: piece.index, lot: lots[piece.index], quantity: piece.taken.quantity, pooledCost: left))
      // The whole of the pooled basis stands with the first piece.
      if left != nil { left = .constant(.zero) }
    }
    switch selection {
    case .method(let method): _ = try closed.close(units, by: method, onPiece: note)
    case .picks(let picks): _ = try closed.close(picks: picks, onPiece: note)
    }
    return pieces
  }

  /// The share of the whole basis that the units have by average; nil: lots go at their own cost.
  private static func pool(
    of lots: LotQueue, _ units: ExactDecimal, _ selection: LotSelection, event: Int64
  ) throws(MoneyError) -> Explanation? {
    guard case .method(.average) = selection else { return nil }
    let opener = lots[0].opener
    return try .share(
      Explanation(.running, "position_cost", value: lots.cost, event: opener, field: "cost"),
      Explanation(.running, "closing_quantity", value: units, event: event, field: "quantity"),
      of: Explanation(.running, "quantity_held", value: lots.quantity, event: opener))
  }
}

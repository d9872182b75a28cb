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
  private(set) var averageValue = Recurrence()
  /// The account's own executions and stated prices, in order of effect.
  private(set) var marks: [PricePoint] = []

  /// The open lots, oldest first.
  var openLots: ArraySlice<LotTrail> { lots[head...] }

  mutating func mark(_ price: ExactDecimal, _ recorded: RecordedEvent) {
    marks.append(PricePoint(price, at: recorded.event.at, position: recorded.position))
  }

  /// The own price that valued the position at a moment.
  func mark(at instant: Instant) -> PricePoint? { marks.last { $0.at <= instant } }

  mutating func open(_ lot: LotTrail, entryValue: Explanation) throws(MoneyError) {
    lots.append(lot)
    try averageValue.enter(entryValue, event: lot.opener)
  }

  /// The average value is set apart from the lots, as a statement does.
  mutating func setAverageValue(_ value: Explanation, event: Int64) {
    averageValue.reset(value, event: event)
  }

  /// Closes units against the oldest lots as `before` says, and takes their share out of the average value.
  ///
  /// - Parameter closing: signed like the position.
  mutating func close(_ closing: ExactDecimal, of before: Position, event: Int64) throws(MoneyError) {
    for piece in try LotPiece.closing(closing, of: before.lots) {
      if piece.isWhole {
        head += 1
      } else {
        let part = piece.taken(by: event)
        try lots[head].quantity.enter(try .negated(part), event: event)
        try lots[head].cost.release(part, of: piece.wholeQuantity, event: event)
        try lots[head].entryValue.release(part, of: piece.wholeQuantity, event: event)
      }
    }
    try averageValue.release(
      Explanation(.running, "closing_quantity", value: closing, event: event, field: "quantity"),
      of: Explanation(.running, "quantity_held", value: before.quantity, event: before.lots[0].opener), event: event)
    if head == lots.count {
      lots = []
      head = 0
      averageValue = Recurrence()
    }
  }

  mutating func split(_ split: World.SplitInEffect) throws(MoneyError) {
    for index in lots.indices.dropFirst(head) { try lots[index].quantity.split(split) }
  }
}

/// What a closing takes out of one lot.
struct LotPiece {
  /// The lot before.
  let lot: Lot
  /// Units taken, signed like the lot.
  let quantity: ExactDecimal

  var isWhole: Bool { quantity == lot.quantity }

  var wholeQuantity: Explanation {
    Explanation(.running, "lot_quantity", value: lot.quantity, event: lot.opener, field: "quantity")
  }

  func taken(by event: Int64) -> Explanation {
    Explanation(.running, "closing_quantity", value: quantity, event: event, field: "quantity")
  }

  /// The cost of the units taken.
  func cost(takenBy event: Int64) throws(MoneyError) -> Explanation {
    let cost = Explanation(.running, "lot_cost", value: lot.cost, event: lot.opener, field: "cost")
    return isWhole ? cost : try .share(cost, taken(by: event), of: wholeQuantity)
  }

  /// The pieces that closing `units` (signed like the lots) takes, oldest first.
  static func closing(_ units: ExactDecimal, of lots: LotQueue) throws(MoneyError) -> [LotPiece] {
    var closed = lots
    var pieces: [LotPiece] = []
    _ = try closed.close(units) { piece in
      pieces.append(LotPiece(lot: lots[pieces.count], quantity: piece.quantity))
    }
    return pieces
  }
}

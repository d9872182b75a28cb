public import CivilTime
public import Money

/// Money or units that come from another account, or go to one. Both are flows from outside.
public struct Transfer: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// A positive amount.
    case cash(CashAmount)
    case units(TransferredUnits)
  }

  public var content: Content
  public var note: String?

  public init(_ content: Content, note: String? = nil) {
    self.content = content
    self.note = note
  }
}

/// Units of one instrument on the move. Nothing is bought or sold: basis and dates go with them.
public struct TransferredUnits: Sendable, Equatable {
  public var symbol: String
  /// Positive for a long position, negative for a short one, whichever way it goes.
  public var quantity: ExactDecimal
  /// Basis of all units together, signed like the quantity; nil: unknown. Only what comes in says it.
  public var cost: ExactDecimal?
  /// The day the units were acquired; nil: the day of the transfer.
  public var acquired: CivilDate?
  /// What one unit is worth, in the instrument's currency; nil: the last known price.
  public var price: ExactDecimal?
  /// The lots that go out, where its teller names them.
  public var lots: [LotChoice]

  public init(
    symbol: String, quantity: ExactDecimal, cost: ExactDecimal? = nil, acquired: CivilDate? = nil,
    price: ExactDecimal? = nil, lots: [LotChoice] = []
  ) {
    self.symbol = symbol
    self.quantity = quantity
    self.cost = cost
    self.acquired = acquired
    self.price = price
    self.lots = lots
  }
}

public import Money

/// A holder uses the right of an option, or the account is taken at its word for one that it wrote.
public struct OptionExercise: Sendable, Equatable {
  /// The option's.
  public var symbol: String
  /// Contracts, positive.
  public var quantity: ExactDecimal
  /// What one unit of the underlying was settled at, where cash is delivered; nil: its last price by then.
  public var price: ExactDecimal?
  public var commission: ExactDecimal
  public var fees: ExactDecimal
  /// Id of the row by which a broker's file tells the units that changed hands: they come with this event, and the row
  /// is no trade of its own.
  public var delivery: String?
  public var note: String?

  public init(
    symbol: String, quantity: ExactDecimal, price: ExactDecimal? = nil, commission: ExactDecimal = .zero,
    fees: ExactDecimal = .zero, delivery: String? = nil, note: String? = nil
  ) {
    self.symbol = symbol
    self.quantity = quantity
    self.price = price
    self.commission = commission
    self.fees = fees
    self.delivery = delivery
    self.note = note
  }
}

/// Contracts end without being used.
public struct OptionExpiry: Sendable, Equatable {
  public var symbol: String
  /// Contracts, positive; nil: all that are held or written.
  public var quantity: ExactDecimal?
  public var note: String?

  public init(symbol: String, quantity: ExactDecimal? = nil, note: String? = nil) {
    self.symbol = symbol
    self.quantity = quantity
    self.note = note
  }
}

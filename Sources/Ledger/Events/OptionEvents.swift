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
  public var note: String?

  public init(
    symbol: String, quantity: ExactDecimal, price: ExactDecimal? = nil, commission: ExactDecimal = .zero,
    fees: ExactDecimal = .zero, note: String? = nil
  ) {
    self.symbol = symbol
    self.quantity = quantity
    self.price = price
    self.commission = commission
    self.fees = fees
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

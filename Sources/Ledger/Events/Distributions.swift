public import Money

/// Units bought with a distribution. The distribution itself is an event of its own.
public struct Reinvestment: Sendable, Equatable {
  public var symbol: String
  /// Units received, positive.
  public var quantity: ExactDecimal
  /// What they cost, positive.
  public var amount: ExactDecimal
  public var currency: Currency
  public var note: String?

  public init(symbol: String, quantity: ExactDecimal, amount: ExactDecimal, currency: Currency, note: String? = nil) {
    self.symbol = symbol
    self.quantity = quantity
    self.amount = amount
    self.currency = currency
    self.note = note
  }
}

/// A distribution that is no income but a part of what was paid for the units: it lowers their basis, and what goes
/// beyond the basis is a gain (26 USC 301(c)).
public struct ReturnOfCapital: Sendable, Equatable {
  public var symbol: String
  /// Positive received on a long position, negative owed on a short one.
  public var amount: ExactDecimal
  public var currency: Currency
  public var note: String?

  public init(symbol: String, amount: ExactDecimal, currency: Currency, note: String? = nil) {
    self.symbol = symbol
    self.amount = amount
    self.currency = currency
    self.note = note
  }
}

/// Units received on units held; the basis of all stays what it was (26 USC 305(a), 307(a)).
public struct StockDividend: Sendable, Equatable {
  public var symbol: String
  /// Units due, a fraction that is paid in cash included; signed like the position.
  public var quantity: ExactDecimal
  /// What was paid for the fraction of a unit in `quantity`, signed like it; nil: the fraction is delivered.
  public var cashInLieu: ExactDecimal?
  public var note: String?

  public init(symbol: String, quantity: ExactDecimal, cashInLieu: ExactDecimal? = nil, note: String? = nil) {
    self.symbol = symbol
    self.quantity = quantity
    self.cashInLieu = cashInLieu
    self.note = note
  }
}

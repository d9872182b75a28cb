public import CivilTime
public import Money

/// Units bought (or sold short) together. `quantity` is signed like the position; `cost` and `entryValue` are
/// positive for long lots and negative for short ones, in the instrument's currency.
public struct Lot: Sendable, Equatable {
  /// Global position of the event that opened the lot; its stable identity.
  public var opener: Int64
  public var openedAt: Instant
  public var quantity: ExactDecimal
  /// What the lot cost with fees (long), or minus what it brought net of fees (short); nil: the basis is unknown.
  public var cost: ExactDecimal?
  /// Quantity × entry price × multiplier, without fees; what average price and opened-today gains rest on.
  public var entryValue: ExactDecimal

  @inlinable public init(
    opener: Int64, openedAt: Instant, quantity: ExactDecimal, cost: ExactDecimal?, entryValue: ExactDecimal
  ) {
    self.opener = opener
    self.openedAt = openedAt
    self.quantity = quantity
    self.cost = cost
    self.entryValue = entryValue
  }
}

extension ExactDecimal {
  /// Decimals at which a share of this amount is cut, at least ten; the remainder stays in the lot, so sums are exact.
  @inlinable public var shareScale: Int { Swift.min(Swift.max(Int(scale), 10), 28) }

  /// `self × part ÷ whole`, exact where it can be, else half-even at ten decimals or the finest scale at hand.
  @inlinable public func share(_ part: ExactDecimal, of whole: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    if part == whole { return self }
    let product = try self * part
    return try product.divided(by: whole, scale: shareScale).trimmed(toScale: Int(scale))
  }
}

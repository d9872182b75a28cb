public import Money

/// What the clearing house says of a day: the settlement price of a contract, or what securities on deposit are worth.
public struct DailySettlement: Sendable, Equatable {
  /// The contract; nil where securities are told.
  public var symbol: String?
  /// Settlement price per unit, in the contract's currency. It marks the position and leaves its lots alone.
  public var price: ExactDecimal?
  /// Value after haircut of securities pledged as margin, in `currency`, zero or more; it stays until told anew.
  public var securitiesOnDeposit: ExactDecimal?
  public var currency: Currency?
  public var note: String?

  public init(
    symbol: String? = nil, price: ExactDecimal? = nil, securitiesOnDeposit: ExactDecimal? = nil,
    currency: Currency? = nil, note: String? = nil
  ) {
    self.symbol = symbol
    self.price = price
    self.securitiesOnDeposit = securitiesOnDeposit
    self.currency = currency
    self.note = note
  }
}

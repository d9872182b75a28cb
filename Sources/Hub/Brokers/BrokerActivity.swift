public import CivilTime
public import Money

/// One row of what happened in an account, as its broker lists it.
public struct BrokerActivity: Sendable, Equatable {
  /// The broker's own identifier of the row, or one that follows from what it is.
  public var identifier: String
  /// `BUY`, `DIVIDEND` … or the broker's own word.
  public var type: String
  /// `BUY_TO_OPEN` … on executions in options; else empty.
  public var optionType: String
  public var symbol: String?
  /// Signed: bought or received positive; zero where no units moved.
  public var quantity: ExactDecimal
  /// Per unit (per share for options); nil where there is none.
  public var price: ExactDecimal?
  /// Effect on cash, in positive, out negative; nil where the broker does not tell.
  public var amount: ExactDecimal?
  public var currency: Currency
  /// Within the amount, positive.
  public var fee: ExactDecimal
  /// Units of the currency for one of the other, on exchanges.
  public var rate: ExactDecimal?
  public var at: Instant
  public var tradeDate: CivilDate
  public var settlementDate: CivilDate
  public var text: String
  /// Groups rows that belong together.
  public var reference: String?

  public init(
    identifier: String, type: String, quantity: ExactDecimal, amount: ExactDecimal?, currency: Currency,
    at: Instant, tradeDate: CivilDate, settlementDate: CivilDate, text: String
  ) {
    self.identifier = identifier
    self.type = type
    optionType = ""
    self.quantity = quantity
    self.amount = amount
    self.currency = currency
    fee = .zero
    self.at = at
    self.tradeDate = tradeDate
    self.settlementDate = settlementDate
    self.text = text
  }
}

/// Which rows a reader asks for.
public struct ActivityFilter: Sendable {
  /// First and last trade date; nil: no bound.
  public var first: CivilDate?
  public var last: CivilDate?
  /// Nil takes every type.
  public var types: Set<String>?

  public init(first: CivilDate? = nil, last: CivilDate? = nil, types: Set<String>? = nil) {
    self.first = first
    self.last = last
    self.types = types
  }

  func takes(_ row: BrokerActivity) -> Bool {
    (first.map { $0 <= row.tradeDate } ?? true) && (last.map { row.tradeDate <= $0 } ?? true)
      && (types?.contains(row.type) ?? true)
  }
}

public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/purchase-limits/{symbol}`: how much may be bought or sold short.
public struct BookPurchaseLimits: Sendable, Equatable {
  public struct Limit: Sendable, Equatable {
    /// In the account's currency, after holds and what working orders reserve; not negative.
    public var value: ExactDecimal
    /// Whole units; nil without a rate into the security's currency.
    public var quantity: ExactDecimal?
    /// The share of the value that is charged at once.
    public var chargedRate: ExactDecimal
    /// The share that the house goes on asking for.
    public var houseRate: ExactDecimal

    public init(value: ExactDecimal, quantity: ExactDecimal?, chargedRate: ExactDecimal, houseRate: ExactDecimal) {
      self.value = value
      self.quantity = quantity
      self.chargedRate = chargedRate
      self.houseRate = houseRate
    }
  }

  public var asOf: Instant
  public var symbol: String
  /// The account's, in which the values are.
  public var currency: Currency
  /// Nil: a figure or the price is unknown; or an option or a contract, which have buying powers of their own.
  public var buy: Limit?
  public var sellShort: Limit?

  public init(asOf: Instant, symbol: String, currency: Currency, buy: Limit?, sellShort: Limit?) {
    self.asOf = asOf
    self.symbol = symbol
    self.currency = currency
    self.buy = buy
    self.sellShort = sellShort
  }
}

extension BookPurchaseLimits {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    symbol = try reader.text("symbol")
    currency = try reader.currency("currency")
    buy = try reader.optionalObject("buy", Self.limit)
    sellShort = try reader.optionalObject("sell_short", Self.limit)
  }

  private static func limit(_ row: ObjectReader) throws(BookWireError) -> Limit {
    Limit(
      value: try row.decimal("value"), quantity: try row.optionalDecimal("quantity"),
      chargedRate: try row.decimal("charged_rate"), houseRate: try row.decimal("house_rate"))
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.member("symbol", string: symbol)
    writer.member("currency", string: currency.code)
    writer.object("buy", buy, Self.write)
    writer.object("sell_short", sellShort, Self.write)
    writer.endObject()
  }

  private static func write(_ limit: Limit, to writer: inout JSONWriter) {
    writer.member("value", decimalString: limit.value)
    writer.member("quantity", decimalString: limit.quantity)
    writer.member("charged_rate", decimalString: limit.chargedRate)
    writer.member("house_rate", decimalString: limit.houseRate)
  }
}

public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/call-prices`: how far each price may move until the account is called, all
/// other prices unchanged.
public struct BookCallPrices: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var symbol: String
    /// Of the prices.
    public var currency: Currency
    /// Where the regulator's requirement is just met; nil: no price leads there, or a figure is unknown.
    public var maintenance: ExactDecimal?
    /// The same of the broker's own requirement.
    public var house: ExactDecimal?

    public init(symbol: String, currency: Currency, maintenance: ExactDecimal?, house: ExactDecimal?) {
      self.symbol = symbol
      self.currency = currency
      self.maintenance = maintenance
      self.house = house
    }
  }

  public var asOf: Instant
  /// In order of instrument; empty for an account without credit.
  public var positions: [Line]

  public init(asOf: Instant, positions: [Line]) {
    self.asOf = asOf
    self.positions = positions
  }
}

extension BookCallPrices {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    positions = try reader.list("positions") { (row) throws(BookWireError) in
      Line(
        symbol: try row.text("symbol"), currency: try row.currency("currency"),
        maintenance: try row.optionalDecimal("maintenance"), house: try row.optionalDecimal("house"))
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.objects("positions", positions) { line, writer in
      writer.member("symbol", string: line.symbol)
      writer.member("currency", string: line.currency.code)
      writer.member("maintenance", decimalString: line.maintenance)
      writer.member("house", decimalString: line.house)
    }
    writer.endObject()
  }
}

public import CivilTime
public import JSON
public import Money

/// One row of `GET /accounts/{account}/activities`.
public struct BookActivity: Sendable, Equatable {
  /// A version 5 UUID of the account and the event: the same row has it for ever.
  public var identifier: String
  /// Global position of the event; nil for what the book posts by itself.
  public var event: Int64?
  /// `BUY`, `SELL`, `DIVIDEND` …
  public var type: String
  /// `BUY_TO_OPEN` … on executions in options.
  public var optionType: String?
  public var symbol: String?
  /// Signed: bought or received positive; zero where no units moved.
  public var quantity: ExactDecimal
  /// Per unit; nil where there is none.
  public var price: ExactDecimal?
  /// Effect on cash: in positive, out negative.
  public var amount: ExactDecimal
  public var currency: Currency
  /// Within the amount, positive.
  public var fee: ExactDecimal
  /// Of the currency for one of the other, on exchanges.
  public var rate: ExactDecimal?
  public var at: Instant
  public var tradeDate: CivilDate
  public var settlementDate: CivilDate
  public var text: String
  /// The id of the event; rows of one event share it.
  public var reference: String?

  public init(
    identifier: String, event: Int64?, type: String, quantity: ExactDecimal, amount: ExactDecimal, currency: Currency,
    fee: ExactDecimal, at: Instant, tradeDate: CivilDate, settlementDate: CivilDate, text: String
  ) {
    self.identifier = identifier
    self.event = event
    self.type = type
    self.quantity = quantity
    self.amount = amount
    self.currency = currency
    self.fee = fee
    self.at = at
    self.tradeDate = tradeDate
    self.settlementDate = settlementDate
    self.text = text
  }

  init(_ row: ObjectReader) throws(BookWireError) {
    identifier = try row.text("id")
    event = try row.optionalInteger("event").map(Int64.init)
    type = try row.text("type")
    optionType = try row.optionalText("option_type")
    symbol = try row.optionalText("symbol")
    quantity = try row.decimal("quantity")
    price = try row.optionalDecimal("price")
    amount = try row.decimal("amount")
    currency = try row.currency("currency")
    fee = try row.decimal("fee")
    rate = try row.optionalDecimal("fx_rate")
    at = try row.instant("at")
    tradeDate = try row.date("trade_date")
    settlementDate = try row.date("settlement_date")
    text = try row.text("description")
    reference = try row.optionalText("reference")
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", string: identifier)
    if let event { writer.member("event", integer: Int(event)) } else { writer.member("event", string: nil) }
    writer.member("type", string: type)
    writer.member("option_type", string: optionType)
    writer.member("symbol", string: symbol)
    writer.member("quantity", decimalString: quantity)
    writer.member("price", decimalString: price)
    writer.member("amount", decimalString: amount)
    writer.member("currency", string: currency.code)
    writer.member("fee", decimalString: fee)
    writer.member("fx_rate", decimalString: rate)
    writer.member("at", string: at.rfc3339())
    writer.member("trade_date", string: tradeDate.description)
    writer.member("settlement_date", string: settlementDate.description)
    writer.member("description", string: text)
    writer.member("reference", string: reference)
    writer.endObject()
  }
}

/// The answer of `GET /accounts/{account}/activities`.
public struct BookActivityPage: Sendable, Equatable {
  /// Newest first.
  public var activities: [BookActivity]
  /// Rows passed over before the first.
  public var offset: Int
  /// Rows of the page at most.
  public var limit: Int
  /// Rows that the question has in all.
  public var total: Int

  public init(activities: [BookActivity], offset: Int, limit: Int, total: Int) {
    self.activities = activities
    self.offset = offset
    self.limit = limit
    self.total = total
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    activities = try reader.list("activities") { (row) throws(BookWireError) in try BookActivity(row) }
    offset = try reader.integer("offset")
    limit = try reader.integer("limit")
    total = try reader.integer("total")
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("activities" as StaticString)
    writer.beginArray()
    for activity in activities { activity.write(to: &writer) }
    writer.endArray()
    writer.member("offset", integer: offset)
    writer.member("limit", integer: limit)
    writer.member("total", integer: total)
    writer.endObject()
  }
}

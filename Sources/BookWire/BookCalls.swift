public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/calls`. Amounts are positive, in the account's currency.
public struct BookCalls: Sendable, Equatable {
  /// A demand that is open, or would be cut at today's close.
  public struct Call: Sendable, Equatable {
    /// `reg_t`, `maintenance`, `house`.
    public var kind: String
    /// `indicated`, `issued`, `overdue`.
    public var status: String
    /// What is missing now.
    public var amount: ExactDecimal
    /// What was missing at the close that cut it; nil while it is only indicated.
    public var issuedAmount: ExactDecimal?
    public var issued: CivilDate
    /// The last day to meet it.
    public var due: CivilDate
    /// What would meet it, each alone; nil: it cannot be met that way.
    public var remedies: [BookFigure]

    public init(
      kind: String, status: String, amount: ExactDecimal, issuedAmount: ExactDecimal?, issued: CivilDate,
      due: CivilDate, remedies: [BookFigure]
    ) {
      self.kind = kind
      self.status = status
      self.amount = amount
      self.issuedAmount = issuedAmount
      self.issued = issued
      self.due = due
      self.remedies = remedies
    }
  }

  /// A call that a close has cut.
  public struct Past: Sendable, Equatable {
    public var kind: String
    public var issued: CivilDate
    public var amount: ExactDecimal
    public var due: CivilDate
    /// The day at whose close it was found met; nil: it is open.
    public var ended: CivilDate?

    public init(kind: String, issued: CivilDate, amount: ExactDecimal, due: CivilDate, ended: CivilDate?) {
      self.kind = kind
      self.issued = issued
      self.amount = amount
      self.due = due
      self.ended = ended
    }
  }

  public var asOf: Instant
  public var currency: Currency
  public var calls: [Call]
  /// Every call of the account's life; nil: not asked for.
  public var history: [Past]?

  public init(asOf: Instant, currency: Currency, calls: [Call], history: [Past]? = nil) {
    self.asOf = asOf
    self.currency = currency
    self.calls = calls
    self.history = history
  }
}

extension BookCalls {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    currency = try reader.currency("currency")
    calls = try reader.list("calls") { (row) throws(BookWireError) in
      Call(
        kind: try row.text("kind"), status: try row.text("status"), amount: try row.decimal("amount"),
        issuedAmount: try row.optionalDecimal("issued_amount"), issued: try row.date("issued"),
        due: try row.date("due"), remedies: try row.amounts("remedies"))
    }
    guard answer["history"] != nil else { return }
    history = try reader.list("history") { (row) throws(BookWireError) in
      Past(
        kind: try row.text("kind"), issued: try row.date("issued"), amount: try row.decimal("amount"),
        due: try row.date("due"), ended: try row.optionalDate("ended"))
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.member("currency", string: currency.code)
    writer.objects("calls", calls) { call, writer in
      writer.member("kind", string: call.kind)
      writer.member("status", string: call.status)
      writer.member("amount", decimalString: call.amount)
      writer.member("issued_amount", decimalString: call.issuedAmount)
      writer.member("issued", string: call.issued.description)
      writer.member("due", string: call.due.description)
      writer.name("remedies" as StaticString)
      BookFigure.write(call.remedies, to: &writer)
    }
    if let history {
      writer.objects("history", history) { call, writer in
        writer.member("kind", string: call.kind)
        writer.member("issued", string: call.issued.description)
        writer.member("amount", decimalString: call.amount)
        writer.member("due", string: call.due.description)
        writer.member("ended", string: call.ended?.description)
      }
    }
    writer.endObject()
  }
}

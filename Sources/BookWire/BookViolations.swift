public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/violations`.
public struct BookViolations: Sendable, Equatable {
  /// A sale that the account had not paid for in time.
  public struct Violation: Sendable, Equatable {
    /// `good_faith`, `free_riding`, `cash_liquidation`.
    public var kind: String
    /// Global position of the sale.
    public var event: Int64
    public var date: CivilDate
    public var symbol: String
    public var currency: Currency
    /// How much was not settled, or not paid; positive.
    public var amount: ExactDecimal
    /// Global positions of the purchases concerned.
    public var purchases: [Int64]
    /// The last day to make it good; nil: it cannot be.
    public var due: CivilDate?
    public var curedOn: CivilDate?
    /// So small that nothing follows.
    public var isDeMinimis: Bool
    /// It leads, or with others leads, to a restriction.
    public var counts: Bool

    public init(
      kind: String, event: Int64, date: CivilDate, symbol: String, currency: Currency, amount: ExactDecimal,
      purchases: [Int64], due: CivilDate?, curedOn: CivilDate?, isDeMinimis: Bool, counts: Bool
    ) {
      self.kind = kind
      self.event = event
      self.date = date
      self.symbol = symbol
      self.currency = currency
      self.amount = amount
      self.purchases = purchases
      self.due = due
      self.curedOn = curedOn
      self.isDeMinimis = isDeMinimis
      self.counts = counts
    }
  }

  /// While it lasts, purchases must be covered by settled money.
  public struct Restriction: Sendable, Equatable {
    public var kind: String
    public var from: CivilDate
    /// The last day.
    public var through: CivilDate
    /// The sales that led to it.
    public var events: [Int64]

    public init(kind: String, from: CivilDate, through: CivilDate, events: [Int64]) {
      self.kind = kind
      self.from = from
      self.through = through
      self.events = events
    }
  }

  public var asOf: Instant
  /// In order of effect.
  public var violations: [Violation]
  /// In force at the moment.
  public var restriction: Restriction?

  public init(asOf: Instant, violations: [Violation], restriction: Restriction?) {
    self.asOf = asOf
    self.violations = violations
    self.restriction = restriction
  }
}

extension BookViolations {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    violations = try reader.list("violations") { (row) throws(BookWireError) in
      Violation(
        kind: try row.text("kind"), event: Int64(try row.integer("event")), date: try row.date("date"),
        symbol: try row.text("symbol"), currency: try row.currency("currency"), amount: try row.decimal("amount"),
        purchases: try row.positions("purchases"), due: try row.optionalDate("due"),
        curedOn: try row.optionalDate("cured_on"), isDeMinimis: try row.flag("de_minimis"),
        counts: try row.flag("counts"))
    }
    restriction = try reader.optionalObject("restriction") { (row) throws(BookWireError) in
      Restriction(
        kind: try row.text("kind"), from: try row.date("from"), through: try row.date("through"),
        events: try row.positions("events"))
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.objects("violations", violations) { violation, writer in
      writer.member("kind", string: violation.kind)
      writer.member("event", integer: Int(violation.event))
      writer.member("date", string: violation.date.description)
      writer.member("symbol", string: violation.symbol)
      writer.member("currency", string: violation.currency.code)
      writer.member("amount", decimalString: violation.amount)
      writer.positions("purchases", violation.purchases)
      writer.member("due", string: violation.due?.description)
      writer.member("cured_on", string: violation.curedOn?.description)
      writer.member("de_minimis", bool: violation.isDeMinimis)
      writer.member("counts", bool: violation.counts)
    }
    writer.object("restriction", restriction) { restriction, writer in
      writer.member("kind", string: restriction.kind)
      writer.member("from", string: restriction.from.description)
      writer.member("through", string: restriction.through.description)
      writer.positions("events", restriction.events)
    }
    writer.endObject()
  }
}

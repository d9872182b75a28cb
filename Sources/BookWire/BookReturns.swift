public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/returns`: what an account earned over some periods.
public struct BookReturns: Sendable, Equatable {
  /// A fraction, 0.05 for five percent.
  public struct Rate: Sendable, Equatable {
    /// Of the whole period; nil: undefined.
    public var value: ExactDecimal?
    /// The same a year; nil for less than a year.
    public var annual: ExactDecimal?
    /// Why it is undefined; nil when it is not.
    public var reason: String?

    public init(value: ExactDecimal?, annual: ExactDecimal?, reason: String?) {
      self.value = value
      self.annual = annual
      self.reason = reason
    }
  }

  public struct Period: Sendable, Equatable {
    /// `mtd`, `qtd`, `ytd`, `1y`, `since_opening`, or `days` for those that were asked for.
    public var name: String
    /// The first and the last trading day.
    public var first: CivilDate
    public var last: CivilDate
    /// The close before the first day, or the opening, and the close of the last.
    public var from: Instant
    public var to: Instant
    /// `start_value`, `end_value`, `net_flows` and `gain`, in the account's currency.
    public var amounts: [BookFigure]
    /// Split at each flow.
    public var timeWeighted: Rate
    /// Day by day, flows at the start of the day.
    public var timeWeightedDaily: Rate
    public var modifiedDietz: Rate
    public var moneyWeighted: Rate

    public init(
      name: String, first: CivilDate, last: CivilDate, from: Instant, to: Instant, amounts: [BookFigure],
      timeWeighted: Rate, timeWeightedDaily: Rate, modifiedDietz: Rate, moneyWeighted: Rate
    ) {
      self.name = name
      self.first = first
      self.last = last
      self.from = from
      self.to = to
      self.amounts = amounts
      self.timeWeighted = timeWeighted
      self.timeWeightedDaily = timeWeightedDaily
      self.modifiedDietz = modifiedDietz
      self.moneyWeighted = moneyWeighted
    }
  }

  public var currency: Currency
  public var periods: [Period]

  public init(currency: Currency, periods: [Period]) {
    self.currency = currency
    self.periods = periods
  }
}

extension BookReturns {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    currency = try reader.currency("currency")
    periods = try reader.list("periods") { (row) throws(BookWireError) in
      Period(
        name: try row.text("period"), first: try row.date("first"), last: try row.date("last"),
        from: try row.instant("from"), to: try row.instant("to"), amounts: try row.amounts("amounts"),
        timeWeighted: try Rate(row, "time_weighted"), timeWeightedDaily: try Rate(row, "time_weighted_daily"),
        modifiedDietz: try Rate(row, "modified_dietz"), moneyWeighted: try Rate(row, "money_weighted"))
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("currency", string: currency.code)
    writer.objects("periods", periods) { period, writer in
      writer.member("period", string: period.name)
      writer.member("first", string: period.first.description)
      writer.member("last", string: period.last.description)
      writer.member("from", string: period.from.rfc3339())
      writer.member("to", string: period.to.rfc3339())
      writer.name("amounts" as StaticString)
      BookFigure.write(period.amounts, to: &writer)
      period.timeWeighted.write("time_weighted", to: &writer)
      period.timeWeightedDaily.write("time_weighted_daily", to: &writer)
      period.modifiedDietz.write("modified_dietz", to: &writer)
      period.moneyWeighted.write("money_weighted", to: &writer)
    }
    writer.endObject()
  }
}

extension BookReturns.Rate {
  init(_ row: ObjectReader, _ name: String) throws(BookWireError) {
    let reader = ObjectReader(try row.object(name))
    value = try reader.optionalDecimal("value")
    annual = try reader.optionalDecimal("annual")
    reason = try reader.optionalText("reason")
  }

  func write(_ name: String, to writer: inout JSONWriter) {
    writer.name(name)
    writer.beginObject()
    writer.member("value", decimalString: value)
    writer.member("annual", decimalString: annual)
    writer.member("reason", string: reason)
    writer.endObject()
  }
}

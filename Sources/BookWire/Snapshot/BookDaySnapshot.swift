public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{id}/days/{date}/{edge}`: the account at the start or the end of a day.
public struct BookDaySnapshot: Sendable, Equatable {
  public var account: String
  public var date: CivilDate
  /// `start` or `end`.
  public var edge: String
  /// The roll, the close, or midnight in New York.
  public var at: Instant
  /// The moment whose prices and rates everything is told at.
  public var valuedAt: Instant
  /// Of the figures.
  public var currency: Currency
  /// Trade-date cash by the currency's code.
  public var cash: [BookFigure]
  public var positions: [BookPosition]
  public var figures: [BookFigure]

  public init(
    account: String, date: CivilDate, edge: String, at: Instant, valuedAt: Instant, currency: Currency,
    cash: [BookFigure], positions: [BookPosition], figures: [BookFigure]
  ) {
    self.account = account
    self.date = date
    self.edge = edge
    self.at = at
    self.valuedAt = valuedAt
    self.currency = currency
    self.cash = cash
    self.positions = positions
    self.figures = figures
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    account = try reader.text("account")
    date = try reader.date("date")
    edge = try reader.text("edge")
    at = try reader.instant("at")
    valuedAt = try reader.instant("valued_at")
    currency = try reader.currency("currency")
    cash = try reader.amounts("cash")
    positions = try reader.list("positions") { (line) throws(BookWireError) in try BookPosition(line) }
    figures = try reader.amounts("figures")
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("account", string: account)
    writer.member("date", string: date.description)
    writer.member("edge", string: edge)
    writer.member("at", string: at.rfc3339())
    writer.member("valued_at", string: valuedAt.rfc3339())
    writer.member("currency", string: currency.code)
    writer.name("cash" as StaticString)
    BookFigure.write(cash, to: &writer)
    writer.name("positions" as StaticString)
    writer.beginArray()
    for position in positions { position.write(to: &writer) }
    writer.endArray()
    writer.name("figures" as StaticString)
    BookFigure.write(figures, to: &writer)
    writer.endObject()
  }
}

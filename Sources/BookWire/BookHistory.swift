public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{id}/history`: the account's total value at each trading day's close.
public struct BookHistory: Sendable, Equatable {
  public struct Day: Sendable, Equatable {
    public var date: CivilDate
    /// Nil when a price or rate of that day is unknown.
    public var totalValue: ExactDecimal?
    /// What led there from the day before, by name; empty when it was not asked for.
    public var parts: [BookFigure] = []
    /// The effect of rates by the currency's code; they add up to the part.
    public var fxEffects: [BookFigure] = []
    /// Why one of the parts is unknown; nil when none is.
    public var reason: String?

    public init(date: CivilDate, totalValue: ExactDecimal?) {
      self.date = date
      self.totalValue = totalValue
    }
  }

  public var days: [Day]
  /// The currency of the values.
  public var currency: Currency

  public init(days: [Day], currency: Currency) {
    self.days = days
    self.currency = currency
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    currency = try reader.currency("currency")
    days = try reader.list("history") { (row) throws(BookWireError) in
      var day = Day(date: try row.date("date"), totalValue: try row.optionalDecimal("total_value"))
      day.parts = try row.amounts("parts")
      day.fxEffects = try row.amounts("fx_effects")
      day.reason = try row.optionalText("reason")
      return day
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("history" as StaticString)
    writeDays(to: &writer)
    writer.member("currency", string: currency.code)
    writer.endObject()
  }

  /// Writes the days alone, as a list.
  public func writeDays(to writer: inout JSONWriter) {
    writer.beginArray()
    for day in days {
      writer.beginObject()
      writer.member("date", string: day.date.description)
      writer.member("total_value", decimalString: day.totalValue)
      if !day.parts.isEmpty {
        writer.name("parts" as StaticString)
        BookFigure.write(day.parts, to: &writer)
        writer.name("fx_effects" as StaticString)
        BookFigure.write(day.fxEffects, to: &writer)
        writer.member("reason", string: day.reason)
      }
      writer.endObject()
    }
    writer.endArray()
  }
}

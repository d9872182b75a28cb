public import CivilTime
public import JSON
public import Money

/// The estimated value of an account on one day.
public struct SnapTradeValuePoint: SnapTradeWireValue {
  /// The day.
  public var date: CivilDate
  /// Market value of positions and cash in the history's currency, as decimal text.
  public var totalValue: ExactDecimal

  /// Memberwise; what is left out is unknown.
  public init(date: CivilDate, totalValue: ExactDecimal) {
    self.date = date
    self.totalValue = totalValue
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    date = try members.date("date")
    totalValue = try members.decimal("total_value")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("date", date: date)
    writer.put("total_value", price: totalValue)
    writer.endObject()
  }
}

/// The answer of the balance history.
public struct SnapTradeValueHistory: SnapTradeWireValue {
  /// Oldest day first.
  public var history: [SnapTradeValuePoint]
  /// ISO 4217 code of all values.
  public var currency: String

  /// Memberwise; what is left out is unknown.
  public init(history: [SnapTradeValuePoint], currency: String) {
    self.history = history
    self.currency = currency
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    history = try members.list("history")
    currency = try members.text("currency")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("history", list: history, form: form)
    writer.put("currency", text: currency)
    writer.endObject()
  }
}

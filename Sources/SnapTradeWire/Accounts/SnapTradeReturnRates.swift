public import CivilTime
public import JSON
public import Money

/// A rate of return over one time frame.
public struct SnapTradeReturnRate: SnapTradeWireValue {
  /// Which span.
  public var timeframe: SnapTradeWord<SnapTradeTimeframe>
  /// In percent: 5.97 is 5.97 %.
  public var returnPercent: ExactDecimal
  /// When the rate was computed.
  public var createdDate: Instant

  /// Memberwise; what is left out is unknown.
  public init(timeframe: SnapTradeWord<SnapTradeTimeframe>, returnPercent: ExactDecimal, createdDate: Instant) {
    self.timeframe = timeframe
    self.returnPercent = returnPercent
    self.createdDate = createdDate
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    timeframe = try members.word("timeframe")
    returnPercent = try members.decimal("return_percent")
    createdDate = try members.time("created_date")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("timeframe", word: timeframe)
    writer.put("return_percent", amount: returnPercent)
    writer.put("created_date", time: createdDate)
    writer.endObject()
  }
}

/// Rates of return of an account or connection.
public struct SnapTradeReturnRates: SnapTradeWireValue {
  /// One per asked time frame.
  public var data: [SnapTradeReturnRate]

  /// Memberwise; what is left out is unknown.
  public init(data: [SnapTradeReturnRate]) {
    self.data = data
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    data = try members.list("data")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("data", list: data, form: form)
    writer.endObject()
  }
}

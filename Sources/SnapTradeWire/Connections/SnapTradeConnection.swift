public import CivilTime
public import JSON

/// A login of a user at a broker (`BrokerageAuthorization`).
public struct SnapTradeConnection: SnapTradeWireValue {
  /// Stable identifier, a UUID.
  public var id: String
  /// When it was made.
  public var createdDate: Instant
  /// The broker.
  public var brokerage: SnapTradeBrokerage
  /// `Connection-1`.
  public var name: String
  /// Reads only, or trades.
  public var type: SnapTradeWord<SnapTradeConnectionType>
  /// The broker can no longer be asked; the last copy stays readable.
  public var disabled: Bool
  /// Since when.
  public var disabledDate: Instant?
  /// Deprecated free-form object.
  public var meta: JSONValue
  /// Deprecated, yet polled by the official command line to see a portal session end.
  public var updatedDate: Instant?
  /// Experimental at SnapTrade.
  public var isEligibleForPayout: Bool
  /// Real-time or delayed; word or object by the form.
  public var dataFreshnessMode: SnapTradeFreshnessMode

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, createdDate: Instant, brokerage: SnapTradeBrokerage, name: String,
    type: SnapTradeWord<SnapTradeConnectionType>, disabled: Bool, disabledDate: Instant? = nil,
    meta: JSONValue = .object(JSONObject()), updatedDate: Instant? = nil, isEligibleForPayout: Bool = false,
    dataFreshnessMode: SnapTradeFreshnessMode
  ) {
    self.id = id
    self.createdDate = createdDate
    self.brokerage = brokerage
    self.name = name
    self.type = type
    self.disabled = disabled
    self.disabledDate = disabledDate
    self.meta = meta
    self.updatedDate = updatedDate
    self.isEligibleForPayout = isEligibleForPayout
    self.dataFreshnessMode = dataFreshnessMode
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    createdDate = try members.time("created_date")
    brokerage = try members.value("brokerage")
    name = try members.text("name")
    type = try members.word("type")
    disabled = try members.flag("disabled")
    disabledDate = try members.optionalTime("disabled_date")
    meta = members.json("meta")
    updatedDate = try members.optionalTime("updated_date")
    isEligibleForPayout = try members.flag("is_eligible_for_payout")
    dataFreshnessMode = try members.value("data_freshness_mode")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("created_date", time: createdDate)
    writer.put("brokerage", value: brokerage, form: form)
    writer.put("name", text: name)
    writer.put("type", word: type)
    writer.put("disabled", flag: disabled)
    writer.put("disabled_date", time: disabledDate)
    writer.put("meta", json: meta)
    writer.put("updated_date", time: updatedDate)
    writer.put("is_eligible_for_payout", flag: isEligibleForPayout)
    writer.put("data_freshness_mode", value: dataFreshnessMode, form: form)
    writer.endObject()
  }
}

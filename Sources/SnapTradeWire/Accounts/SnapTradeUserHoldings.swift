public import JSON

/// The account inside an answer of the retired all-holdings call.
public struct SnapTradeHoldingsAccountSummary: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// The whole connection, not its identifier.
  public var brokerageAuthorization: SnapTradeConnection
  /// Deprecated identifier.
  public var portfolioGroup: String?
  /// Label.
  public var name: String?
  /// Account number.
  public var number: String
  /// Name of the broker.
  public var institutionName: String
  /// How fresh the copy is.
  public var syncStatus: SnapTradeSyncStatus
  /// Deprecated free-form object.
  public var meta: JSONValue

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, brokerageAuthorization: SnapTradeConnection, portfolioGroup: String? = nil, name: String? = nil,
    number: String, institutionName: String, syncStatus: SnapTradeSyncStatus,
    meta: JSONValue = .object(JSONObject())
  ) {
    self.id = id
    self.brokerageAuthorization = brokerageAuthorization
    self.portfolioGroup = portfolioGroup
    self.name = name
    self.number = number
    self.institutionName = institutionName
    self.syncStatus = syncStatus
    self.meta = meta
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    brokerageAuthorization = try members.value("brokerage_authorization")
    portfolioGroup = try members.optionalText("portfolio_group")
    name = try members.optionalText("name")
    number = try members.text("number")
    institutionName = try members.text("institution_name")
    syncStatus = try members.value("sync_status")
    meta = members.json("meta")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("brokerage_authorization", value: brokerageAuthorization, form: form)
    writer.put("portfolio_group", text: portfolioGroup)
    writer.put("name", text: name)
    writer.put("number", text: number)
    writer.put("institution_name", text: institutionName)
    writer.put("sync_status", value: syncStatus, form: form)
    writer.put("meta", json: meta)
    writer.endObject()
  }
}

/// One account's holdings in the answer to `GET /holdings`.
public struct SnapTradeUserHoldings: SnapTradeWireValue {
  /// The account.
  public var account: SnapTradeHoldingsAccountSummary
  /// One per currency.
  public var balances: [SnapTradeBalance]?
  /// Securities.
  public var positions: [SnapTradePosition]?
  /// Computed sum.
  public var totalValue: SnapTradeTotalValue

  /// Memberwise; what is left out is unknown.
  public init(
    account: SnapTradeHoldingsAccountSummary, balances: [SnapTradeBalance]? = nil,
    positions: [SnapTradePosition]? = nil, totalValue: SnapTradeTotalValue
  ) {
    self.account = account
    self.balances = balances
    self.positions = positions
    self.totalValue = totalValue
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    account = try members.value("account")
    balances = try members.optionalList("balances")
    positions = try members.optionalList("positions")
    totalValue = try members.value("total_value")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("account", value: account, form: form)
    writer.put("balances", list: balances, form: form)
    writer.put("positions", list: positions, form: form)
    writer.put("total_value", value: totalValue, form: form)
    writer.endObject()
  }
}

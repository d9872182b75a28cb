public import JSON

/// The account inside a row of the list over all accounts.
public struct SnapTradeActivityAccount: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Label.
  public var name: String?
  /// Account number.
  public var number: String
  /// The institution's own stable identifier.
  public var institutionAccountID: String?
  /// How fresh the copy is.
  public var syncStatus: SnapTradeSyncStatus

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, name: String? = nil, number: String, institutionAccountID: String? = nil,
    syncStatus: SnapTradeSyncStatus
  ) {
    self.id = id
    self.name = name
    self.number = number
    self.institutionAccountID = institutionAccountID
    self.syncStatus = syncStatus
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    name = try members.optionalText("name")
    number = try members.text("number")
    institutionAccountID = try members.optionalText("institution_account_id")
    syncStatus = try members.value("sync_status")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("name", text: name)
    writer.put("number", text: number)
    writer.put("institution_account_id", text: institutionAccountID)
    writer.put("sync_status", value: syncStatus, form: form)
    writer.endObject()
  }
}

/// A transaction with the account that it belongs to: a row of `GET /activities`.
public struct SnapTradeUserActivity: SnapTradeWireValue {
  public var account: SnapTradeActivityAccount
  public var activity: SnapTradeActivity

  public init(account: SnapTradeActivityAccount, activity: SnapTradeActivity) {
    self.account = account
    self.activity = activity
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    account = try WireMembers(json).value("account")
    activity = try SnapTradeActivity(json: json)
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("account", value: account, form: form)
    activity.writeMembers(to: &writer, form: form)
    writer.endObject()
  }
}

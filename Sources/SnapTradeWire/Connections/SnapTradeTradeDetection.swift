public import JSON
public import Money

/// An active subscription that looks for new trades.
public struct SnapTradeTradeDetection: SnapTradeWireValue {
  /// Identifier of the account.
  public var accountID: String
  /// Per month, as text.
  public var cost: ExactDecimal
  /// How often the account is looked at, in seconds.
  public var checkIntervalSeconds: Int

  /// Memberwise; what is left out is unknown.
  public init(accountID: String, cost: ExactDecimal, checkIntervalSeconds: Int) {
    self.accountID = accountID
    self.cost = cost
    self.checkIntervalSeconds = checkIntervalSeconds
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    accountID = try members.text("account_id")
    cost = try members.decimal("cost")
    checkIntervalSeconds = try members.count("check_interval_seconds")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("account_id", text: accountID)
    writer.put("cost", price: cost)
    writer.put("check_interval_seconds", count: checkIntervalSeconds)
    writer.endObject()
  }
}

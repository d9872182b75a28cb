public import CivilTime
public import JSON
public import Money

/// An amount with its currency's code, written as a number: the total of an account.
public struct SnapTradeAmount: SnapTradeWireValue {
  /// In `currency`; may be negative.
  public var amount: ExactDecimal?
  /// ISO 4217 code.
  public var currency: String?

  /// Memberwise; what is left out is unknown.
  public init(amount: ExactDecimal? = nil, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    amount = try members.optionalDecimal("amount")
    currency = try members.optionalText("currency")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("amount", amount: amount)
    writer.put("currency", text: currency)
    writer.endObject()
  }
}

/// The value of a whole account.
public struct SnapTradeAccountBalance: SnapTradeWireValue {
  /// As the broker itself reports it; `nil` when it does not.
  public var total: SnapTradeAmount?

  /// Memberwise; what is left out is unknown.
  public init(total: SnapTradeAmount? = nil) {
    self.total = total
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    total = try members.optionalValue("total")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("total", value: total, form: form)
    writer.endObject()
  }
}

/// A single account at a brokerage, classic form.
public struct SnapTradeAccount: SnapTradeWireValue {
  /// Stable identifier, a UUID.
  public var id: String
  /// Identifier of the connection that the account belongs to.
  public var brokerageAuthorization: String
  /// The holder's or the broker's label.
  public var name: String?
  /// Account number, possibly masked.
  public var number: String
  /// The institution's own stable identifier.
  public var institutionAccountID: String?
  /// Name of the broker.
  public var institutionName: String
  /// When SnapTrade first saw the account.
  public var createdDate: Instant
  /// First deposit, where the broker tells.
  public var fundingDate: Instant?
  /// Opening at the broker, where the broker tells.
  public var openingDate: Instant?
  /// How fresh the copy is.
  public var syncStatus: SnapTradeSyncStatus
  /// Total value.
  public var balance: SnapTradeAccountBalance
  /// State at the broker.
  public var status: SnapTradeWord<SnapTradeAccountStatus>?
  /// The broker's own word for the account's type: `Margin`.
  public var rawType: String?
  /// Coarse kind; `nil` reads as an investment account.
  public var accountCategory: SnapTradeWord<SnapTradeAccountCategory>?
  /// Deprecated free-form object.
  public var meta: JSONValue
  /// Deprecated identifier, a UUID.
  public var portfolioGroup: String?
  /// Deprecated; usually empty.
  public var cashRestrictions: [String]
  /// Simulated account.
  public var isPaper: Bool

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, brokerageAuthorization: String, name: String? = nil, number: String,
    institutionAccountID: String? = nil, institutionName: String, createdDate: Instant, fundingDate: Instant? = nil,
    openingDate: Instant? = nil, syncStatus: SnapTradeSyncStatus, balance: SnapTradeAccountBalance,
    status: SnapTradeWord<SnapTradeAccountStatus>? = nil, rawType: String? = nil,
    accountCategory: SnapTradeWord<SnapTradeAccountCategory>? = nil, meta: JSONValue = .object(JSONObject()),
    portfolioGroup: String? = nil, cashRestrictions: [String] = [], isPaper: Bool = false
  ) {
    self.id = id
    self.brokerageAuthorization = brokerageAuthorization
    self.name = name
    self.number = number
    self.institutionAccountID = institutionAccountID
    self.institutionName = institutionName
    self.createdDate = createdDate
    self.fundingDate = fundingDate
    self.openingDate = openingDate
    self.syncStatus = syncStatus
    self.balance = balance
    self.status = status
    self.rawType = rawType
    self.accountCategory = accountCategory
    self.meta = meta
    self.portfolioGroup = portfolioGroup
    self.cashRestrictions = cashRestrictions
    self.isPaper = isPaper
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    brokerageAuthorization = try members.text("brokerage_authorization")
    name = try members.optionalText("name")
    number = try members.text("number")
    institutionAccountID = try members.optionalText("institution_account_id")
    institutionName = try members.text("institution_name")
    createdDate = try members.time("created_date")
    fundingDate = try members.optionalTime("funding_date")
    openingDate = try members.optionalTime("opening_date")
    syncStatus = try members.value("sync_status")
    balance = try members.value("balance")
    status = try members.optionalWord("status")
    rawType = try members.optionalText("raw_type")
    accountCategory = try members.optionalWord("account_category")
    meta = members.json("meta")
    portfolioGroup = try members.optionalText("portfolio_group")
    cashRestrictions = try members.texts("cash_restrictions")
    isPaper = try members.flag("is_paper")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("brokerage_authorization", text: brokerageAuthorization)
    writer.put("name", text: name)
    writer.put("number", text: number)
    writer.put("institution_account_id", text: institutionAccountID)
    writer.put("institution_name", text: institutionName)
    writer.put("created_date", time: createdDate)
    writer.put("funding_date", time: fundingDate)
    writer.put("opening_date", time: openingDate)
    writer.put("sync_status", value: syncStatus, form: form)
    writer.put("balance", value: balance, form: form)
    writer.put("status", word: status)
    writer.put("raw_type", text: rawType)
    writer.put("account_category", word: accountCategory)
    writer.put("meta", json: meta)
    writer.put("portfolio_group", text: portfolioGroup)
    writer.put("cash_restrictions", texts: cashRestrictions)
    writer.put("is_paper", flag: isPaper)
    writer.endObject()
  }
}

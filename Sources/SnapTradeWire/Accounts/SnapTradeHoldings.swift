public import JSON
public import Money

/// The computed value of an account.
public struct SnapTradeTotalValue: SnapTradeWireValue {
  /// Sum of the known positions and cash, in `currency`.
  public var value: ExactDecimal?
  /// ISO 4217 code.
  public var currency: String?

  /// Memberwise; what is left out is unknown.
  public init(value: ExactDecimal? = nil, currency: String? = nil) {
    self.value = value
    self.currency = currency
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    value = try members.optionalDecimal("value")
    currency = try members.optionalText("currency")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("value", amount: value)
    writer.put("currency", text: currency)
    writer.endObject()
  }
}

/// Everything an account holds, in one answer (`AccountHoldingsAccount`).
public struct SnapTradeHoldings: SnapTradeWireValue {
  /// The account.
  public var account: SnapTradeAccount
  /// One per currency.
  public var balances: [SnapTradeBalance]?
  /// Securities without options.
  public var positions: [SnapTradePosition]?
  /// Option contracts.
  public var optionPositions: [SnapTradeOptionPosition]?
  /// Recent orders, pending and done.
  public var orders: [SnapTradeOrder]?
  /// Computed sum.
  public var totalValue: SnapTradeTotalValue

  /// Memberwise; what is left out is unknown.
  public init(
    account: SnapTradeAccount, balances: [SnapTradeBalance]? = nil, positions: [SnapTradePosition]? = nil,
    optionPositions: [SnapTradeOptionPosition]? = nil, orders: [SnapTradeOrder]? = nil,
    totalValue: SnapTradeTotalValue
  ) {
    self.account = account
    self.balances = balances
    self.positions = positions
    self.optionPositions = optionPositions
    self.orders = orders
    self.totalValue = totalValue
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    account = try members.value("account")
    balances = try members.optionalList("balances")
    positions = try members.optionalList("positions")
    optionPositions = try members.optionalList("option_positions")
    orders = try members.optionalList("orders")
    totalValue = try members.value("total_value")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("account", value: account, form: form)
    writer.put("balances", list: balances, form: form)
    writer.put("positions", list: positions, form: form)
    writer.put("option_positions", list: optionPositions, form: form)
    writer.put("orders", list: orders, form: form)
    writer.put("total_value", value: totalValue, form: form)
    writer.endObject()
  }
}

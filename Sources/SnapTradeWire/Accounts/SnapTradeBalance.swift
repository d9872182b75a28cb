public import JSON
public import Money

/// Cash and buying power in one currency.
public struct SnapTradeBalance: SnapTradeWireValue {
  /// Of both amounts.
  public var currency: SnapTradeCurrency
  /// Available cash with money-market funds; negative with margin debt; `nil` when unknown.
  public var cash: ExactDecimal?
  /// Equal to cash outside margin accounts; `nil` when the broker does not tell.
  public var buyingPower: ExactDecimal?

  /// Memberwise; what is left out is unknown.
  public init(currency: SnapTradeCurrency, cash: ExactDecimal? = nil, buyingPower: ExactDecimal? = nil) {
    self.currency = currency
    self.cash = cash
    self.buyingPower = buyingPower
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    currency = try members.value("currency")
    cash = try members.optionalDecimal("cash")
    buyingPower = try members.optionalDecimal("buying_power")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("currency", value: currency, form: form)
    writer.put("cash", amount: cash)
    writer.put("buying_power", amount: buyingPower)
    writer.endObject()
  }
}

public import JSON
public import Money

/// An option contract as the broker lists it.
public struct SnapTradeOptionPositionSymbol: SnapTradeWireValue {
  /// The contract.
  public var optionSymbol: SnapTradeOptionSymbol
  /// Deprecated identifier of the broker's listing, a UUID.
  public var id: String
  /// Deprecated name.
  public var description: String

  /// Memberwise; what is left out is unknown.
  public init(optionSymbol: SnapTradeOptionSymbol, id: String, description: String) {
    self.optionSymbol = optionSymbol
    self.id = id
    self.description = description
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    optionSymbol = try members.value("option_symbol")
    id = try members.text("id")
    description = try members.text("description")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("option_symbol", value: optionSymbol, form: form)
    writer.put("id", text: id)
    writer.put("description", text: description)
    writer.endObject()
  }
}

/// A holding of option contracts, classic form.
public struct SnapTradeOptionPosition: SnapTradeWireValue {
  /// The contract.
  public var symbol: SnapTradeOptionPositionSymbol
  /// Per share of the underlying.
  public var price: ExactDecimal?
  /// Contracts; negative when short.
  public var units: ExactDecimal
  /// Per contract, unlike `price`.
  public var averagePurchasePrice: ExactDecimal?
  /// Deprecated.
  public var currency: SnapTradeCurrency?

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: SnapTradeOptionPositionSymbol, price: ExactDecimal? = nil, units: ExactDecimal,
    averagePurchasePrice: ExactDecimal? = nil, currency: SnapTradeCurrency? = nil
  ) {
    self.symbol = symbol
    self.price = price
    self.units = units
    self.averagePurchasePrice = averagePurchasePrice
    self.currency = currency
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.value("symbol")
    price = try members.optionalDecimal("price")
    units = try members.decimal("units")
    averagePurchasePrice = try members.optionalDecimal("average_purchase_price")
    currency = try members.optionalValue("currency")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", value: symbol, form: form)
    writer.put("price", amount: price)
    writer.put("units", amount: units)
    writer.put("average_purchase_price", amount: averagePurchasePrice)
    writer.put("currency", value: currency, form: form)
    writer.endObject()
  }
}

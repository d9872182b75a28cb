public import CivilTime
public import JSON
public import Money

/// An option contract in the classic form.
public struct SnapTradeOptionSymbol: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// OCC symbol of 21 characters, the root padded to six.
  public var ticker: String
  /// Call or put.
  public var optionType: SnapTradeWord<SnapTradeOptionType>
  /// Per share of the underlying.
  public var strikePrice: ExactDecimal
  /// Last day of the contract.
  public var expirationDate: CivilDate
  /// Ten shares instead of a hundred.
  public var isMiniOption: Bool
  /// What the contract is on; its exchange tells whether it takes cryptocurrency symbols.
  public var underlyingSymbol: SnapTradeUniversalSymbol

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, ticker: String, optionType: SnapTradeWord<SnapTradeOptionType>, strikePrice: ExactDecimal,
    expirationDate: CivilDate, isMiniOption: Bool = false, underlyingSymbol: SnapTradeUniversalSymbol
  ) {
    self.id = id
    self.ticker = ticker
    self.optionType = optionType
    self.strikePrice = strikePrice
    self.expirationDate = expirationDate
    self.isMiniOption = isMiniOption
    self.underlyingSymbol = underlyingSymbol
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    ticker = try members.text("ticker")
    optionType = try members.word("option_type")
    strikePrice = try members.decimal("strike_price")
    expirationDate = try members.date("expiration_date")
    isMiniOption = try members.flag("is_mini_option")
    underlyingSymbol = try members.value("underlying_symbol")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("ticker", text: ticker)
    writer.put("option_type", word: optionType)
    writer.put("strike_price", amount: strikePrice)
    writer.put("expiration_date", date: expirationDate)
    writer.put("is_mini_option", flag: isMiniOption)
    writer.put("underlying_symbol", value: underlyingSymbol, form: form)
    writer.endObject()
  }
}

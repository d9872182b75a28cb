public import JSON
public import Money

/// A security as the broker lists it.
public struct SnapTradePositionSymbol: SnapTradeWireValue {
  /// The security.
  public var symbol: SnapTradeUniversalSymbol
  /// Deprecated identifier of the broker's listing, a UUID.
  public var id: String
  /// Deprecated name.
  public var description: String
  /// Deprecated identifier at the broker.
  public var localID: String?
  /// Deprecated.
  public var isQuotable: Bool
  /// Deprecated.
  public var isTradable: Bool

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: SnapTradeUniversalSymbol, id: String, description: String, localID: String? = nil,
    isQuotable: Bool = true, isTradable: Bool = true
  ) {
    self.symbol = symbol
    self.id = id
    self.description = description
    self.localID = localID
    self.isQuotable = isQuotable
    self.isTradable = isTradable
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.value("symbol")
    id = try members.text("id")
    description = try members.text("description")
    localID = try members.optionalText("local_id")
    isQuotable = try members.flag("is_quotable")
    isTradable = try members.flag("is_tradable")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", value: symbol, form: form)
    writer.put("id", text: id)
    writer.put("description", text: description)
    writer.put("local_id", text: localID)
    writer.put("is_quotable", flag: isQuotable)
    writer.put("is_tradable", flag: isTradable)
    writer.endObject()
  }
}

/// A holding of a security that is not an option, classic form.
public struct SnapTradePosition: SnapTradeWireValue {
  /// What is held.
  public var symbol: SnapTradePositionSymbol
  /// Units held; negative when short; fractions included.
  public var units: ExactDecimal?
  /// Last known price per unit, in `currency`.
  public var price: ExactDecimal?
  /// Profit or loss not yet realised, in `currency`.
  public var openPnl: ExactDecimal?
  /// Per unit, in `currency`.
  public var averagePurchasePrice: ExactDecimal?
  /// Deprecated: the fractional units alone.
  public var fractionalUnits: ExactDecimal?
  /// Of price and amounts; may differ from the listing's.
  public var currency: SnapTradeCurrency
  /// Also counted in the cash balance.
  public var cashEquivalent: Bool?
  /// `nil` leaves the member out (the add-on is off).
  public var taxLots: [SnapTradeTaxLot]?

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: SnapTradePositionSymbol, units: ExactDecimal? = nil, price: ExactDecimal? = nil,
    openPnl: ExactDecimal? = nil, averagePurchasePrice: ExactDecimal? = nil, fractionalUnits: ExactDecimal? = nil,
    currency: SnapTradeCurrency, cashEquivalent: Bool? = nil, taxLots: [SnapTradeTaxLot]? = nil
  ) {
    self.symbol = symbol
    self.units = units
    self.price = price
    self.openPnl = openPnl
    self.averagePurchasePrice = averagePurchasePrice
    self.fractionalUnits = fractionalUnits
    self.currency = currency
    self.cashEquivalent = cashEquivalent
    self.taxLots = taxLots
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.value("symbol")
    units = try members.optionalDecimal("units")
    price = try members.optionalDecimal("price")
    openPnl = try members.optionalDecimal("open_pnl")
    averagePurchasePrice = try members.optionalDecimal("average_purchase_price")
    fractionalUnits = try members.optionalDecimal("fractional_units")
    currency = try members.value("currency")
    cashEquivalent = try members.optionalFlag("cash_equivalent")
    taxLots = try members.optionalList("tax_lots")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", value: symbol, form: form)
    writer.put("units", amount: units)
    writer.put("price", amount: price)
    writer.put("open_pnl", amount: openPnl)
    writer.put("average_purchase_price", amount: averagePurchasePrice)
    writer.put("fractional_units", amount: fractionalUnits)
    writer.put("currency", value: currency, form: form)
    writer.put("cash_equivalent", flag: cashEquivalent)
    if let taxLots { writer.put("tax_lots", list: taxLots, form: form) }
    writer.endObject()
  }
}

public import JSON
public import Money

/// A holding of any instrument, unified form.
public struct SnapTradeUnifiedPosition: SnapTradeWireValue {
  /// What is held.
  public var instrument: SnapTradeInstrument
  /// Units or contracts, as text; negative when short.
  public var units: ExactDecimal?
  /// Last known price per unit (per share for options), as text.
  public var price: ExactDecimal?
  /// Per unit (per share for options), as text.
  public var costBasis: ExactDecimal?
  /// ISO 4217 code of price and basis.
  public var currency: String?
  /// Always written for mutual funds, elsewhere only when true; `nil` leaves it out.
  public var cashEquivalent: Bool?
  /// `nil` leaves the member out (the add-on is off).
  public var taxLots: [SnapTradeTaxLot]?

  /// Memberwise; what is left out is unknown.
  public init(
    instrument: SnapTradeInstrument, units: ExactDecimal? = nil, price: ExactDecimal? = nil,
    costBasis: ExactDecimal? = nil, currency: String? = nil, cashEquivalent: Bool? = nil,
    taxLots: [SnapTradeTaxLot]? = nil
  ) {
    self.instrument = instrument
    self.units = units
    self.price = price
    self.costBasis = costBasis
    self.currency = currency
    self.cashEquivalent = cashEquivalent
    self.taxLots = taxLots
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    instrument = try members.value("instrument")
    units = try members.optionalDecimal("units")
    price = try members.optionalDecimal("price")
    costBasis = try members.optionalDecimal("cost_basis")
    currency = try members.optionalText("currency")
    cashEquivalent = try members.optionalFlag("cash_equivalent")
    taxLots = try members.optionalList("tax_lots")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("instrument", value: instrument, form: form)
    writer.put("units", quantity: units)
    writer.put("price", price: price)
    writer.put("cost_basis", price: costBasis)
    writer.put("currency", text: currency)
    if let cashEquivalent { writer.put("cash_equivalent", flag: cashEquivalent) }
    if let taxLots { writer.put("tax_lots", list: taxLots, form: form) }
    writer.endObject()
  }
}

/// The answer of `positions/all`.
public struct SnapTradeUnifiedPositions: SnapTradeWireValue {
  /// All positions.
  public var results: [SnapTradeUnifiedPosition]
  /// Age of the answer.
  public var dataFreshness: SnapTradeFreshness

  /// Memberwise; what is left out is unknown.
  public init(results: [SnapTradeUnifiedPosition], dataFreshness: SnapTradeFreshness) {
    self.results = results
    self.dataFreshness = dataFreshness
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    results = try members.list("results")
    dataFreshness = try members.value("data_freshness")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("results", list: results, form: form)
    writer.put("data_freshness", value: dataFreshness, form: form)
    writer.endObject()
  }
}

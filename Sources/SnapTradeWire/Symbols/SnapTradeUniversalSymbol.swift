public import JSON

/// A security as SnapTrade knows it, independent of the broker.
public struct SnapTradeUniversalSymbol: SnapTradeWireValue {
  /// Identifier, a UUID; SnapTrade does not promise it to be stable.
  public var id: String
  /// Yahoo-style ticker with the exchange's suffix: `VAB.TO`.
  public var symbol: String
  /// Ticker without suffix.
  public var rawSymbol: String
  /// Name of the security.
  public var description: String?
  /// Currency of the listing.
  public var currency: SnapTradeCurrency
  /// Where it is listed; `nil` for what has no exchange.
  public var exchange: SnapTradeExchange?
  /// Type of the security.
  public var type: SnapTradeSecurityType
  /// FIGI of the listing.
  public var figiCode: String?
  /// Both FIGI codes.
  public var figiInstrument: SnapTradeFIGI?
  /// Deprecated; usually the listing currency alone.
  public var currencies: [SnapTradeCurrency]

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, rawSymbol: String, description: String? = nil, currency: SnapTradeCurrency,
    exchange: SnapTradeExchange? = nil, type: SnapTradeSecurityType, figiCode: String? = nil,
    figiInstrument: SnapTradeFIGI? = nil, currencies: [SnapTradeCurrency] = []
  ) {
    self.id = id
    self.symbol = symbol
    self.rawSymbol = rawSymbol
    self.description = description
    self.currency = currency
    self.exchange = exchange
    self.type = type
    self.figiCode = figiCode
    self.figiInstrument = figiInstrument
    self.currencies = currencies
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    rawSymbol = try members.text("raw_symbol")
    description = try members.optionalText("description")
    currency = try members.value("currency")
    exchange = try members.optionalValue("exchange")
    type = try members.value("type")
    figiCode = try members.optionalText("figi_code")
    figiInstrument = try members.optionalValue("figi_instrument")
    currencies = try members.list("currencies")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("raw_symbol", text: rawSymbol)
    writer.put("description", text: description)
    writer.put("currency", value: currency, form: form)
    // The member is an object or not there at all: the contract has no null for it.
    if exchange != nil { writer.put("exchange", value: exchange, form: form) }
    writer.put("type", value: type, form: form)
    writer.put("figi_code", text: figiCode)
    writer.put("figi_instrument", value: figiInstrument, form: form)
    writer.put("currencies", list: currencies, form: form)
    writer.endObject()
  }
}

public import CivilTime
public import JSON
public import Money

/// A security, fund or coin in the unified form; its kind stands in the object.
public struct SnapTradeSecurityInstrument: SnapTradeWireValue {
  /// Which sort of security.
  public var kind: SnapTradeWord<SnapTradeSecurityKind>
  /// Identifier, a UUID.
  public var id: String
  /// Ticker with the exchange's suffix.
  public var symbol: String
  /// Ticker without suffix.
  public var rawSymbol: String
  /// Name.
  public var description: String?
  /// ISO 4217 code of the listing.
  public var currency: String?
  /// Market identifier code, or the exchange's code.
  public var exchange: String?
  /// Both FIGI codes.
  public var figiInstrument: SnapTradeFIGI?

  /// Memberwise; what is left out is unknown.
  public init(
    kind: SnapTradeWord<SnapTradeSecurityKind>, id: String, symbol: String, rawSymbol: String,
    description: String? = nil, currency: String? = nil, exchange: String? = nil,
    figiInstrument: SnapTradeFIGI? = nil
  ) {
    self.kind = kind
    self.id = id
    self.symbol = symbol
    self.rawSymbol = rawSymbol
    self.description = description
    self.currency = currency
    self.exchange = exchange
    self.figiInstrument = figiInstrument
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    kind = try members.word("kind")
    id = try members.text("id")
    symbol = try members.text("symbol")
    rawSymbol = try members.text("raw_symbol")
    description = try members.optionalText("description")
    currency = try members.optionalText("currency")
    exchange = try members.optionalText("exchange")
    figiInstrument = try members.optionalValue("figi_instrument")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", word: kind)
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("raw_symbol", text: rawSymbol)
    writer.put("description", text: description)
    writer.put("currency", text: currency)
    writer.put("exchange", text: exchange)
    writer.put("figi_instrument", value: figiInstrument, form: form)
    writer.endObject()
  }
}

/// An option contract in the unified form.
public struct SnapTradeOptionInstrument: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// OCC symbol of 21 characters.
  public var symbol: String
  /// Call or put.
  public var optionType: SnapTradeWord<SnapTradeOptionType>
  /// Per share of the underlying, as text.
  public var strikePrice: ExactDecimal
  /// Last day.
  public var expirationDate: CivilDate
  /// Underlying shares per contract, as text.
  public var multiplier: ExactDecimal
  /// Name.
  public var description: String?
  /// What it is on.
  public var underlying: SnapTradeSecurityInstrument

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, optionType: SnapTradeWord<SnapTradeOptionType>, strikePrice: ExactDecimal,
    expirationDate: CivilDate, multiplier: ExactDecimal, description: String? = nil,
    underlying: SnapTradeSecurityInstrument
  ) {
    self.id = id
    self.symbol = symbol
    self.optionType = optionType
    self.strikePrice = strikePrice
    self.expirationDate = expirationDate
    self.multiplier = multiplier
    self.description = description
    self.underlying = underlying
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    optionType = try members.word("option_type")
    strikePrice = try members.decimal("strike_price")
    expirationDate = try members.date("expiration_date")
    multiplier = try members.decimal("multiplier")
    description = try members.optionalText("description")
    underlying = try members.value("underlying")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: "option")
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("option_type", word: optionType)
    writer.put("strike_price", quantity: strikePrice)
    writer.put("expiration_date", date: expirationDate)
    writer.put("multiplier", quantity: multiplier)
    writer.put("description", text: description)
    writer.put("underlying", value: underlying, form: form)
    writer.endObject()
  }
}

/// A future in the unified form.
public struct SnapTradeFutureInstrument: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Symbol of the contract, `ESM26`.
  public var symbol: String
  /// `ES`.
  public var rootSymbol: String
  /// `M26`.
  public var expirationCode: String
  /// Last day.
  public var expirationDate: CivilDate?
  /// As text.
  public var multiplier: ExactDecimal?
  /// ISO 4217 code.
  public var currency: String?
  /// Market identifier code.
  public var exchange: String?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, rootSymbol: String, expirationCode: String, expirationDate: CivilDate? = nil,
    multiplier: ExactDecimal? = nil, currency: String? = nil, exchange: String? = nil
  ) {
    self.id = id
    self.symbol = symbol
    self.rootSymbol = rootSymbol
    self.expirationCode = expirationCode
    self.expirationDate = expirationDate
    self.multiplier = multiplier
    self.currency = currency
    self.exchange = exchange
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    rootSymbol = try members.text("root_symbol")
    expirationCode = try members.text("expiration_code")
    expirationDate = try members.optionalDate("expiration_date")
    multiplier = try members.optionalDecimal("multiplier")
    currency = try members.optionalText("currency")
    exchange = try members.optionalText("exchange")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: "future")
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("root_symbol", text: rootSymbol)
    writer.put("expiration_code", text: expirationCode)
    writer.put("expiration_date", date: expirationDate)
    writer.put("multiplier", quantity: multiplier)
    writer.put("currency", text: currency)
    writer.put("exchange", text: exchange)
    writer.endObject()
  }
}

/// An option on a future in the unified form.
public struct SnapTradeFutureOptionInstrument: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Symbol of the contract.
  public var symbol: String
  /// Call or put.
  public var optionType: SnapTradeWord<SnapTradeOptionType>
  /// As text.
  public var strikePrice: ExactDecimal
  /// Last day.
  public var expirationDate: CivilDate
  /// As text.
  public var multiplier: ExactDecimal?
  /// Name.
  public var description: String?
  /// ISO 4217 code.
  public var currency: String?
  /// Market identifier code.
  public var exchange: String?
  /// The future.
  public var underlying: SnapTradeFutureInstrument

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, optionType: SnapTradeWord<SnapTradeOptionType>, strikePrice: ExactDecimal,
    expirationDate: CivilDate, multiplier: ExactDecimal? = nil, description: String? = nil, currency: String? = nil,
    exchange: String? = nil, underlying: SnapTradeFutureInstrument
  ) {
    self.id = id
    self.symbol = symbol
    self.optionType = optionType
    self.strikePrice = strikePrice
    self.expirationDate = expirationDate
    self.multiplier = multiplier
    self.description = description
    self.currency = currency
    self.exchange = exchange
    self.underlying = underlying
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    optionType = try members.word("option_type")
    strikePrice = try members.decimal("strike_price")
    expirationDate = try members.date("expiration_date")
    multiplier = try members.optionalDecimal("multiplier")
    description = try members.optionalText("description")
    currency = try members.optionalText("currency")
    exchange = try members.optionalText("exchange")
    underlying = try members.value("underlying")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: "future_option")
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("option_type", word: optionType)
    writer.put("strike_price", quantity: strikePrice)
    writer.put("expiration_date", date: expirationDate)
    writer.put("multiplier", quantity: multiplier)
    writer.put("description", text: description)
    writer.put("currency", text: currency)
    writer.put("exchange", text: exchange)
    writer.put("underlying", value: underlying, form: form)
    writer.endObject()
  }
}

/// A contract for difference in the unified form.
public struct SnapTradeCFDInstrument: SnapTradeWireValue {
  /// Identifier of the contract, a UUID.
  public var id: String
  /// Ticker of what lies under it.
  public var symbol: String
  /// The same without suffix.
  public var rawSymbol: String
  /// Name of what lies under it.
  public var description: String?
  /// ISO 4217 code.
  public var currency: String?
  /// Market identifier code.
  public var exchange: String?
  /// What lies under it.
  public var underlyingInstrument: SnapTradeSecurityInstrument

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, rawSymbol: String, description: String? = nil, currency: String? = nil,
    exchange: String? = nil, underlyingInstrument: SnapTradeSecurityInstrument
  ) {
    self.id = id
    self.symbol = symbol
    self.rawSymbol = rawSymbol
    self.description = description
    self.currency = currency
    self.exchange = exchange
    self.underlyingInstrument = underlyingInstrument
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    rawSymbol = try members.text("raw_symbol")
    description = try members.optionalText("description")
    currency = try members.optionalText("currency")
    exchange = try members.optionalText("exchange")
    underlyingInstrument = try members.value("underlying_instrument")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: "cfd")
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("raw_symbol", text: rawSymbol)
    writer.put("description", text: description)
    writer.put("currency", text: currency)
    writer.put("exchange", text: exchange)
    writer.put("underlying_instrument", value: underlyingInstrument, form: form)
    writer.endObject()
  }
}

/// A token that stands for a security, unified form.
public struct SnapTradeTokenizedInstrument: SnapTradeWireValue {
  /// Identifier of the token, a UUID.
  public var id: String
  /// Symbol of the token.
  public var symbol: String
  /// Name.
  public var description: String?
  /// The stock or fund that it stands for.
  public var underlyingInstrument: SnapTradeSecurityInstrument

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, description: String? = nil, underlyingInstrument: SnapTradeSecurityInstrument
  ) {
    self.id = id
    self.symbol = symbol
    self.description = description
    self.underlyingInstrument = underlyingInstrument
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.text("symbol")
    description = try members.optionalText("description")
    underlyingInstrument = try members.value("underlying_instrument")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: "tokenized_asset")
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("description", text: description)
    writer.put("underlying_instrument", value: underlyingInstrument, form: form)
    writer.endObject()
  }
}

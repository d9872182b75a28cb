public import JSON
public import Money

/// The latest quote of a symbol.
public struct SnapTradeQuote: SnapTradeWireValue {
  /// What is quoted.
  public var symbol: SnapTradeUniversalSymbol
  /// Last trade.
  public var lastTradePrice: ExactDecimal?
  /// Best bid.
  public var bidPrice: ExactDecimal?
  /// Best offer.
  public var askPrice: ExactDecimal?
  /// Units at the bid.
  public var bidSize: ExactDecimal?
  /// Units at the offer.
  public var askSize: ExactDecimal?

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: SnapTradeUniversalSymbol, lastTradePrice: ExactDecimal? = nil, bidPrice: ExactDecimal? = nil,
    askPrice: ExactDecimal? = nil, bidSize: ExactDecimal? = nil, askSize: ExactDecimal? = nil
  ) {
    self.symbol = symbol
    self.lastTradePrice = lastTradePrice
    self.bidPrice = bidPrice
    self.askPrice = askPrice
    self.bidSize = bidSize
    self.askSize = askSize
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.value("symbol")
    lastTradePrice = try members.optionalDecimal("last_trade_price")
    bidPrice = try members.optionalDecimal("bid_price")
    askPrice = try members.optionalDecimal("ask_price")
    bidSize = try members.optionalDecimal("bid_size")
    askSize = try members.optionalDecimal("ask_size")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", value: symbol, form: form)
    writer.put("last_trade_price", amount: lastTradePrice)
    writer.put("bid_price", amount: bidPrice)
    writer.put("ask_price", amount: askPrice)
    writer.put("bid_size", amount: bidSize)
    writer.put("ask_size", amount: askSize)
    writer.endObject()
  }
}

/// The rate between two currencies.
public struct SnapTradeExchangeRate: SnapTradeWireValue {
  /// One unit of this ...
  public var source: SnapTradeCurrency
  /// ... is worth `exchangeRate` of this.
  public var destination: SnapTradeCurrency
  /// Units of the destination per unit of the source.
  public var exchangeRate: ExactDecimal

  /// Memberwise; what is left out is unknown.
  public init(source: SnapTradeCurrency, destination: SnapTradeCurrency, exchangeRate: ExactDecimal) {
    self.source = source
    self.destination = destination
    self.exchangeRate = exchangeRate
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    source = try members.value("src")
    destination = try members.value("dst")
    exchangeRate = try members.decimal("exchange_rate")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("src", value: source, form: form)
    writer.put("dst", value: destination, form: form)
    writer.put("exchange_rate", amount: exchangeRate)
    writer.endObject()
  }
}

/// A security that a broker deals in.
public struct SnapTradeBrokerageInstrument: SnapTradeWireValue {
  /// Ticker.
  public var symbol: String
  /// Market identifier code.
  public var exchangeMIC: String?
  /// Can be traded.
  public var tradeable: Bool?
  /// Takes fractions.
  public var fractionable: Bool?
  /// Identifier of the universal symbol.
  public var universalSymbolID: String?

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: String, exchangeMIC: String? = nil, tradeable: Bool? = nil, fractionable: Bool? = nil,
    universalSymbolID: String? = nil
  ) {
    self.symbol = symbol
    self.exchangeMIC = exchangeMIC
    self.tradeable = tradeable
    self.fractionable = fractionable
    self.universalSymbolID = universalSymbolID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.text("symbol")
    exchangeMIC = try members.optionalText("exchange_mic")
    tradeable = try members.optionalFlag("tradeable")
    fractionable = try members.optionalFlag("fractionable")
    universalSymbolID = try members.optionalText("universal_symbol_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", text: symbol)
    writer.put("exchange_mic", text: exchangeMIC)
    writer.put("tradeable", flag: tradeable)
    writer.put("fractionable", flag: fractionable)
    writer.put("universal_symbol_id", text: universalSymbolID)
    writer.endObject()
  }
}

/// The broker inside an authorization type.
public struct SnapTradeBrokerageReference: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Full name.
  public var name: String
  /// Short unchanging name.
  public var slug: String

  /// Memberwise; what is left out is unknown.
  public init(id: String, name: String, slug: String) {
    self.id = id
    self.name = name
    self.slug = slug
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    name = try members.text("name")
    slug = try members.text("slug")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("name", text: name)
    writer.put("slug", text: slug)
    writer.endObject()
  }
}

/// A way to connect to a broker.
public struct SnapTradeAuthorizationType: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// What such a connection may do.
  public var type: SnapTradeWord<SnapTradeConnectionType>
  /// How the user signs in.
  public var authType: SnapTradeWord<SnapTradeAuthorizationMethod>
  /// The broker.
  public var brokerage: SnapTradeBrokerageReference

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, type: SnapTradeWord<SnapTradeConnectionType>, authType: SnapTradeWord<SnapTradeAuthorizationMethod>,
    brokerage: SnapTradeBrokerageReference
  ) {
    self.id = id
    self.type = type
    self.authType = authType
    self.brokerage = brokerage
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    type = try members.word("type")
    authType = try members.word("auth_type")
    brokerage = try members.value("brokerage")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("type", word: type)
    writer.put("auth_type", word: authType)
    writer.put("brokerage", value: brokerage, form: form)
    writer.endObject()
  }
}

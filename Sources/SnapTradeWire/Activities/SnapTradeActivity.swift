public import CivilTime
public import JSON
public import Money

/// A security inside an activity: a universal symbol without the list of currencies.
public struct SnapTradeActivitySymbol: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Ticker with the exchange's suffix.
  public var symbol: String
  /// Ticker without suffix.
  public var rawSymbol: String
  /// Name.
  public var description: String?
  /// Currency of the listing.
  public var currency: SnapTradeCurrency
  /// Where it is listed; `nil` leaves the member out.
  public var exchange: SnapTradeExchange?
  /// Type of the security.
  public var type: SnapTradeSecurityType
  /// FIGI of the listing.
  public var figiCode: String?
  /// Both FIGI codes.
  public var figiInstrument: SnapTradeFIGI?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: String, rawSymbol: String, description: String? = nil, currency: SnapTradeCurrency,
    exchange: SnapTradeExchange? = nil, type: SnapTradeSecurityType, figiCode: String? = nil,
    figiInstrument: SnapTradeFIGI? = nil
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
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("symbol", text: symbol)
    writer.put("raw_symbol", text: rawSymbol)
    writer.put("description", text: description)
    writer.put("currency", value: currency, form: form)
    if exchange != nil { writer.put("exchange", value: exchange, form: form) }
    writer.put("type", value: type, form: form)
    writer.put("figi_code", text: figiCode)
    writer.put("figi_instrument", value: figiInstrument, form: form)
    writer.endObject()
  }
}

/// A transaction of an account.
public struct SnapTradeActivity: SnapTradeWireValue {
  /// Identifier.
  public var id: String
  /// What moved; `nil` for cash events.
  public var symbol: SnapTradeActivitySymbol?
  /// The contract, on option rows; `nil` leaves the member out.
  public var optionSymbol: SnapTradeOptionSymbol?
  /// Quote asset when that is not money; `nil` leaves the member out.
  public var currencyUniversalSymbol: SnapTradeActivitySymbol?
  /// Per share, for options too; zero when there is none.
  public var price: ExactDecimal
  /// Bought positive, sold negative.
  public var units: ExactDecimal
  /// Effect on cash: in positive, out negative.
  public var amount: ExactDecimal?
  /// Of the amounts.
  public var currency: SnapTradeCurrency?
  /// Kind.
  public var type: SnapTradeWord<SnapTradeActivityType>
  /// `BUY_TO_OPEN` … on option trades, else empty.
  public var optionType: String
  /// The broker's words.
  public var description: String
  /// Often midnight.
  public var tradeDate: Instant?
  /// When it settled.
  public var settlementDate: Instant
  /// Cost.
  public var fee: ExactDecimal
  /// Exchange rate used.
  public var fxRate: ExactDecimal?
  /// Name of the broker.
  public var institution: String
  /// Groups related rows.
  public var externalReferenceID: String?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, symbol: SnapTradeActivitySymbol? = nil, optionSymbol: SnapTradeOptionSymbol? = nil,
    currencyUniversalSymbol: SnapTradeActivitySymbol? = nil, price: ExactDecimal, units: ExactDecimal,
    amount: ExactDecimal? = nil, currency: SnapTradeCurrency? = nil, type: SnapTradeWord<SnapTradeActivityType>,
    optionType: String, description: String, tradeDate: Instant? = nil, settlementDate: Instant, fee: ExactDecimal,
    fxRate: ExactDecimal? = nil, institution: String, externalReferenceID: String? = nil
  ) {
    self.id = id
    self.symbol = symbol
    self.optionSymbol = optionSymbol
    self.currencyUniversalSymbol = currencyUniversalSymbol
    self.price = price
    self.units = units
    self.amount = amount
    self.currency = currency
    self.type = type
    self.optionType = optionType
    self.description = description
    self.tradeDate = tradeDate
    self.settlementDate = settlementDate
    self.fee = fee
    self.fxRate = fxRate
    self.institution = institution
    self.externalReferenceID = externalReferenceID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    symbol = try members.optionalValue("symbol")
    optionSymbol = try members.optionalValue("option_symbol")
    currencyUniversalSymbol = try members.optionalValue("currency_universal_symbol")
    price = try members.decimal("price")
    units = try members.decimal("units")
    amount = try members.optionalDecimal("amount")
    currency = try members.optionalValue("currency")
    type = try members.word("type")
    optionType = try members.text("option_type")
    description = try members.text("description")
    tradeDate = try members.optionalTime("trade_date")
    settlementDate = try members.time("settlement_date")
    fee = try members.decimal("fee")
    fxRate = try members.optionalDecimal("fx_rate")
    institution = try members.text("institution")
    externalReferenceID = try members.optionalText("external_reference_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writeMembers(to: &writer, form: form)
    writer.endObject()
  }

  /// The members alone, into an object that has been begun.
  func writeMembers(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.put("id", text: id)
    writer.put("symbol", value: symbol, form: form)
    // Older clients refuse these two as `null`, and need neither.
    if optionSymbol != nil { writer.put("option_symbol", value: optionSymbol, form: form) }
    if currencyUniversalSymbol != nil {
      writer.put("currency_universal_symbol", value: currencyUniversalSymbol, form: form)
    }
    writer.put("price", amount: price)
    writer.put("units", amount: units)
    writer.put("amount", amount: amount)
    writer.put("currency", value: currency, form: form)
    writer.put("type", word: type)
    writer.put("option_type", text: optionType)
    writer.put("description", text: description)
    writer.put("trade_date", time: tradeDate)
    writer.put("settlement_date", time: settlementDate)
    writer.put("fee", amount: fee)
    writer.put("fx_rate", amount: fxRate)
    writer.put("institution", text: institution)
    writer.put("external_reference_id", text: externalReferenceID)
  }
}

/// Which part of a list an answer holds.
public struct SnapTradePagination: SnapTradeWireValue {
  /// Rows passed over.
  public var offset: Int
  /// Rows asked for at most.
  public var limit: Int
  /// Rows there are.
  public var total: Int

  /// Memberwise; what is left out is unknown.
  public init(offset: Int, limit: Int, total: Int) {
    self.offset = offset
    self.limit = limit
    self.total = total
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    offset = try members.count("offset")
    limit = try members.count("limit")
    total = try members.count("total")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("offset", count: offset)
    writer.put("limit", count: limit)
    writer.put("total", count: total)
    writer.endObject()
  }
}

/// A page of an account's activities.
public struct SnapTradeActivityPage: SnapTradeWireValue {
  /// Newest trade date first.
  public var data: [SnapTradeActivity]
  /// Which part this is.
  public var pagination: SnapTradePagination

  /// Memberwise; what is left out is unknown.
  public init(data: [SnapTradeActivity], pagination: SnapTradePagination) {
    self.data = data
    self.pagination = pagination
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    data = try members.list("data")
    pagination = try members.value("pagination")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("data", list: data, form: form)
    writer.put("pagination", value: pagination, form: form)
    writer.endObject()
  }
}

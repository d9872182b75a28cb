public import JSON

/// A stock exchange.
public struct SnapTradeExchange: SnapTradeWireValue {
  /// Stable identifier, a UUID.
  public var id: String
  /// SnapTrade's own short code, `TSX`.
  public var code: String
  /// ISO 10383 market identifier code.
  public var micCode: String?
  /// Name for people.
  public var name: String
  /// IANA time zone of the trading hours.
  public var timezone: String
  /// Opening time of day, `HH:MM:SS` in `timezone`.
  public var startTime: String
  /// Closing time of day, `HH:MM:SS` in `timezone`.
  public var closeTime: String
  /// What follows the raw symbol in SnapTrade's symbols, `.TO`.
  public var suffix: String?
  /// Only written on the exchange of an option's underlying; `nil` leaves the member out.
  public var allowsCryptocurrencySymbols: Bool?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, code: String, micCode: String? = nil, name: String, timezone: String, startTime: String,
    closeTime: String, suffix: String? = nil, allowsCryptocurrencySymbols: Bool? = nil
  ) {
    self.id = id
    self.code = code
    self.micCode = micCode
    self.name = name
    self.timezone = timezone
    self.startTime = startTime
    self.closeTime = closeTime
    self.suffix = suffix
    self.allowsCryptocurrencySymbols = allowsCryptocurrencySymbols
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    code = try members.text("code")
    micCode = try members.optionalText("mic_code")
    name = try members.text("name")
    timezone = try members.text("timezone")
    startTime = try members.text("start_time")
    closeTime = try members.text("close_time")
    suffix = try members.optionalText("suffix")
    allowsCryptocurrencySymbols = try members.optionalFlag("allows_cryptocurrency_symbols")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("code", text: code)
    writer.put("mic_code", text: micCode)
    writer.put("name", text: name)
    writer.put("timezone", text: timezone)
    writer.put("start_time", text: startTime)
    writer.put("close_time", text: closeTime)
    writer.put("suffix", text: suffix)
    if let allowsCryptocurrencySymbols {
      writer.put("allows_cryptocurrency_symbols", flag: allowsCryptocurrencySymbols)
    }
    writer.endObject()
  }
}

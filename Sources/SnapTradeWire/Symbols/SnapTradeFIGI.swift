public import JSON

/// The Financial Instrument Global Identifiers of a security.
public struct SnapTradeFIGI: SnapTradeWireValue {
  /// Identifier of the listing.
  public var figiCode: String?
  /// Identifier of the share class across listings.
  public var figiShareClass: String?

  /// Memberwise; what is left out is unknown.
  public init(figiCode: String? = nil, figiShareClass: String? = nil) {
    self.figiCode = figiCode
    self.figiShareClass = figiShareClass
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    figiCode = try members.optionalText("figi_code")
    figiShareClass = try members.optionalText("figi_share_class")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("figi_code", text: figiCode)
    writer.put("figi_share_class", text: figiShareClass)
    writer.endObject()
  }
}

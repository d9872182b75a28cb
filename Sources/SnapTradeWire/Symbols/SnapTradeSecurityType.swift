public import JSON

/// The type of a security.
public struct SnapTradeSecurityType: SnapTradeWireValue {
  /// Stable identifier, a UUID.
  public var id: String
  /// Short code, see `SnapTradeSecurityCode`.
  public var code: String
  /// Words for people.
  public var description: String
  /// Deprecated by SnapTrade, still sent.
  public var isSupported: Bool

  /// Memberwise; what is left out is unknown.
  public init(id: String, code: String, description: String, isSupported: Bool = true) {
    self.id = id
    self.code = code
    self.description = description
    self.isSupported = isSupported
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    code = try members.text("code")
    description = try members.text("description")
    isSupported = try members.flag("is_supported")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("code", text: code)
    writer.put("description", text: description)
    writer.put("is_supported", flag: isSupported)
    writer.endObject()
  }
}

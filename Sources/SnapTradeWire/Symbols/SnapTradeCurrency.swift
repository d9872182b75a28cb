public import JSON

/// A currency as SnapTrade describes it.
public struct SnapTradeCurrency: SnapTradeWireValue {
  /// Stable identifier, a UUID in lower case.
  public var id: String
  /// ISO 4217 code.
  public var code: String
  /// Name for people: `US Dollar`.
  public var name: String

  /// Memberwise; what is left out is unknown.
  public init(id: String, code: String, name: String) {
    self.id = id
    self.code = code
    self.name = name
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    code = try members.text("code")
    name = try members.text("name")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("code", text: code)
    writer.put("name", text: name)
    writer.endObject()
  }
}

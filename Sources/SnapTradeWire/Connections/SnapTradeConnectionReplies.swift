public import JSON

/// A reply that only says what was done: refresh, transactions sync, disable.
public struct SnapTradeDetail: SnapTradeWireValue {
  /// A sentence that names the connection.
  public var detail: String

  /// Memberwise; what is left out is unknown.
  public init(detail: String) {
    self.detail = detail
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    detail = try members.text("detail")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("detail", text: detail)
    writer.endObject()
  }
}

/// The reply to the deletion of a connection, which happens later.
public struct SnapTradeDeleteConnectionReply: SnapTradeWireValue {
  /// A sentence.
  public var detail: String
  /// Identifier of the connection.
  public var connectionID: String

  /// Memberwise; what is left out is unknown.
  public init(detail: String, connectionID: String) {
    self.detail = detail
    self.connectionID = connectionID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    detail = try members.text("detail")
    connectionID = try members.text("connection_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("detail", text: detail)
    writer.put("connection_id", text: connectionID)
    writer.endObject()
  }
}

public import CivilTime
public import JSON

/// The public status of the API.
public struct SnapTradeStatus: SnapTradeWireValue {
  /// Version of the API.
  public var version: Int
  /// The server's time.
  public var timestamp: Instant
  /// Always true from a server that answers.
  public var online: Bool

  /// Memberwise; what is left out is unknown.
  public init(version: Int, timestamp: Instant, online: Bool = true) {
    self.version = version
    self.timestamp = timestamp
    self.online = online
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    version = try members.count("version")
    timestamp = try members.time("timestamp")
    online = try members.flag("online")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("version", count: version)
    writer.put("timestamp", time: timestamp)
    writer.put("online", flag: online)
    writer.endObject()
  }
}

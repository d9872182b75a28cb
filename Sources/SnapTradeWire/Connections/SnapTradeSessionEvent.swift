public import CivilTime
public import JSON

/// A step of a portal session.
public struct SnapTradeSessionEvent: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// What happened.
  public var sessionEventType: SnapTradeWord<SnapTradeSessionEventType>
  /// The portal session.
  public var sessionID: String
  /// The key holder's name of the user.
  public var userID: String
  /// When.
  public var createdDate: Instant
  /// HTTP status that the broker answered.
  public var brokerageStatusCode: Int?
  /// The connection, once there is one.
  public var brokerageAuthorizationID: String?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, sessionEventType: SnapTradeWord<SnapTradeSessionEventType>, sessionID: String, userID: String,
    createdDate: Instant, brokerageStatusCode: Int? = nil, brokerageAuthorizationID: String? = nil
  ) {
    self.id = id
    self.sessionEventType = sessionEventType
    self.sessionID = sessionID
    self.userID = userID
    self.createdDate = createdDate
    self.brokerageStatusCode = brokerageStatusCode
    self.brokerageAuthorizationID = brokerageAuthorizationID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    sessionEventType = try members.word("session_event_type")
    sessionID = try members.text("session_id")
    userID = try members.text("user_id")
    createdDate = try members.time("created_date")
    brokerageStatusCode = try members.optionalCount("brokerage_status_code")
    brokerageAuthorizationID = try members.optionalText("brokerage_authorization_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("session_event_type", word: sessionEventType)
    writer.put("session_id", text: sessionID)
    writer.put("user_id", text: userID)
    writer.put("created_date", time: createdDate)
    writer.put("brokerage_status_code", count: brokerageStatusCode)
    writer.put("brokerage_authorization_id", text: brokerageAuthorizationID)
    writer.endObject()
  }
}

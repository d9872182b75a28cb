public import JSON

/// The body that registers a user.
public struct SnapTradeUserRequest: SnapTradeWireValue {
  /// Chosen by the key holder, unique and unchanging.
  public var userID: String

  /// Memberwise; what is left out is unknown.
  public init(userID: String) {
    self.userID = userID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    userID = try members.text("userId")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("userId", text: userID)
    writer.endObject()
  }
}

/// A user with the secret that opens it: reply to register and rotate, body of rotate.
public struct SnapTradeUserCredentials: SnapTradeWireValue {
  /// The key holder's name of the user.
  public var userID: String
  /// Shown once; never to be logged.
  public var userSecret: String

  /// Memberwise; what is left out is unknown.
  public init(userID: String, userSecret: String) {
    self.userID = userID
    self.userSecret = userSecret
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    userID = try members.text("userId")
    userSecret = try members.text("userSecret")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("userId", text: userID)
    writer.put("userSecret", text: userSecret)
    writer.endObject()
  }
}

/// The reply to the deletion of a user, which happens later.
public struct SnapTradeDeleteUserReply: SnapTradeWireValue {
  /// Always `deleted`.
  public var status: String
  /// A sentence.
  public var detail: String
  /// The user.
  public var userID: String

  /// Memberwise; what is left out is unknown.
  public init(status: String = "deleted", detail: String, userID: String) {
    self.status = status
    self.detail = detail
    self.userID = userID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    status = try members.text("status")
    detail = try members.text("detail")
    userID = try members.text("userId")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("status", text: status)
    writer.put("detail", text: detail)
    writer.put("userId", text: userID)
    writer.endObject()
  }
}

/// Where to send the user, and how to follow the session.
public struct SnapTradeLoginReply: SnapTradeWireValue {
  /// Address of the portal with a token good for one use within five minutes.
  public var redirectURI: String
  /// Identifier of the session, a UUID.
  public var sessionID: String

  /// Memberwise; what is left out is unknown.
  public init(redirectURI: String, sessionID: String) {
    self.redirectURI = redirectURI
    self.sessionID = sessionID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    redirectURI = try members.text("redirectURI")
    sessionID = try members.text("sessionId")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("redirectURI", text: redirectURI)
    writer.put("sessionId", text: sessionID)
    writer.endObject()
  }
}

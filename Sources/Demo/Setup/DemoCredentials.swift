import JSON

/// Everything that a client needs to ask the demo world through each API: the content of `demo.json`. Secrets lie open
/// in it, so the file is for its owner alone; printing shows none of them.
public struct DemoCredentials: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  /// A SnapTrade key with one user.
  public struct HubUser: Sendable, Equatable {
    public var clientID = ""
    public var consumerKey = ""
    public var userID = ""
    public var userSecret = ""

    public init() {}
  }

  /// The URLs of the origins as they listen now.
  public var origins = DemoOrigins()
  /// A key in daily mode with the value history on.
  public var daily = HubUser()
  /// A key in real time mode.
  public var realtime = HubUser()
  public var tradeStationID = ""
  public var tradeStationSecret = ""
  public var refreshToken = ""
  public var ariesID = ""
  public var ariesSecret = ""
  public var bookToken = ""

  public init() {}

  public var description: String { "DemoCredentials(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where the four APIs of this program listen: scheme, host and port, no slash at the end.
public struct DemoOrigins: Sendable, Equatable {
  public var hub: String
  public var tradestation: String
  public var aries: String
  public var book: String

  public init(hub: String = "", tradestation: String = "", aries: String = "", book: String = "") {
    self.hub = hub
    self.tradestation = tradestation
    self.aries = aries
    self.book = book
  }
}

extension DemoCredentials {
  /// Reads what ``json`` wrote; a member that is missing is empty, and set up anew. Nil when it is no JSON object.
  public init?(json bytes: [UInt8]) {
    guard let file = try? JSONValue(parsing: bytes), file.objectValue != nil else { return nil }
    func text(_ object: String, _ member: String) -> String { file[object]?[member]?.stringValue ?? "" }
    func user(_ object: String) -> HubUser {
      var user = HubUser()
      user.clientID = text(object, "clientId")
      user.consumerKey = text(object, "consumerKey")
      user.userID = text(object, "userId")
      user.userSecret = text(object, "userSecret")
      return user
    }
    self.init()
    origins = DemoOrigins(
      hub: text("hub", "url"), tradestation: text("tradestation", "url"), aries: text("aries", "url"),
      book: text("book", "url"))
    daily = user("hub")
    realtime = user("hub_realtime")
    tradeStationID = text("tradestation", "client_id")
    tradeStationSecret = text("tradestation", "client_secret")
    refreshToken = text("tradestation", "refresh_token")
    ariesID = text("aries", "client_id")
    ariesSecret = text("aries", "client_secret")
    bookToken = text("book", "token")
  }

  /// The text of `demo.json`, on one line.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, user) in [("hub", daily), ("hub_realtime", realtime)] {
      writer.name(name)
      writer.beginObject()
      writer.member("url", string: origins.hub)
      writer.member("clientId", string: user.clientID)
      writer.member("consumerKey", string: user.consumerKey)
      writer.member("userId", string: user.userID)
      writer.member("userSecret", string: user.userSecret)
      writer.endObject()
    }
    writer.name("tradestation")
    writer.beginObject()
    writer.member("url", string: origins.tradestation)
    writer.member("client_id", string: tradeStationID)
    writer.member("client_secret", string: tradeStationSecret)
    writer.member("userid", string: DemoWorld.owner)
    writer.member("refresh_token", string: refreshToken)
    writer.endObject()
    writer.name("aries")
    writer.beginObject()
    writer.member("url", string: origins.aries)
    writer.member("client_id", string: ariesID)
    writer.member("client_secret", string: ariesSecret)
    writer.endObject()
    writer.name("book")
    writer.beginObject()
    writer.member("url", string: origins.book)
    writer.member("token", string: bookToken)
    writer.endObject()
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}

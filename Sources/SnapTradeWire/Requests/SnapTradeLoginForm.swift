public import JSON

/// What a connection asked for by a login may do.
public enum SnapTradeLoginAccess: String, Sendable, Hashable, CaseIterable {
  case read
  case trade
  /// Trading where the broker offers it, else reading.
  case tradeIfAvailable = "trade-if-available"
}

/// The languages of the portal.
public enum SnapTradePortalLanguage: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case brazilianPortuguese = "pt-BR"

  /// Takes any case, `-` or `_`, and a region of English; `nil` for a language that the portal lacks.
  public init?(tag: String) {
    let plain = tag.lowercased().replacing("_", with: "-")
    switch plain {
    case "pt-br": self = .brazilianPortuguese
    case "en": self = .english
    default:
      guard plain.hasPrefix("en-"), plain.utf8.count > 3 else { return nil }
      self = .english
    }
  }
}

/// The body of a login: how the portal is to look and what it is to connect. Every member is optional.
public struct SnapTradeLoginForm: SnapTradeWireValue {
  /// Slug of the broker, which skips the list.
  public var broker: String?
  /// Return to the app without the portal's own last page.
  public var immediateRedirect = false
  /// Where to return to, instead of the key's own address.
  public var customRedirect: String?
  /// Identifier of the connection to repair or raise.
  public var reconnect: String?
  /// Asked rights; `nil` means reading, or on a reconnection what the connection had.
  public var connectionType: SnapTradeLoginAccess?
  /// Dark colours.
  public var darkMode = false
  /// Show the sign that closes the portal.
  public var showCloseButton = true
  /// Language of the portal.
  public var locale = SnapTradePortalLanguage.english

  /// A login without wishes.
  public init() {}

  /// Reads and checks the body; versions of the portal other than v2, v3 and v4 are refused, all mean v4.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    self.init()
    let members = try WireMembers(json)
    broker = try members.optionalText("broker")
    immediateRedirect = try members.optionalFlag("immediateRedirect") ?? false
    customRedirect = try members.optionalText("customRedirect")
    if let id = try members.optionalText("reconnect"), !id.isEmpty {
      reconnect = try SnapTradeField.uuid("reconnect", id)
    }
    connectionType = try members.optionalText("connectionType").map { word throws(SnapTradeWireError) in
      try SnapTradeField.word("connectionType", word)
    }
    darkMode = try members.optionalFlag("darkMode") ?? false
    showCloseButton = try members.optionalFlag("showCloseButton") ?? true
    if let version = try members.optionalText("connectionPortalVersion"), !["v2", "v3", "v4"].contains(version) {
      throw SnapTradeWireError(.notAllowed, "one of v2, v3, v4 was expected", path: "connectionPortalVersion")
    }
    if let tag = try members.optionalText("locale") {
      guard let language = SnapTradePortalLanguage(tag: tag) else {
        throw SnapTradeWireError(.notAllowed, "one of en, pt-BR was expected", path: "locale")
      }
      locale = language
    }
  }

  /// Writes the wishes that differ from the defaults.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    if let broker { writer.put("broker", text: broker) }
    if immediateRedirect { writer.put("immediateRedirect", flag: true) }
    if let customRedirect { writer.put("customRedirect", text: customRedirect) }
    if let reconnect { writer.put("reconnect", text: reconnect) }
    if let connectionType { writer.put("connectionType", text: connectionType.rawValue) }
    if darkMode { writer.put("darkMode", flag: true) }
    if !showCloseButton { writer.put("showCloseButton", flag: false) }
    if locale != .english { writer.put("locale", text: locale.rawValue) }
    writer.endObject()
  }
}

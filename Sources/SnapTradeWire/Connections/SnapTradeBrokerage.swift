public import JSON

/// What sort of broker it is.
public struct SnapTradeBrokerageType: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// `Traditional Brokerage`.
  public var name: String

  /// Memberwise; what is left out is unknown.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    name = try members.text("name")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("name", text: name)
    writer.endObject()
  }
}

/// A broker that accounts can be connected from.
public struct SnapTradeBrokerage: SnapTradeWireValue {
  /// Identifier, a UUID.
  public var id: String
  /// Short unchanging name in capitals.
  public var slug: String
  /// Full name.
  public var name: String
  /// Name to show.
  public var displayName: String
  /// A sentence about it.
  public var description: String
  /// Address of the logo.
  public var logoURL: String
  /// Address of the square logo.
  public var squareLogoURL: String?
  /// The broker's own page.
  public var url: String?
  /// Takes new connections.
  public var enabled: Bool
  /// Closed for maintenance.
  public var maintenanceMode: Bool
  /// Works badly at present.
  public var isDegraded: Bool
  /// Orders can be placed.
  public var allowsTrading: Bool?
  /// Deprecated.
  public var allowsFractionalUnits: Bool?
  /// Deprecated.
  public var hasReporting: Bool?
  /// Deprecated.
  public var isRealTimeConnection: Bool
  /// Sort of broker.
  public var brokerageType: SnapTradeBrokerageType
  /// Deprecated identifiers of exchanges.
  public var exchanges: [String]
  /// Deprecated.
  public var openURL: String?

  /// Memberwise; what is left out is unknown.
  public init(
    id: String, slug: String, name: String, displayName: String, description: String, logoURL: String,
    squareLogoURL: String? = nil, url: String? = nil, enabled: Bool = true, maintenanceMode: Bool = false,
    isDegraded: Bool = false, allowsTrading: Bool? = nil, allowsFractionalUnits: Bool? = nil,
    hasReporting: Bool? = nil, isRealTimeConnection: Bool = true, brokerageType: SnapTradeBrokerageType,
    exchanges: [String] = [], openURL: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.displayName = displayName
    self.description = description
    self.logoURL = logoURL
    self.squareLogoURL = squareLogoURL
    self.url = url
    self.enabled = enabled
    self.maintenanceMode = maintenanceMode
    self.isDegraded = isDegraded
    self.allowsTrading = allowsTrading
    self.allowsFractionalUnits = allowsFractionalUnits
    self.hasReporting = hasReporting
    self.isRealTimeConnection = isRealTimeConnection
    self.brokerageType = brokerageType
    self.exchanges = exchanges
    self.openURL = openURL
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    id = try members.text("id")
    slug = try members.text("slug")
    name = try members.text("name")
    displayName = try members.text("display_name")
    description = try members.text("description")
    logoURL = try members.text("aws_s3_logo_url")
    squareLogoURL = try members.optionalText("aws_s3_square_logo_url")
    url = try members.optionalText("url")
    enabled = try members.flag("enabled")
    maintenanceMode = try members.flag("maintenance_mode")
    isDegraded = try members.flag("is_degraded")
    allowsTrading = try members.optionalFlag("allows_trading")
    allowsFractionalUnits = try members.optionalFlag("allows_fractional_units")
    hasReporting = try members.optionalFlag("has_reporting")
    isRealTimeConnection = try members.flag("is_real_time_connection")
    brokerageType = try members.value("brokerage_type")
    exchanges = try members.texts("exchanges")
    openURL = try members.optionalText("open_url")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("id", text: id)
    writer.put("slug", text: slug)
    writer.put("name", text: name)
    writer.put("display_name", text: displayName)
    writer.put("description", text: description)
    writer.put("aws_s3_logo_url", text: logoURL)
    writer.put("aws_s3_square_logo_url", text: squareLogoURL)
    writer.put("url", text: url)
    writer.put("enabled", flag: enabled)
    writer.put("maintenance_mode", flag: maintenanceMode)
    writer.put("is_degraded", flag: isDegraded)
    writer.put("allows_trading", flag: allowsTrading)
    writer.put("allows_fractional_units", flag: allowsFractionalUnits)
    writer.put("has_reporting", flag: hasReporting)
    writer.put("is_real_time_connection", flag: isRealTimeConnection)
    writer.put("brokerage_type", value: brokerageType, form: form)
    writer.put("exchanges", texts: exchanges)
    writer.put("open_url", text: openURL)
    writer.endObject()
  }
}

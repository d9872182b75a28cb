public import JSON

/// What a key may do (`PartnerData`).
public struct SnapTradePartner: SnapTradeWireValue {
  /// Short name of the key's holder.
  public var slug: String
  /// Name of the key's holder.
  public var name: String
  /// Address of the logo.
  public var logoURL: String?
  /// Brokers that its users may connect.
  public var allowedBrokerages: [SnapTradeBrokerage]
  /// May place orders.
  public var canAccessTrades: Bool
  /// May read holdings.
  public var canAccessHoldings: Bool
  /// May read activities.
  public var canAccessAccountHistory: Bool
  /// May read symbols and exchanges.
  public var canAccessReferenceData: Bool
  /// Retired feature.
  public var canAccessPortfolioManagement: Bool
  /// May read orders.
  public var canAccessOrders: Bool
  /// Where the portal returns to.
  public var redirectURI: String?
  /// Deprecated.
  public var pinRequired: Bool

  /// Memberwise; what is left out is unknown.
  public init(
    slug: String, name: String, logoURL: String? = nil, allowedBrokerages: [SnapTradeBrokerage],
    canAccessTrades: Bool = true, canAccessHoldings: Bool = true, canAccessAccountHistory: Bool = true,
    canAccessReferenceData: Bool = true, canAccessPortfolioManagement: Bool = false, canAccessOrders: Bool = true,
    redirectURI: String? = nil, pinRequired: Bool = false
  ) {
    self.slug = slug
    self.name = name
    self.logoURL = logoURL
    self.allowedBrokerages = allowedBrokerages
    self.canAccessTrades = canAccessTrades
    self.canAccessHoldings = canAccessHoldings
    self.canAccessAccountHistory = canAccessAccountHistory
    self.canAccessReferenceData = canAccessReferenceData
    self.canAccessPortfolioManagement = canAccessPortfolioManagement
    self.canAccessOrders = canAccessOrders
    self.redirectURI = redirectURI
    self.pinRequired = pinRequired
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    slug = try members.text("slug")
    name = try members.text("name")
    logoURL = try members.optionalText("logo_url")
    allowedBrokerages = try members.list("allowed_brokerages")
    canAccessTrades = try members.flag("can_access_trades")
    canAccessHoldings = try members.flag("can_access_holdings")
    canAccessAccountHistory = try members.flag("can_access_account_history")
    canAccessReferenceData = try members.flag("can_access_reference_data")
    canAccessPortfolioManagement = try members.flag("can_access_portfolio_management")
    canAccessOrders = try members.flag("can_access_orders")
    redirectURI = try members.optionalText("redirect_uri")
    pinRequired = try members.flag("pin_required")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("slug", text: slug)
    writer.put("name", text: name)
    writer.put("logo_url", text: logoURL)
    writer.put("allowed_brokerages", list: allowedBrokerages, form: form)
    writer.put("can_access_trades", flag: canAccessTrades)
    writer.put("can_access_holdings", flag: canAccessHoldings)
    writer.put("can_access_account_history", flag: canAccessAccountHistory)
    writer.put("can_access_reference_data", flag: canAccessReferenceData)
    writer.put("can_access_portfolio_management", flag: canAccessPortfolioManagement)
    writer.put("can_access_orders", flag: canAccessOrders)
    writer.put("redirect_uri", text: redirectURI)
    writer.put("pin_required", flag: pinRequired)
    writer.endObject()
  }
}

public import WireMembers

/// One account of `GET /v2/users/{userid}/accounts`.
public struct AccountInfo: WireObject {
  /// Nickname chosen by the user, empty when none.
  public var alias: String?
  /// Alternate identifier.
  public var alternateID: String?
  /// The alternate identifier if any, else the account's name.
  public var displayName: String?
  public var isStockLocateEligible: Bool?
  /// Identifier used in paths, not the account number.
  public var key: Int?
  /// Account name or number.
  public var name: String?
  public var status: AccountStatus?
  public var statusDescription: String?
  public var type: AccountType?
  public var typeDescription: String?

  public init() {}

  /// An account with the members every version carries.
  public init(key: Int, name: String, type: AccountType) {
    self.key = key
    self.name = name
    self.type = type
    typeDescription = type.description
  }

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("Alias", &alias)
    pass.text("AltId", &alternateID)
    pass.text("DisplayName", &displayName)
    pass.flag("IsStockLocateEligible", &isStockLocateEligible)
    pass.count("Key", &key)
    pass.text("Name", &name)
    pass.text("Status", &status)
    pass.text("StatusDescription", &statusDescription)
    pass.text("Type", &type)
    pass.text("TypeDescription", &typeDescription)
  }
}

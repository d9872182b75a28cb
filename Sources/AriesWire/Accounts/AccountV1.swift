public import CivilTime
public import JSON
public import WireMembers

/// One account of `GET /v1/users/me/accounts`.
public struct AccountV1: WireObject {
  /// Number of the account in the broker's records.
  public var id: Int?
  /// Firm designated identifier.
  public var firmDesignatedID: String?
  public var apexID: String?
  /// Account number at the clearing firm.
  public var clearingAccountID: String?
  /// Identifier that orders and account routes take.
  public var tradingAccountID: String?
  public var status: AccountStatus?
  /// State at the clearing firm.
  public var clearingStatus: String?
  /// Whether it is a paper account.
  public var isSimulated: Bool?
  /// Such as `INDIVIDUAL` or `JOINT`.
  public var accountType: String?
  public var accountClass: AccountClass?
  public var primaryUserID: Int?
  /// 0 when there is none.
  public var jointUserID: Int?
  public var primaryUser: JSONValue?
  public var jointUser: JSONValue?
  public var application: JSONValue?
  public var createdAt: Instant?
  public var updatedAt: Instant?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.count("id", &id)
    pass.text("fdid", &firmDesignatedID)
    pass.text("apex_id", &apexID)
    pass.text("apex_account_id", &clearingAccountID)
    pass.text("sterling_account_id", &tradingAccountID)
    pass.text("status", &status)
    pass.text("apex_status", &clearingStatus)
    pass.flag("is_sim", &isSimulated)
    pass.text("account_type", &accountType)
    pass.text("account_class", &accountClass)
    pass.count("primary_user_id", &primaryUserID)
    pass.count("joint_user_id", &jointUserID)
    pass.raw("primary_user", &primaryUser, absent: .null)
    pass.raw("joint_user", &jointUser, absent: .null)
    pass.raw("account_application", &application, absent: .null)
    pass.text("created_at", &createdAt)
    pass.text("updated_at", &updatedAt)
  }
}

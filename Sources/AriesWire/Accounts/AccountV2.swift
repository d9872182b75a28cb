public import WireMembers

/// One account of `GET /v2/users/me/accounts`; its six members are always present.
public struct AccountV2: WireObject {
  /// Identifier for orders and account routes, empty until created.
  public var tradingAccountID = ""
  /// Account number at the clearing firm, empty for paper accounts.
  public var brokerAccountID = ""
  /// Such as `INDIVIDUAL`, empty for paper accounts.
  public var accountType = ""
  /// `MARGIN` or `CASH`, empty for paper accounts; see `AccountClass`.
  public var accountClass = ""
  /// Whether it is a paper account.
  public var isSimulated: Bool?
  /// Only an open account trades.
  public var status: AccountStatus?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.text("trading_account_id", &tradingAccountID)
    pass.text("broker_account_id", &brokerAccountID)
    pass.text("account_type", &accountType)
    pass.text("account_class", &accountClass)
    pass.flag("is_sim", &isSimulated)
    pass.text("status", &status)
  }
}

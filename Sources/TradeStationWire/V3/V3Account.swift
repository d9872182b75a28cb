public import WireMembers

extension V3 {
  /// One account of `GET /v3/brokerage/accounts`.
  public struct Account: WireObject {
    public var accountID: String?
    public var accountType: InFull<AccountType>?
    /// Nickname chosen by the user; absent when none.
    public var alias: String?
    /// Alternate identifier; absent when none.
    public var alternateID: String?
    public var currency: String?
    public var status: InFull<AccountStatus>?
    /// Equity accounts only.
    public var detail: AccountDetail?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.text("Alias", &alias)
      pass.text("AltID", &alternateID)
      pass.text("Currency", &currency)
      pass.text("Status", &status)
      pass.text("AccountType", &accountType)
      pass.object("AccountDetail", &detail)
    }
  }

  /// What an equity account may do.
  public struct AccountDetail: WireObject {
    public var isStockLocateEligible: Bool?
    /// It borrows by Regulation T.
    public var enrolledInRegTProgram: Bool?
    public var requiresBuyingPowerWarning: Bool?
    public var dayTradingQualified: Bool?
    /// 0 to 5, see `OptionApproval`.
    public var optionApprovalLevel: Int?
    public var patternDayTrader: Bool?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.flag("IsStockLocateEligible", &isStockLocateEligible)
      pass.flag("EnrolledInRegTProgram", &enrolledInRegTProgram)
      pass.flag("RequiresBuyingPowerWarning", &requiresBuyingPowerWarning)
      pass.flag("DayTradingQualified", &dayTradingQualified)
      pass.count("OptionApprovalLevel", &optionApprovalLevel)
      pass.flag("PatternDayTrader", &patternDayTrader)
    }
  }
}

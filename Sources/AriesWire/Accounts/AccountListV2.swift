public import WireMembers

/// Answer of `GET /v2/users/me/accounts`.
public struct AccountListV2: WireObject {
  public var accounts: [AccountV2] = []

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.list("accounts", &accounts)
  }
}

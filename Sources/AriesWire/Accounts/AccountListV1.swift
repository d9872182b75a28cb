public import WireMembers

/// Answer of `GET /v1/users/me/accounts`.
public struct AccountListV1: WireObject {
  public var accounts: [AccountV1] = []

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.list("accounts", &accounts)
  }
}

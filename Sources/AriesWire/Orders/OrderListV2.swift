public import WireMembers

/// Answer of `GET /v2/accounts/{id}/orders` and of its history.
public struct OrderListV2: WireObject {
  public var orders: [OrderV2] = []
  /// Where the next page begins, 0 on the last.
  public var nextCursor: Int?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.list("orders", &orders)
    pass.count("nextCursor", &nextCursor)
  }
}

public import WireMembers

/// Answer of `GET /v1/accounts/{id}/orders`.
public struct OrderListV1: WireObject {
  public var orders: [OrderV1] = []
  public var availability: Availability?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.list("orders", &orders)
    pass.object("availability", &availability)
  }
}

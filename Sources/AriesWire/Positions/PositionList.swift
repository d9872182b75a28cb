public import WireMembers

/// Answer of `GET /v1/accounts/{id}/positions`.
public struct PositionList: WireObject {
  public var positions: [Position] = []
  public var availability: Availability?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.list("positions", &positions)
    pass.object("availability", &availability)
  }
}

import Money

extension OrderV2 {
  /// SnapTrade's order status; `NONE` when the order names none.
  public var snapTradeStatus: String {
    status?.snapTradeStatus(isPartlyFilled: filledQuantity?.isPositive ?? false) ?? "NONE"
  }

  /// SnapTrade's action; an option order's comes from its only leg. Nil when the order names no side.
  public var snapTradeAction: String? {
    side?.snapTradeAction(effect: legs?.count == 1 ? legs?.first?.positionEffect : nil)
  }
}

extension OrderV1 {
  /// SnapTrade's order status; `NONE` when the order names none.
  public var snapTradeStatus: String {
    status?.snapTradeStatus(isPartlyFilled: filledQuantity?.isPositive ?? false) ?? "NONE"
  }
}

import Money

extension OrderDetail {
  /// How the price is bound: as the first leg says, else by the prices the order carries. The listed order itself has
  /// no such member.
  public var orderType: OrderType {
    if let word = legs.first?.orderTypeDescription { return word }
    switch (Self.isSet(limitPrice, limitPriceText), Self.isSet(stopPrice, stopPriceText)) {
    case (true, true): return .stopLimit
    case (true, false): return .limit
    case (false, true): return .stopMarket
    case (false, false): return .market
    }
  }

  /// SnapTrade's order status. An order that went out after some fills is partly cancelled, whatever its code.
  public var snapTradeStatus: String {
    let word = status?.snapTradeStatus ?? "NONE"
    let isPartlyFilled = executeQuantity.map { !$0.isZero } ?? false
    return word == "CANCELED" && isPartlyFilled ? "PARTIAL_CANCELED" : word
  }

  private static func isSet(_ price: ExactDecimal?, _ text: String?) -> Bool {
    guard let known = price ?? text.flatMap({ ExactDecimal($0) }) else { return false }
    return !known.isZero
  }
}

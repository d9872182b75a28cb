public import WireMembers

/// How an order's price is bound.
public enum OrderType: CodedWord {
  case market
  case limit
  case stop
  case stopLimit
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderType>([
    .init(.market, "MARKET", "Market", snapTrade: "Market"),
    .init(.limit, "LIMIT", "Limit", snapTrade: "Limit"),
    .init(.stop, "STOP", "Stop", snapTrade: "Stop", also: ["STOPMARKET", "STOP_MARKET"]),
    .init(.stopLimit, "STOP_LIMIT", "Stop limit", snapTrade: "StopLimit", also: ["STOPLIMIT"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's order type; an unknown code stands for itself.
  public var snapTradeOrderType: String { snapTradeWord ?? code }
}

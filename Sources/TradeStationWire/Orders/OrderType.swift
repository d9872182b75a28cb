public import WireMembers

/// How an order's price is bound.
public enum OrderType: CodedWord {
  case market
  case limit
  case stopMarket
  case stopLimit
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderType>([
    .init(.market, "Market", snapTrade: "Market"),
    .init(.limit, "Limit", snapTrade: "Limit"),
    .init(.stopMarket, "StopMarket", "Stop Market", snapTrade: "Stop", also: ["Stop Market", "Stop"]),
    .init(.stopLimit, "StopLimit", "Stop Limit", snapTrade: "StopLimit", also: ["Stop Limit"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's order type; an unknown code stands for itself.
  public var snapTradeOrderType: String { snapTradeWord ?? code }
}

public import WireMembers

/// Side of an order. Legs know buy and sell only, and whether they open or close.
public enum OrderSide: CodedWord {
  case buy
  case sell
  case sellShort
  case buyToCover
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderSide>([
    .init(.buy, "BUY", "Buy", snapTrade: "BUY", also: ["B"]),
    .init(.sell, "SELL", "Sell", snapTrade: "SELL", also: ["S"]),
    .init(.sellShort, "SELL_SHORT", "Sell short", snapTrade: "SELL_SHORT"),
    .init(.buyToCover, "BUY_TO_COVER", "Buy to cover", snapTrade: "BUY_COVER"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's action. With an option leg's effect it is one of the four option actions; an unknown code stands for
  /// itself.
  public func snapTradeAction(effect: PositionEffect? = nil) -> String {
    switch (self, effect) {
    case (.buy, .open): "BUY_OPEN"
    case (.buy, .close): "BUY_CLOSE"
    case (.sell, .open): "SELL_OPEN"
    case (.sell, .close): "SELL_CLOSE"
    default: snapTradeWord ?? code
    }
  }

  /// Side and effect of one of SnapTrade's eight actions; stock actions have no effect. Nil for any other word.
  public static func reading(snapTradeAction action: String) -> (side: OrderSide, effect: PositionEffect?)? {
    switch action {
    case "BUY_OPEN": (.buy, .open)
    case "BUY_CLOSE": (.buy, .close)
    case "SELL_OPEN": (.sell, .open)
    case "SELL_CLOSE": (.sell, .close)
    default: OrderSide(snapTradeWord: action).map { ($0, nil) }
    }
  }
}

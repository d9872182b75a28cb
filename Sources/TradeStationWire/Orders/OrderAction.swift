public import WireMembers

/// Side of an order. Answers spell it in words (`Buy to Open`), requests in one (`BUYTOOPEN`); both are read.
public enum OrderAction: CodedWord {
  case buy
  case sell
  case buyToCover
  case sellShort
  case buyToOpen
  case buyToClose
  case sellToOpen
  case sellToClose
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderAction>([
    .init(.buy, "Buy", snapTrade: "BUY"),
    .init(.sell, "Sell", snapTrade: "SELL"),
    .init(.buyToCover, "Buy to Cover", snapTrade: "BUY_COVER", also: ["BUYTOCOVER"]),
    .init(.sellShort, "Sell Short", snapTrade: "SELL_SHORT", also: ["SELLSHORT"]),
    .init(.buyToOpen, "Buy to Open", snapTrade: "BUY_OPEN", also: ["BUYTOOPEN"]),
    .init(.buyToClose, "Buy to Close", snapTrade: "BUY_CLOSE", also: ["BUYTOCLOSE"]),
    .init(.sellToOpen, "Sell to Open", snapTrade: "SELL_OPEN", also: ["SELLTOOPEN"]),
    .init(.sellToClose, "Sell to Close", snapTrade: "SELL_CLOSE", also: ["SELLTOCLOSE"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// The spelling of requests.
  public var requestCode: String {
    code.uppercased().filter { $0 != " " }
  }

  /// SnapTrade's action; an unknown code stands for itself.
  public var snapTradeAction: String { snapTradeWord ?? code }
}

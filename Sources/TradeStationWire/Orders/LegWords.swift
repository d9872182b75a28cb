public import WireMembers

/// Side of an order's leg.
public enum LegSide: CodedWord {
  case buy
  case sell
  case sellShort
  case buyToCover
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<LegSide>([
    .init(.buy, "B", "Buy", snapTrade: "BUY", also: ["Buy"]),
    .init(.sell, "S", "Sell", snapTrade: "SELL", also: ["Sell"]),
    .init(.sellShort, "T", "Sell Short", snapTrade: "SELL_SHORT", also: ["SellShort"]),
    .init(.buyToCover, "C", "Buy to Cover", snapTrade: "BUY_COVER", also: ["BuyToCover"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

/// Whether a leg opens or closes a position.
public enum OpenOrClose: CodedWord {
  case open
  case close
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OpenOrClose>([
    .init(.open, "O", "Open", also: ["Open"]),
    .init(.close, "C", "Close", also: ["Close"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

/// Kind of an option; blank for anything else.
public enum PutOrCall: CodedWord {
  case put
  case call
  case neither
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<PutOrCall>([
    .init(.put, "P", "Put", also: ["Put"]),
    .init(.call, "C", "Call", also: ["Call"]),
    .init(.neither, ""),
  ])

  public static var emptyIsAbsent: Bool { false }

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

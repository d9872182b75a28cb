public import WireMembers

/// Kind of an account; it decides the shape of the balances object.
public enum AccountType: CodedWord {
  case cash
  case margin
  /// Delivery versus payment.
  case deliveryVersusPayment
  case futures
  case forex
  /// Japanese equities: draft documents only.
  case japaneseEquities
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<AccountType>([
    .init(.cash, "C", "Cash", also: ["Cash"]),
    .init(.margin, "M", "Margin", also: ["Margin"]),
    .init(.deliveryVersusPayment, "D", "DVP", also: ["DVP"]),
    .init(.futures, "F", "Futures", also: ["Futures"]),
    .init(.forex, "X", "Forex", also: ["Forex"]),
    .init(.japaneseEquities, "J", "JPEQ", also: ["JPEQ"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// Whether the balances object is the one for equities.
  public var isEquity: Bool {
    switch self {
    case .cash, .margin, .deliveryVersusPayment: true
    default: false
    }
  }
}

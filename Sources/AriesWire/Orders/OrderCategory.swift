public import WireMembers

/// Shape of an order.
public enum OrderCategory: CodedWord {
  case equity
  case singleLeg
  case multiLeg
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderCategory>([
    .init(.equity, "EQUITY", "Equity"),
    .init(.singleLeg, "SINGLE_LEG", "One option leg"),
    .init(.multiLeg, "MULTI_LEG", "Several legs"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

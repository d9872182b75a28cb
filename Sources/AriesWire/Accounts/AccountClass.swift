public import WireMembers

/// Whether an account may borrow.
public enum AccountClass: CodedWord {
  case margin
  case cash
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<AccountClass>([
    .init(.margin, "MARGIN", "Margin"),
    .init(.cash, "CASH", "Cash"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

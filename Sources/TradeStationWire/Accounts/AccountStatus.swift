public import WireMembers

/// State of an account. Compare the word, never the description: dashes, plural and case vary between documents.
public enum AccountStatus: CodedWord {
  case active
  case closed
  case closingTransactionsOnly
  case marginCall
  case inactive
  case liquidatingTransactionsOnly
  case restricted
  case ninetyDayRestriction
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<AccountStatus>([
    .init(.active, "A", "Active", also: ["Active"]),
    .init(.closed, "X", "Closed", also: ["Closed"]),
    .init(
      .closingTransactionsOnly, "C", "Closing Transactions Only",
      also: ["Closing Transactions Only", "Closing Transaction Only"]),
    .init(
      .marginCall, "F", "Margin Call - Closing Transactions Only",
      also: ["Margin Call - Closing Transactions Only", "Margin Call – Closing Transactions Only"]),
    .init(.inactive, "I", "Inactive", also: ["Inactive"]),
    .init(
      .liquidatingTransactionsOnly, "L", "Liquidating Transactions Only", also: ["Liquidating Transactions Only"]),
    .init(.restricted, "R", "Restricted", also: ["Restricted"]),
    .init(
      .ninetyDayRestriction, "D", "90 Day Restriction-Closing Transaction Only",
      also: ["90 Day Restriction-Closing Transaction Only"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

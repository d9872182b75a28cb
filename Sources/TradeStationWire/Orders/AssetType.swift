public import WireMembers

/// Kind of instrument. Newer answers print `Op` and `Fu`: case does not matter.
public enum AssetType: CodedWord {
  case equity
  case option
  case future
  case forex
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<AssetType>([
    .init(.equity, "EQ", "Equity"),
    .init(.option, "OP", "Option"),
    .init(.future, "FU", "Future"),
    .init(.forex, "FX", "Forex"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

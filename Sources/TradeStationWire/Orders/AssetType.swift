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
    .init(.equity, "EQ", "Equity", also: ["STOCK"]),
    .init(.option, "OP", "Option", also: ["STOCKOPTION", "INDEXOPTION", "FUTUREOPTION", "CURRENCYOPTION"]),
    .init(.future, "FU", "Future", also: ["FUTURE"]),
    .init(.forex, "FX", "Forex", also: ["FOREX"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

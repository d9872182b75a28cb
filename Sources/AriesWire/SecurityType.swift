public import WireMembers

/// Kind of a security. Answers say `EQUITY` and `OPTION`, requests `CS` and `OPT`, the oldest answers one letter.
public enum SecurityType: CodedWord {
  case equity
  case option
  case index
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<SecurityType>([
    .init(.equity, "EQUITY", "Equity", also: ["CS", "E"]),
    .init(.option, "OPTION", "Option", also: ["OPT", "O"]),
    .init(.index, "INDEX", "Index", also: ["I"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// The spelling of requests.
  public var requestCode: String {
    switch self {
    case .equity: "CS"
    case .option: "OPT"
    default: code
    }
  }
}

public import WireMembers

/// Kind of an option.
public enum PutCall: CodedWord {
  case put
  case call
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<PutCall>([
    .init(.put, "PUT", "Put", also: ["P"]),
    .init(.call, "CALL", "Call", also: ["C"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

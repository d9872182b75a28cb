public import WireMembers

/// Whether a leg opens or closes a position.
public enum PositionEffect: CodedWord {
  case open
  case close
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<PositionEffect>([
    .init(.open, "OPEN", "Open", also: ["O"]),
    .init(.close, "CLOSE", "Close", also: ["C"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

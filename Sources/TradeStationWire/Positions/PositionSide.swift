public import WireMembers

/// Whether a position is long or short. The classic letters are written, newer answers' words are read too.
public enum PositionSide: CodedWord {
  case long
  case short
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<PositionSide>([
    .init(.long, "L", "Long", also: ["Long"]),
    .init(.short, "S", "Short", also: ["Short"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

public import WireMembers

/// How long an order lives. Options and orders of several legs know only `day` and `goodTillCancelled`.
/// SnapTrade has no word for the close: such an order ends within the day, so it is a day order there.
public enum TimeInForce: CodedWord {
  case day
  case goodTillCancelled
  case immediateOrCancel
  case fillOrKill
  case extendedHours
  case atTheOpening
  case atTheClose
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<TimeInForce>([
    .init(.day, "DAY", "Day", snapTrade: "Day"),
    .init(.goodTillCancelled, "GTC", "Good till canceled", snapTrade: "GTC"),
    .init(.immediateOrCancel, "IOC", "Immediate or cancel", snapTrade: "IOC"),
    .init(.fillOrKill, "FOK", "Fill or kill", snapTrade: "FOK"),
    .init(.extendedHours, "EXTENDED_HOURS", "Extended hours", snapTrade: "EHP", also: ["EXT"]),
    .init(.atTheOpening, "AT_THE_OPENING", "At the opening", snapTrade: "MOO", also: ["ATO"]),
    .init(.atTheClose, "AT_THE_CLOSE", "At the close", snapTrade: "Day", also: ["ATC"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's time in force; an unknown code stands for itself.
  public var snapTradeTimeInForce: String { snapTradeWord ?? code }
}

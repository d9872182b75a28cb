public import WireMembers

/// How long an order lives. A plus sign (answers) or a `P` (requests) means that extended hours count too.
///
/// SnapTrade has no words for the close and for minutes: such orders end within the day, so they are day orders there.
public enum OrderDuration: CodedWord {
  case day
  case dayPlus
  case goodTillCancelled
  case goodTillCancelledPlus
  case goodTillDate
  case goodTillDatePlus
  case opening
  case closing
  case immediateOrCancel
  case fillOrKill
  case oneMinute
  case threeMinutes
  case fiveMinutes
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderDuration>([
    .init(.day, "DAY", snapTrade: "Day"),
    .init(.dayPlus, "DAY+", snapTrade: "EHP", also: ["DYP"]),
    .init(.goodTillCancelled, "GTC", snapTrade: "GTC"),
    .init(.goodTillCancelledPlus, "GTC+", snapTrade: "GTC", also: ["GCP"]),
    .init(.goodTillDate, "GTD", snapTrade: "GTD"),
    .init(.goodTillDatePlus, "GTD+", snapTrade: "GTD", also: ["GDP"]),
    .init(.opening, "OPG", snapTrade: "MOO"),
    .init(.closing, "CLO", snapTrade: "Day"),
    .init(.immediateOrCancel, "IOC", snapTrade: "IOC"),
    .init(.fillOrKill, "FOK", snapTrade: "FOK"),
    .init(.oneMinute, "1", snapTrade: "Day", also: ["1 MIN"]),
    .init(.threeMinutes, "3", snapTrade: "Day", also: ["3 MIN"]),
    .init(.fiveMinutes, "5", snapTrade: "Day", also: ["5 MIN"]),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// The spelling of requests.
  public var requestCode: String {
    switch self {
    case .dayPlus: "DYP"
    case .goodTillCancelledPlus: "GCP"
    case .goodTillDatePlus: "GDP"
    default: code
    }
  }

  /// SnapTrade's time in force; an unknown code stands for itself.
  public var snapTradeTimeInForce: String { snapTradeWord ?? code }
}

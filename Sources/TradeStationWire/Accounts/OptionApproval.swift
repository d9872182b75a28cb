/// What an account's option approval level allows; every level allows what the lower ones do.
public enum OptionApproval: Int, CaseIterable, Comparable, Sendable {
  case none = 0
  case coveredCallsAndProtectivePuts
  case longOptionsAndCoveredPuts
  case spreads
  case nakedStockPuts
  case nakedIndexPutsAndCalls

  public static func < (left: OptionApproval, right: OptionApproval) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Text for people.
  public var description: String {
    switch self {
    case .none: "no options"
    case .coveredCallsAndProtectivePuts: "covered calls, protective puts"
    case .longOptionsAndCoveredPuts: "long calls and puts, covered puts"
    case .spreads: "spreads, butterflies and condors on stocks and indices"
    case .nakedStockPuts: "naked puts on stocks"
    case .nakedIndexPutsAndCalls: "naked puts on indices, naked calls on stocks and indices"
    }
  }
}

public import Money

/// The intraday margin of one day by the rule of 2026 (FINRA 4210(d)(2)): the greatest deficit found right after a
/// transaction that lowered the intraday margin level. Prices alone make no deficit.
public struct IntradayMargin: Sendable, Equatable {
  /// The greatest maintenance requirement less margin equity right after a reducing transaction; ≥ 0.
  public private(set) var deficit = ExactDecimal.zero
  /// Equity when that deficit arose; what the de minimis is a share of.
  public private(set) var equityThen = ExactDecimal.zero

  public init() {}

  /// Takes the level after one transaction.
  ///
  /// - Parameters:
  ///   - level: margin equity less maintenance requirement, after it.
  ///   - before: the same right before it, at the same prices.
  ///   - equity: total equity after it.
  public mutating func note(level: ExactDecimal, before: ExactDecimal, equity: ExactDecimal) {
    guard level < before, level.isNegative, -level > deficit else { return }
    deficit = -level
    equityThen = equity
  }

  /// A deficit too small to count: at most the lesser of five per cent of the equity and 1,000.
  public func isMinor() throws(MoneyError) -> Bool {
    let share = try equityThen * Self.minorShare
    return deficit <= min(max(.zero, share), Self.minorAmount)
  }

  private static let minorShare = ExactDecimal("0.05") ?? .zero
  private static let minorAmount: ExactDecimal = 1000
  /// Business days after which a deficit that was not met freezes the account, where late meeting is a practice.
  public static let freezeAfter = 5
  /// Business days for which an unmet deficit stays open.
  public static let openFor = 15
  /// Calendar days of a freeze.
  public static let freezeDays = 90
}

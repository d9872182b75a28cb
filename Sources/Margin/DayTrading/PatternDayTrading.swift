public import Money

/// The rule on pattern day traders (FINRA 4210(f)(8)(B), until its end in the phase-in of 2026–2027).
public struct PatternDayTrading: Sendable, Equatable {
  /// Day trades and trades of one business day.
  public struct Day: Sendable, Equatable {
    public var dayTrades: Int
    public var trades: Int

    public init(dayTrades: Int, trades: Int) {
      self.dayTrades = dayTrades
      self.trades = trades
    }
  }

  /// Business days that are looked at together, the present one included.
  public static let window = 5
  /// Day trades in the window that make a pattern.
  public static let threshold = 4
  /// Equity at the close before, in US dollars, below which a pattern day trader may not day trade.
  public static let minimumEquity: ExactDecimal = 25_000

  public let dayTrades: Int
  public let trades: Int
  /// Four or more day trades in the window, unless they are six per cent of its trades or fewer.
  public let isPattern: Bool

  /// - Parameter days: the days of the window, at most five.
  public init(days: [Day]) {
    self.init(dayTrades: days.reduce(0) { $0 + $1.dayTrades }, trades: days.reduce(0) { $0 + $1.trades })
  }

  /// - Parameter dayTrades, trades: of all days of the window.
  public init(dayTrades: Int, trades: Int) {
    self.dayTrades = dayTrades
    self.trades = trades
    isPattern = dayTrades >= Self.threshold && dayTrades * 100 > trades * 6
  }

  /// Business days to meet a call, and the calendar days for which one that was not met leaves the cash alone.
  public static let callDays = 5
  public static let cashOnlyDays = 90

  /// What the excess of the close before is multiplied by: 4; 2 while a call is open; 1 where only the cash counts,
  /// because a call went unanswered.
  public static func multiple(hasOpenCall: Bool, isCashOnly: Bool) -> ExactDecimal {
    isCashOnly ? 1 : hasOpenCall ? 2 : 4
  }

  /// What is missing to the requirement of the day's trades; ≥ 0.
  ///
  /// - Parameters:
  ///   - usage: requirement of what was opened and closed: the peak, or the sum while a call is open.
  ///   - excess: maintenance excess at the close before.
  public static func call(usage: ExactDecimal, excess: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    max(.zero, try usage - max(.zero, excess))
  }
}

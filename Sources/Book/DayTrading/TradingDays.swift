public import CivilTime
public import Margin
import Market
public import Money

/// What a margin account keeps for the rules on trading within the day, for the old one and the new one at once. A
/// trading day lasts from one roll to the next. Amounts are in the account's currency.
public struct TradingDays: Sendable {
  /// The counts of a trading day that is over.
  public struct Past: Sendable, Equatable {
    public var date: CivilDate
    /// Day trades by each way of counting.
    public var turns: Int
    public var openings: Int
    public var trades: Int
  }

  /// A day trade that the excess of the close before did not carry (FINRA 4210(f)(8)(B)(iii)).
  public struct Call: Sendable, Equatable {
    /// The day of the trades.
    public var issued: CivilDate
    /// As cut at the end of that day.
    public var amount: ExactDecimal
    /// Not paid in yet.
    public var open: ExactDecimal
  }

  /// A day's deficit in the intraday margin level, from the end of the day on.
  public struct Deficit: Sendable, Equatable {
    public var date: CivilDate
    public var amount: ExactDecimal
    /// The equity that it is held against; up to a share of it a deficit does not count.
    public var isMinor: Bool
    /// The intraday margin level at the end of the day; nil: unknown.
    public var level: ExactDecimal?
    /// Deposits less withdrawals since then; nil: unknown.
    public var deposits: ExactDecimal?
    /// The day at whose end it was met or ran out; nil: it is open.
    public var ended: CivilDate?
    public var isMet = false
  }

  /// No new or larger shorts or debits, for a practice of meeting deficits late.
  public struct Freeze: Sendable, Equatable {
    /// The day of the deficit that was still open.
    public var deficit: CivilDate
    public var from: CivilDate
    /// The last day of it.
    public var until: CivilDate
  }

  /// The running day.
  public internal(set) var day = DayTrading()
  public internal(set) var margin = IntradayMargin()
  /// Earlier days of the window that had trades, oldest first.
  public internal(set) var past: [Past] = []
  /// In order of their days.
  public internal(set) var calls: [Call] = []
  /// Open deficits and those of the last year that have ended, in order of their days.
  public internal(set) var deficits: [Deficit] = []
  public internal(set) var freeze: Freeze?
  /// The maintenance excess at the last close and at the one before.
  private(set) var atClose: Close?
  private(set) var atPriorClose: Close?

  struct Close: Sendable {
    /// Nil: unknown.
    var excess: ExactDecimal?
  }

  /// Calls and deficits that are kept; beyond, the oldest are let go of.
  static var limit: Int { 300 }

  init() {}

  mutating func close(excess: ExactDecimal?) {
    atPriorClose = atClose
    atClose = Close(excess: excess)
  }

  /// Nothing happened today, and nothing is open.
  var isQuiet: Bool {
    day.isEmpty && margin.isEmpty && calls.isEmpty && freeze == nil && !deficits.contains { $0.ended == nil }
  }

  /// What the excess of the close before is multiplied by while no call is open.
  static var quietMultiple: ExactDecimal { PatternDayTrading.multiple(hasOpenCall: false, isCashOnly: false) }

  /// What the excess of the close before is multiplied by.
  func multiple(on date: CivilDate) -> ExactDecimal {
    if calls.isEmpty { return Self.quietMultiple }
    return PatternDayTrading.multiple(
      hasOpenCall: calls.contains { $0.due >= date }, isCashOnly: bindsToCash(on: date))
  }

  /// Only cash may be day traded with, because a call went unanswered.
  func bindsToCash(on date: CivilDate) -> Bool { calls.contains { $0.bindsToCash(on: date) } }

  /// No new or larger shorts or debits are allowed.
  func isFrozen(on date: CivilDate) -> Bool { freeze.map { $0.from <= date && date <= $0.until } ?? false }

  /// The requirement of what was opened and closed today; `isOpenIncluded`: of all that was opened. Nil: unknown.
  func usage(isOpenIncluded: Bool) -> ExactDecimal? {
    if day.isUnknown { return nil }
    if calls.isEmpty { return isOpenIncluded ? day.openPeakRequirement : day.peakRequirement }
    return isOpenIncluded ? day.openedRequirement : day.aggregateRequirement
  }

  /// The greatest of what the deficits of earlier days still ask for; nil: unknown.
  func openDeficits(at level: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
    var most = ExactDecimal.zero
    for deficit in deficits where deficit.ended == nil {
      guard let missing = try deficit.missing(at: level) else { return nil }
      most = max(most, missing)
    }
    return most
  }

  /// Day trades and trades of the window that ends with a trading day.
  func window(through date: CivilDate, by count: DayTradeCounting) -> PatternDayTrading {
    var dayTrades = count(day.turns, day.openingsClosed)
    var trades = day.trades
    if !past.isEmpty {
      let first = Boundary.calendar.tradingDay(date, offset: 1 - PatternDayTrading.window)
      for earlier in past where earlier.date >= first {
        dayTrades += count(earlier.turns, earlier.openings)
        trades += earlier.trades
      }
    }
    return PatternDayTrading(dayTrades: dayTrades, trades: trades)
  }
}

extension TradingDays.Call {
  /// The last day to meet it.
  public var due: CivilDate { Boundary.calendar.tradingDay(issued, offset: PatternDayTrading.callDays) }

  /// It went unanswered, so that only cash may be day traded with.
  func bindsToCash(on date: CivilDate) -> Bool { date > due && date <= lastDay }

  /// After this day it no longer counts.
  var lastDay: CivilDate { due.advanced(byDays: PatternDayTrading.cashOnlyDays) }
}

extension TradingDays.Deficit {
  /// The last day to meet it in time.
  public var due: CivilDate { Boundary.calendar.tradingDay(date, offset: IntradayMargin.freezeAfter) }

  /// From the day after this one it no longer stands.
  public var lastDay: CivilDate { Boundary.calendar.tradingDay(date, offset: IntradayMargin.openFor) }

  /// What would have to come in for it to be met, at the level of the moment; ≤ 0 where it is met. Nil: unknown.
  public func missing(at level: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
    if let deposits, deposits >= amount { return try amount - deposits }
    guard let deposits, let level, let start = self.level else { return nil }
    return try amount - max(deposits, level - start)
  }

  /// It counts, and its last day in time passed with it open.
  func isLate(on date: CivilDate) -> Bool { !isMinor && due < (ended ?? date.advanced(byDays: 1)) }
}

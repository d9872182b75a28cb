public import CivilTime
public import Money
import Persistent

/// The intraday margin of one day by the rule of 2026 (FINRA 4210(d)(2)): the greatest deficit found right after a
/// transaction that lowered the intraday margin level. Prices alone make no deficit.
public struct IntradayMargin: Sendable, Equatable {
  /// The level right after a reducing transaction.
  public struct Note: Sendable, Equatable {
    /// Margin equity less maintenance requirement.
    public var level: ExactDecimal
    /// Total equity; what the de minimis is a share of.
    public var equity: ExactDecimal
    /// What came in of the same day afterwards, in the account's currency; the rule lets it count from the start of
    /// the day.
    public var depositedLater: ExactDecimal
    public var at: Instant
    /// What tells the transaction to the caller: a position in a journal.
    public var event: Int64

    public init(level: ExactDecimal, equity: ExactDecimal, at: Instant, event: Int64) {
      self.level = level
      self.equity = equity
      depositedLater = .zero
      self.at = at
      self.event = event
    }

    /// What was missing; negative where nothing was.
    func missing(countingDeposits: Bool) throws(MoneyError) -> ExactDecimal {
      countingDeposits ? try -level - depositedLater : -level
    }
  }

  private struct Earlier: Sendable, Equatable {
    var order: String
    var at: Instant
    var worst: Note?
    var worstAsMade: Note?
  }

  private struct Found: Sendable, Equatable {
    /// The worst when the day's deposits count from its start, and the worst as things happened.
    var worst: Note?
    var worstAsMade: Note?
    /// What both were before the transaction of an order, whose parts count as made at one time.
    var before: Earlier?
  }

  /// Nil on the days of most accounts, none of whose levels is below zero.
  private var shared: Shared<Found>?
  private var found: Found { shared?.value ?? Found() }
  /// A price or rate was unknown after a transaction.
  public private(set) var isUnknown = false

  public init() {}

  public static func == (left: IntradayMargin, right: IntradayMargin) -> Bool {
    left.isUnknown == right.isUnknown && left.found == right.found
  }

  public var isEmpty: Bool { shared?.value.worst == nil && shared?.value.worstAsMade == nil && !isUnknown }

  /// Takes the level after a transaction that lowers it.
  ///
  /// - Parameter order: parts of one order that are made at the same moment, as the legs of a spread are, count as one
  ///   transaction, after the last of them.
  public mutating func note(_ note: Note, order: String? = nil) throws(MoneyError) {
    var found = found
    if let order {
      if !isPart(of: order, at: note.at) {
        found.before = Earlier(order: order, at: note.at, worst: found.worst, worstAsMade: found.worstAsMade)
      }
    } else {
      found.before = nil
    }
    let isWorse = try found.worst.map { held throws(MoneyError) in
      try note.missing(countingDeposits: true) > held.missing(countingDeposits: true)
    }
    if isWorse ?? true { found.worst = note }
    if found.worstAsMade.map({ note.level < $0.level }) ?? true { found.worstAsMade = note }
    shared = Shared(found)
  }

  /// An earlier part of an order was noted at the same moment.
  public func isPart(of order: String, at: Instant) -> Bool {
    shared?.value.before.map { $0.order == order && $0.at == at } ?? false
  }

  /// Forgets what was found after the earlier parts of that order.
  public mutating func beginNextPart() {
    var found = found
    guard let before = found.before else { return }
    found.worst = before.worst
    found.worstAsMade = before.worstAsMade
    shared = Shared(found)
  }

  /// Notes that the level after a reducing transaction is unknown.
  public mutating func noteUnknown() { isUnknown = true }

  /// Money that came in; negative: went out again because a deposit was returned.
  public mutating func deposited(_ amount: ExactDecimal) throws(MoneyError) {
    var found = found
    guard let held = found.worst else { return }
    found.worst?.depositedLater = try held.depositedLater + amount
    shared = Shared(found)
  }

  /// The transaction that the day's deficit follows from; nil: none lowered the level below zero.
  public func worst(countingDeposits: Bool) -> Note? {
    countingDeposits ? shared?.value.worst : shared?.value.worstAsMade
  }

  /// The deficit of the day, ≥ 0; nil while it is unknown.
  public func deficit(countingDeposits: Bool) throws(MoneyError) -> ExactDecimal? {
    if isUnknown { return nil }
    guard let note = worst(countingDeposits: countingDeposits) else { return .zero }
    return max(.zero, try note.missing(countingDeposits: countingDeposits))
  }

  /// A deficit too small to count: at most the lesser of five per cent of the equity and 1,000.
  public static func isMinor(_ deficit: ExactDecimal, equity: ExactDecimal) throws(MoneyError) -> Bool {
    deficit <= min(max(.zero, try equity * minorShare), minorAmount)
  }

  private static let minorShare = ExactDecimal("0.05") ?? .zero
  private static let minorAmount: ExactDecimal = 1000
  /// Business days after which a deficit that was not met freezes the account, where late meeting is a practice.
  public static let freezeAfter = 5
  /// Business days for which an unmet deficit stays open.
  public static let openFor = 15
  /// Calendar days of a freeze.
  public static let freezeDays = 90
  /// Earlier deficits met late, or not at all, that make a practice of it, and the calendar days that are looked back.
  /// The rule leaves both to the broker.
  public static let practice = 2
  public static let practiceDays = 365
}

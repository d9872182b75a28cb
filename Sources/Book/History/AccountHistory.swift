public import CivilTime
public import Ledger
import Market
public import Money

/// One row per trading day of an account's whole life, at the official closes: its total value and what led there
/// (balances.md §10.5). What is told after a close counts for the next row; early closes are closes.
///
/// A value that can be brought up to date: ``brought(to:through:in:)`` walks only the days that changed.
public struct AccountHistory: Sendable {
  /// Every day whose close lies at or before ``through``, oldest first.
  public internal(set) var days: [Day] = []
  /// Money and assets that came in or went out, in order of effect.
  public internal(set) var flows: [ExternalFlow] = []
  /// In which all amounts are told.
  public let currency: Currency
  /// When the life starts that the rows tell of: the opening, or the statement that opened the book.
  public internal(set) var startsAt: Instant
  /// The total value then: zero at an opening, in a book that a statement opened what it says; nil when unknown.
  public internal(set) var startValue: ExactDecimal? = .zero
  /// Days are told whose close lies at or before this moment.
  public internal(set) var through: Instant
  /// Futures and forex accounts: totals as reported, no parts and no returns.
  public internal(set) var livesByStatements: Bool

  /// Where a later walk may start again, oldest first.
  var points: [WalkPoint] = []
  /// Days at the end were left out, so that no walk can go on from here.
  private(set) var isCut = false
  /// What the days rest on.
  var basis: Basis

  /// The revisions of book and world that a history was walked in.
  struct Basis: Sendable {
    var events: Int
    var late: Int64
    var quotes: Int64
    var actions: Int64
  }

  /// Every day whose close lies at or before `instant`, walked from the opening.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    var walk = try HistoryWalk(opening: book, in: market)
    try walk.go(through: instant, book)
    self = walk.history(of: book, through: instant)
  }

  init(
    currency: Currency, startsAt: Instant, through: Instant, livesByStatements: Bool, basis: Basis
  ) {
    self.currency = currency
    self.startsAt = startsAt
    self.through = through
    self.livesByStatements = livesByStatements
    self.basis = basis
  }

  /// The days from `first` to `last`, both included.
  public func days(from first: CivilDate?, to last: CivilDate?) -> ArraySlice<Day> {
    let start = first.map { first in days.partitioningIndex { $0.date < first } } ?? 0
    let end = last.map { last in days.partitioningIndex { $0.date <= last } } ?? days.count
    return days[min(start, end)..<end]
  }

  /// The row of a trading day; nil when there is none.
  public func day(_ date: CivilDate) -> Day? { days(from: date, to: date).first }

  /// The same history as it ended at an earlier moment.
  public func ending(at instant: Instant) -> AccountHistory {
    guard instant < through else { return self }
    var shorter = self
    let last = days.partitioningIndex { $0.closedAt <= instant }
    if last < days.count { shorter.days.removeSubrange(last...) }
    shorter.flows.removeSubrange(flows.partitioningIndex { $0.at <= instant }...)
    shorter.points = []
    shorter.isCut = true
    shorter.through = instant
    return shorter
  }
}

extension AccountHistory {
  /// One trading day.
  public struct Day: Sendable, Equatable {
    public let date: CivilDate
    /// The official close; the early one on half days.
    public let closedAt: Instant
    /// Why a part is nil; nil when none is.
    public internal(set) var unknown: Unknown?
    /// The effect of rates by currency; they add up to the part. Empty where nothing is held or exchanged but the
    /// account's own currency, and when the part is unknown.
    public internal(set) var fxEffects: [FXEffect] = []
    private var values = InlineArray<14, ExactDecimal>(repeating: .zero)
    private var known: UInt16 = 0

    init(date: CivilDate, closedAt: Instant) {
      self.date = date
      self.closedAt = closedAt
    }

    /// In the account's currency; nil when a price, rate or basis of that day is unknown.
    public internal(set) subscript(part: DayPart) -> ExactDecimal? {
      get { known & 1 << part.rawValue == 0 ? nil : values[part.rawValue] }
      set {
        values[part.rawValue] = newValue ?? .zero
        if newValue == nil { known &= ~(1 << part.rawValue) } else { known |= 1 << part.rawValue }
      }
    }

    /// The total value at the close.
    public var totalValue: ExactDecimal? { self[.end] }

    /// Every part is known.
    var isWhole: Bool { known == (1 << 14) - 1 }

    public static func == (left: Day, right: Day) -> Bool {
      left.date == right.date && left.closedAt == right.closedAt && left.unknown == right.unknown
        && left.fxEffects == right.fxEffects
        && DayPart.allCases.allSatisfy { left[$0] == right[$0] }
    }
  }

  /// Why an amount is unknown.
  public enum Unknown: Sendable, Equatable {
    case valuation(Valuation.Gap)
    /// Units left whose cost nobody told.
    case basis
    /// Something happened in a currency that has no rate.
    case rates
    /// No statement in force reports the account's value.
    case unstated
    /// It does not fit a number.
    case range

    /// For people.
    public func text(in market: MarketView) -> String {
      switch self {
      case .valuation(let gap): gap.text(in: market)
      case .basis: "the purchase price of what was sold is unknown"
      case .rates: "a rate is unknown"
      case .unstated: "no statement reports the account's value"
      case .range: "it does not fit a number"
      }
    }
  }

  /// Money or assets that came in (positive) or went out, as one event says: deposits, withdrawals, transfers, and
  /// adjustments, which nobody explains and which are therefore no performance.
  public struct ExternalFlow: Sendable {
    public let at: Instant
    /// Global position of the event.
    public let event: Int64
    /// In the account's currency at the rate of the moment; nil when that is unknown.
    public let amount: ExactDecimal?
    /// The account's total value just before; nil when a price or rate is unknown.
    public let valueBefore: ExactDecimal?
  }

  /// A state between two events, with what had been told by then.
  struct WalkPoint: Sendable {
    var state: AccountState
    var mark: CloseMark
    /// Entries of the log that are folded in.
    var entries: Int
    var days: Int
    var flows: Int
    var startsAt: Instant
    var startValue: ExactDecimal?
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element does not belong before; the elements are partitioned.
  func partitioningIndex(where belongsBefore: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

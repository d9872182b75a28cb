public import CivilTime
public import Ledger
public import Money

/// The total value of an account per trading day, for its whole life (closing prices; after-hours events count for
/// the next row).
public struct AccountHistory: Sendable {
  public struct Day: Sendable, Equatable {
    public let date: CivilDate
    /// In the account's currency; nil when a price or rate of that day is unknown.
    public let totalValue: ExactDecimal?
  }
  public let days: [Day]

  /// Every day whose close lies at or before `instant`.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    var collected: [Day] = []
    _ = try book.replay(
      through: instant, in: market, onDay: { collected.append(Day(date: $0.date, totalValue: $0.totalValue)) })
    days = collected
  }

  /// The days from `first` to `last`, both included.
  public func days(from first: CivilDate?, to last: CivilDate?) -> ArraySlice<Day> {
    let start = first.map { first in days.firstIndex { $0.date >= first } ?? days.count } ?? 0
    let end = last.map { last in days.firstIndex { $0.date > last } ?? days.count } ?? days.count
    return days[min(start, end)..<end]
  }
}

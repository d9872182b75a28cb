public import CivilTime
import Ledger
public import Money

/// What settles when, as seen at a moment: the settled cash of each currency now and after each day to come.
public struct SettlementSchedule: Sendable, Equatable {
  /// Settled cash per currency at the moment, in order of currency code; negative: owed.
  public let settled: CurrencyAmounts
  /// In order of date, then of currency code.
  public let days: [Day]

  /// One currency on one settlement day. Amounts in that currency.
  public struct Day: Sendable, Equatable {
    public let date: CivilDate
    public let currency: Currency
    /// What comes in and what goes out from the start of `date` on; both ≥ 0.
    public let credits: ExactDecimal
    public let debits: ExactDecimal
    /// Settled cash of the currency from then on.
    public let settled: ExactDecimal
  }

  /// - Throws: `overflow` if sums do not fit a number.
  public init(of state: AccountState, at instant: Instant) throws(MoneyError) {
    let today = MarketZone.newYork.date(of: instant)
    var running = state.cash
    let waiting = state.ladder.rungs.filter { $0.date > today }.sorted {
      $0.date == $1.date ? $0.currency < $1.currency : $0.date < $1.date
    }
    for rung in waiting { try running.add(rung.debits - rung.credits, rung.currency) }
    settled = running
    var days: [Day] = []
    for rung in waiting {
      try running.add(rung.credits - rung.debits, rung.currency)
      days.append(
        Day(
          date: rung.date, currency: rung.currency, credits: rung.credits, debits: rung.debits,
          settled: running[rung.currency]))
    }
    self.days = days
  }
}

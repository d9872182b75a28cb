public import CivilTime
public import Ledger
import Market
public import Money

/// All figures of an account at the start or the end of a day, as known at any time (balances.md §10.2).
///
/// A late event does not change what was known: it makes another snapshot of the same day, which a later knowledge
/// shows.
public struct DaySnapshot: Sendable {
  public enum Edge: String, Sendable, CaseIterable {
    /// The account that the day starts with: at the last official close before it, with the settlement and the splits
    /// of the day. What came in overnight belongs to the day.
    case start
    /// At the official close; on days without one at the last moment of the day.
    case end
  }

  public let date: CivilDate
  public let edge: Edge
  /// The roll, the close, or midnight in New York.
  public let at: Instant
  /// The moment whose prices and rates the figures are told at.
  public let valuedAt: Instant
  /// The account at `at`: its positions and lots.
  public let state: AccountState
  /// Trade-date cash per currency that the figures are told of.
  public let cash: CurrencyAmounts
  /// Every figure.
  public let figures: FigureValues

  public subscript(figure: Figure) -> ExactDecimal? { figures[figure] }

  /// Nil when the account was not open then, or not known.
  public init?(of book: AccountBook, _ date: CivilDate, _ edge: Edge, in market: MarketView) throws(LedgerError) {
    self.date = date
    self.edge = edge
    switch edge {
    case .end:
      at = Boundary.calendar.close(on: date) ?? Self.midnight(after: date).advanced(byMicroseconds: -1)
      valuedAt = at
      guard let state = try book.state(asOf: at, in: market) else { return nil }
      self.state = state
      cash = state.cash
      figures = BalanceSheet(of: state, at: at, in: market).values
    case .start:
      guard let found = try Self.start(of: date, book, in: market) else { return nil }
      at = found.start.rolledAt
      valuedAt = found.start.closedAt
      state = found.state
      cash = found.start.cash
      figures = found.start.figures
    }
  }

  private static func midnight(after date: CivilDate) -> Instant {
    MarketZone.newYork.startOfDay(date.advanced(byDays: 1))
  }

  private static func start(
    of date: CivilDate, _ book: AccountBook, in market: MarketView
  ) throws(LedgerError) -> (start: StartOfDay, state: AccountState)? {
    let end = midnight(after: date).advanced(byMicroseconds: -1)
    guard let later = try book.state(asOf: end, in: market) else { return nil }
    if let start = later.startOfDay, start.date == date {
      // The state of the close with what the day starts with, before anything that was told since.
      var state = try book.state(asOf: start.closedAt, in: market)
      state?.advance(through: start.rolledAt, in: market)
      return state.map { (start, $0) }
    }
    // A day without a roll starts with what the last close left.
    let close = Boundary.calendar.lastClose(atOrBefore: MarketZone.newYork.startOfDay(date)).close
    guard let closed = try book.state(asOf: close, in: market) else { return nil }
    var valuation = Valuation(of: closed, at: close, in: market)
    valuation.opensOn = date
    let at = MarketZone.newYork.startOfDay(date)
    let start = StartOfDay(
      date: date, rolledAt: at, closedAt: close, figures: BalanceSheet(of: closed, valuation: valuation).values,
      cash: closed.cash, foreign: closed.foreign(by: valuation))
    var state = closed
    state.advance(through: at, in: market)
    return (start, state)
  }

  /// The positions with the prices that the figures are told at, in order of instrument; at the start of a day in its
  /// units.
  public func positions(in market: MarketView) throws(MoneyError) -> [ValuedPosition] {
    var valued: [ValuedPosition] = []
    for position in state.positions {
      var line = try ValuedPosition(position, in: state, at: valuedAt, market)
      if edge == .start, let close = position.priorClose, state.startOfDay?.date == date {
        line = try line.at(price: close)
      }
      valued.append(line)
    }
    return valued
  }
}

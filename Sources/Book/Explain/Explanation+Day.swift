public import CivilTime
public import Ledger
import Market
import Money
import Persistent

extension DayPart {
  /// The part has a derivation of its own; the others are what these leave, by the identity of the row.
  public var isExplained: Bool { figure != nil }

  /// The figure whose amounts, since the close before, the part sums up; equity for the values of the closes.
  fileprivate var figure: Figure? {
    switch self {
    case .start, .end: .equity
    case .realised: .realizedPLToday
    case .income: .incomeToday
    case .fees: .feesToday
    case .flows: .flowsToday
    case .adjustments: .adjustmentsToday
    case .bought: .valueBought
    case .sold: .valueSold
    case .commission: .commissionToday
    case .unrealisedChange, .accruals, .fxEffect, .residual: nil
    }
  }
}

extension Explanation {
  /// The derivation of a part of one row of an account's history, in the account's currency at the rates of its close.
  ///
  /// - Parameter part: one that ``DayPart/isExplained``; nothing else leads to events by itself.
  /// - Throws: `beforeOpening` when the day has no close, or one before the opening; `outOfRange` for other parts.
  public init(
    of part: DayPart = .end, ofDay date: CivilDate, book: AccountBook, in market: MarketView
  ) throws(LedgerError) {
    guard let close = Boundary.calendar.close(on: date) else {
      throw LedgerError(.beforeOpening, field: "date", "\(date) is no trading day")
    }
    guard let figure = part.figure else {
      throw LedgerError(.outOfRange, field: "part", "\(part.name) is what the other parts leave")
    }
    let derivation =
      switch part {
      case .end: try Explanation(of: figure, book: book, at: close, in: market)
      case .start: try Self.start(of: date, book: book, in: market)
      default: try Self.sum(of: figure, on: date, closing: close, book: book, in: market)
      }
    self.init(.snapshot, part.name, value: derivation.value, operands: [derivation], date: date)
    sentence = part.sentence
  }

  /// Equity at the close before, or at the statement that opened the book since; nothing before an opening.
  private static func start(
    of date: CivilDate, book: AccountBook, in market: MarketView
  ) throws(LedgerError) -> Explanation {
    let before = lastClose(before: date)
    let opening = try openingStatement(of: book, through: date, in: market)
    if let opening, opening.at > before {
      return try Explanation(of: .equity, book: book, through: .event(opening), at: opening.at, in: market)
    }
    guard let opened = book.log.first?.recorded.event.at, opened <= before else { return .constant(.zero) }
    return try Explanation(of: .equity, book: book, at: before, in: market)
  }

  private static func lastClose(before date: CivilDate) -> Instant {
    let calendar = Boundary.calendar
    return calendar.close(on: calendar.previousTradingDay(before: date)) ?? Instant(microseconds: .min)
  }

  private static func openingStatement(
    of book: AccountBook, through date: CivilDate, in market: MarketView
  ) throws(LedgerError) -> EffectOrder? {
    guard let close = Boundary.calendar.close(on: date) else { return nil }
    return try Trail(of: book, through: .instant(close), needs: TrailNeeds(of: [.cash]), in: market).openingStatement
  }

  /// The amounts of the events since the close before.
  private static func sum(
    of figure: Figure, on date: CivilDate, closing: Instant, book: AccountBook, in market: MarketView
  ) throws(LedgerError) -> Explanation {
    do {
      let explainer = try Explainer(
        of: [figure], book: book, through: .instant(closing), at: closing, opensOn: nil, in: market)
      return try explainer.amounts(of: figure, after: lastClose(before: date))
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.overflow, "\(error)")
    }
  }
}

extension Explainer {
  /// What happened since a close; what a statement that opened the book since then says is the start.
  fileprivate func amounts(of figure: Figure, after close: Instant) throws -> Explanation {
    guard let kind = figure.kind else { return .constant(nil) }
    return try total(
      trail.contributions[kind.rawValue].filter { contribution in
        if let opening = trail.openingStatement, contribution.order <= opening { return false }
        return contribution.order.at > close
      })
  }
}

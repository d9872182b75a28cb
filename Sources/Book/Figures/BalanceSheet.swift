public import CivilTime
import Ledger
import Margin
import Market
public import Money

/// All figures of one account at one moment.
public struct BalanceSheet: Sendable {
  /// What is unknown has a reason, which ``reason(of:in:)`` tells.
  public private(set) var values: FigureValues
  public let valuation: Valuation
  /// What was asked for; all others are not known to be unknown.
  private let asked: FigureSet

  /// Nil: unknown. The figure must be one of those that were asked for.
  public subscript(figure: Figure) -> ExactDecimal? {
    precondition(asked.contains(figure), "a figure that was not asked for")
    return values[figure]
  }

  public init(of state: AccountState, at: Instant, in market: MarketView) {
    self = withUnsafePointer(to: state) { BalanceSheet(of: $0, at: at, in: market) }
  }

  /// Reads the state in place, for readers who share one.
  ///
  /// - Parameter selection: the figures that will be read.
  public init(
    of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView, for selection: FigureSelection = .all
  ) {
    self.init(of: state, valuation: Valuation(of: state, at: at, in: market), for: selection)
  }

  init(of state: AccountState, valuation: Valuation) {
    self = withUnsafePointer(to: state) { BalanceSheet(of: $0, valuation: valuation) }
  }

  init(of state: UnsafePointer<AccountState>, valuation: Valuation, for selection: FigureSelection = .all) {
    self.valuation = valuation
    asked = selection.figures
    let program = selection.program(by: state.pointee.settings.basis)
    values = LeafFigures.values(of: state, valuation, for: program)
    let parameters = RuleParameters(of: state.pointee.settings)
    if state.pointee.reported == nil {
      program.run(&values, parameters) { $1 }
    } else {
      for rule in FigureRule.leaves {
        values[rule.figure] = state.pointee.standIn(for: rule.figure, derived: values[rule.figure])
      }
      program.run(&values, parameters) { figure, derived in state.pointee.standIn(for: figure, derived: derived) }
    }
  }

  /// Why a figure is unknown, for people; nil when it is known.
  public func reason(of figure: Figure, in market: MarketView) -> String? {
    guard self[figure] == nil else { return nil }
    if figure == .intradayMarginDeficit {
      return "a price or rate was unknown right after one of the day's transactions"
    }
    if let gap = valuation.gaps.first { return gap.text(in: market) }
    if self[.reservedCash] == nil || self[.openOrderMargin] == nil {
      return "the price or the margin of an instrument that an open order is about is unknown"
    }
    return "a rate or a start of day that it rests on is unknown"
  }
}

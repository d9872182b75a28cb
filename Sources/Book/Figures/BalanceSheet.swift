public import CivilTime
import Ledger
import Margin
import Market
public import Money

/// All figures of one account at one moment.
public struct BalanceSheet: Sendable {
  /// By `Figure.rawValue`; nil: unknown, and `reason(of:)` says why.
  public private(set) var values: [ExactDecimal?]
  public let valuation: Valuation

  public subscript(figure: Figure) -> ExactDecimal? { values[figure.rawValue] }

  public init(of state: AccountState, at: Instant, in market: MarketView) throws(MoneyError) {
    try self.init(of: state, valuation: try Valuation(of: state, at: at, in: market))
  }

  init(of state: AccountState, valuation: Valuation) throws(MoneyError) {
    self.valuation = valuation
    values = try LeafFigures.values(of: state, valuation)
    let parameters = RuleParameters(of: state)
    let allowsCredit = state.rules.allowsCredit
    for rule in FigureRule.all[values.count...] {
      values.append(try (allowsCredit ? rule.margin : rule.cash).value(values, parameters))
    }
    apply(reportsOf: state)
  }

  /// A broker's own figure stands in where the book cannot derive one. Futures and forex accounts live by their
  /// statements, so there the report wins while no later event has outdated it.
  private mutating func apply(reportsOf state: AccountState) {
    guard let reported = state.reported else { return }
    let reportWins = !reported.isOutdated && (state.profile.kind == .futures || state.profile.kind == .forex)
    for amount in reported.statement.statement.figures {
      guard let figure = Figure(name: amount.name) else { continue }
      if reportWins || values[figure.rawValue] == nil { values[figure.rawValue] = amount.amount }
    }
  }

  /// Why a figure is unknown, for people; nil when it is known.
  public func reason(of figure: Figure, in market: MarketView) -> String? {
    guard self[figure] == nil else { return nil }
    let names = valuation.gaps.map { gap -> String in
      switch gap {
      case .price(let id): "no price of \(market.world.instruments[id].symbol) is known"
      case .rate(let currency): "no rate of \(currency) is known"
      case .basis(let id): "the purchase price of \(market.world.instruments[id].symbol) is unknown"
      case .optionRequirement(let id): "the requirement of \(market.world.instruments[id].symbol) is unknown"
      }
    }
    return names.first ?? "a rate or a start of day that it rests on is unknown"
  }
}

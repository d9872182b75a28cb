import CivilTime
import Ledger
import Margin
import Market
import Money

/// Explains figures of one account at one moment, each once.
struct Explainer {
  let book: AccountBook
  let at: Instant
  /// What settles or clears on a later day than this does not count yet.
  let today: CivilDate
  let market: MarketView
  let trail: Trail
  let sheet: BalanceSheet
  var state: AccountState { trail.state }
  var trees: MarketTrees { trail.trees }
  var base: Currency { state.baseCurrency }
  private let parameters: RuleParameters
  private var known: [Explanation?]
  /// Securities, then contracts, each in order of instrument, when positions are asked for.
  let lines: [PositionTree]
  private let opening = Opening()

  /// The start of the day, walked to when the first figure asks for it.
  private final class Opening {
    var explainer: Explainer?
  }

  init(
    of figures: [Figure], book: AccountBook, through end: Trail.End, at: Instant, opensOn: CivilDate?,
    closing: ClosingAccount? = nil, in market: MarketView
  ) throws {
    self.book = book
    self.at = at
    self.market = market
    let needs = TrailNeeds(of: figures)
    var trail = try Trail(of: book, through: end, needs: needs, in: market)
    if let closing { trail.settle(closing) }
    self.trail = trail
    var valuation = Valuation(of: trail.state, at: at, in: market)
    valuation.opensOn = opensOn
    today = valuation.today
    sheet = BalanceSheet(of: trail.state, valuation: valuation)
    parameters = RuleParameters(of: trail.state)
    known = Array(repeating: nil, count: Figure.allCases.count)
    let held = try needs.positions ? trail.state.positions.map { try PositionTree($0, trail, at: at) } : []
    lines = held.filter { !$0.isContract } + held.filter(\.isContract)
  }

  /// The figure with all that it rests on.
  mutating func figure(_ figure: Figure) throws -> Explanation {
    if let done = known[figure.rawValue] { return done }
    var derivation = try derivation(of: figure)
    if let statement = state.reported, state.standIn(for: figure, derived: nil) != nil,
      derivation.value == nil || state.reportWins
    {
      derivation = reported(figure, in: statement)
    }
    let rule = figure.rule
    var node = Explanation(.figure, rule.name, value: derivation.value, operands: [derivation])
    node.sentence = rule.sentence
    guard node.value == sheet[figure] else {
      let shown = sheet[figure]?.description ?? "unknown"
      throw LedgerError(
        .imbalance, field: rule.name,
        "\(rule.name) is \(shown), but its derivation leads to \(node.value?.description ?? "unknown")")
    }
    known[figure.rawValue] = node
    return node
  }

  private mutating func derivation(of figure: Figure) throws -> Explanation {
    let formula = figure.rule.formula(by: state.settings.basis)
    if case .primitive = formula { return try leaf(figure) }
    return try explained(formula)
  }

  private mutating func explained(_ formula: Expression) throws -> Explanation {
    switch formula {
    case .primitive: return .constant(nil)
    case .figure(let figure): return try self.figure(figure)
    case .constant(let value): return .constant(value)
    case .parameter(let parameter): return .parameter(parameter.rawValue, parameters[parameter])
    case .sum, .difference, .product, .quotient, .minimum, .maximum, .choice: break
    }
    var operands: [Explanation] = []
    for operand in formula.operands { operands.append(try explained(operand)) }
    switch formula {
    case .sum: return try .sum(operands)
    case .difference: return try .difference(operands[0], operands[1])
    case .product: return try .product(operands)
    case .quotient:
      return try .quotient(operands[0], operands[1], scale: Expression.scale(ofQuotientOf: operands[0].value ?? .zero))
    case .minimum: return .minimum(operands)
    case .choice: return .choice(operands)
    default: return .maximum(operands)
    }
  }

  /// A figure of the start of the day, by a walk to there.
  func openingFigure(
    _ figure: Figure, through end: Trail.End, _ start: StartOfDay
  ) throws -> Explanation {
    var explainer = try openingExplainer(through: end, start)
    let tree = try explainer.figure(figure)
    opening.explainer = explainer
    return tree
  }

  /// The account at the start of the day.
  func openingExplainer(through end: Trail.End, _ start: StartOfDay) throws -> Explainer {
    if let done = opening.explainer { return done }
    let explainer = try Explainer(
      of: trail.needs.openings, book: book, through: end, at: start.closedAt, opensOn: start.date,
      closing: start.closing, in: market)
    opening.explainer = explainer
    return explainer
  }

  func reported(_ figure: Figure, in statement: ReportedFigures) -> Explanation {
    Explanation(
      .reported, figure.name, value: statement.statement.amount(of: figure), event: statement.position,
      field: "figures.\(figure.name)")
  }
}

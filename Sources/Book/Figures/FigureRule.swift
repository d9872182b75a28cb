/// One row of the graph of figures: what a figure is called, what it says, and how it follows from others.
public struct FigureRule: Sendable {
  public let figure: Figure
  /// As in every interface, snake case.
  public let name: String
  /// One sentence for people.
  public let sentence: String
  public let unit: FigureUnit
  /// The formula in an account with credit, by SMA and house excess where it is about buying power (convention B).
  public let margin: Expression
  /// The formula in an account without.
  public let cash: Expression
  /// Where they are others: by conventions A and C.
  private let excess: Expression?
  private let realTime: Expression?
  /// In futures and forex accounts, where it is another than in cash accounts.
  private let contracts: Expression?

  init(
    _ figure: Figure, _ name: String, _ sentence: String, unit: FigureUnit = .money,
    _ margin: Expression = .primitive, excess: Expression? = nil, realTime: Expression? = nil,
    cash: Expression? = nil, contracts: Expression? = nil
  ) {
    self.figure = figure
    self.name = name
    self.sentence = sentence
    self.unit = unit
    self.margin = margin
    self.cash = cash ?? margin
    self.excess = excess
    self.realTime = realTime
    self.contracts = contracts
  }

  /// The formula that an account follows.
  public func formula(by basis: FigureBasis) -> Expression {
    switch basis {
    case .sma: margin
    case .excess: excess ?? margin
    case .realTime: realTime ?? margin
    case .cash: cash
    case .contracts: contracts ?? cash
    }
  }

  /// The formulas that differ from those before them, with the kind of account they are for.
  var variants: [(account: String, formula: Expression)] {
    [
      ("by the excess (A)", excess), ("in real time (C)", realTime), ("in a cash account", cash),
      ("in a futures or forex account", contracts),
    ].compactMap { account, formula in formula.map { (account, $0) } }
  }

  /// By `Figure.rawValue`.
  public static let all: [FigureRule] = leaves + derived

  /// Figures that follow from others.
  static let derived: [FigureRule] =
    formulas + powerFormulas + dayTradingFormulas + callFormulas + contractFormulas

  static let figures: [String: Figure] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.figure) })
}

extension Figure {
  public var rule: FigureRule { FigureRule.all[rawValue] }
  public var name: String { rule.name }

  /// The figure of that name.
  public init?(name: String) {
    guard let figure = FigureRule.figures[name] else { return nil }
    self = figure
  }
}

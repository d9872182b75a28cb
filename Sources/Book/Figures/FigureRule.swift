/// One row of the graph of figures: what a figure is called, what it says, and how it follows from others.
public struct FigureRule: Sendable {
  public let figure: Figure
  /// As in every interface, snake case.
  public let name: String
  /// One sentence for people.
  public let sentence: String
  public let unit: FigureUnit
  /// The formula in an account with credit.
  public let margin: Expression
  /// The formula in an account without.
  public let cash: Expression

  init(
    _ figure: Figure, _ name: String, _ sentence: String, unit: FigureUnit = .money,
    _ margin: Expression = .primitive, cash: Expression? = nil
  ) {
    self.figure = figure
    self.name = name
    self.sentence = sentence
    self.unit = unit
    self.margin = margin
    self.cash = cash ?? margin
  }

  /// By `Figure.rawValue`.
  public static let all: [FigureRule] = leaves + derived

  /// Figures that follow from others.
  static let derived: [FigureRule] = formulas + powerFormulas + callFormulas

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

import Money

/// The page that says what every figure is and how it follows from others, printed from the rules themselves.
public enum FigureDocument {
  /// The whole of `docs/figures.md`.
  public static func text() -> String {
    var lines = [
      "# Figures",
      "",
      "Every figure of an account, in the order in which they are worked out: each rests on those above it.",
      "This page is printed from the rules that compute the figures; it is not written by hand.",
      "",
      "Amounts are in the account's currency. A figure whose price or rate is unknown is unknown itself, never zero.",
      "Quotients that do not come out even are rounded half-even at twelve decimals.",
      "",
      "## What the ledger and the positions say",
      "",
    ]
    lines += FigureRule.leaves.flatMap { wrapped("- `\($0.name)`\(unit($0)): \($0.sentence)") }
    lines += ["", "## What follows", ""]
    lines += FigureRule.derived.flatMap(entry)
    lines += ["## Parameters", ""]
    lines += RuleParameter.allCases.map { "- `\($0.rawValue)`: \($0.sentence)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ rule: FigureRule) -> [String] {
    var lines = ["### \(rule.name)", "", rule.sentence + unit(rule), ""]
    let margin = rule.margin.text
    if !margin.isEmpty { lines += wrapped("- formula: `\(margin)`") }
    for variant in rule.variants where variant.formula.text != margin {
      lines += wrapped("- \(variant.account): `\(variant.formula.text)`")
    }
    return lines + [""]
  }

  /// Figures are money unless it says otherwise.
  private static func unit(_ rule: FigureRule) -> String { rule.unit == .money ? "" : " (\(rule.unit.rawValue))" }

  /// Lines of at most 118 characters, cut at blanks; what follows the first is indented.
  private static func wrapped(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.count + word.count + 1 > 118 {
        lines.append("  " + word)
      } else {
        lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
      }
    }
    return lines
  }
}

extension Expression {
  /// The formula in plain signs; empty for a figure that no formula gives.
  public var text: String { text(inside: 0) }

  /// `level`: 0 stands alone, 1 is a term of a difference, 2 a factor.
  private func text(inside level: Int) -> String {
    switch self {
    case .primitive: ""
    case .figure(let figure): figure.name
    case .parameter(let parameter): parameter.rawValue
    case .constant(let value): value.description
    case .sum(let terms):
      Self.enclosed(terms.map { $0.text(inside: 0) }.joined(separator: " + "), terms.count > 1 && level > 0)
    case .difference(let left, let right):
      Self.enclosed("\(left.text(inside: 0)) − \(right.text(inside: 1))", level > 0)
    case .product(let left, let right): "\(left.text(inside: 2)) × \(right.text(inside: 2))"
    case .quotient(let left, let right): "\(left.text(inside: 2)) ÷ \(right.text(inside: 2))"
    case .minimum(let terms): "min(\(terms.map { $0.text(inside: 0) }.joined(separator: ", ")))"
    case .maximum(let terms): "max(\(terms.map { $0.text(inside: 0) }.joined(separator: ", ")))"
    case .choice(let left, let right, let then, let otherwise):
      Self.enclosed(
        "if \(left.text(inside: 1)) < \(right.text(inside: 1)) then \(then.text(inside: 0)) else "
          + otherwise.text(inside: 0), level > 0)
    }
  }

  private static func enclosed(_ text: String, _ isEnclosed: Bool) -> String { isEnclosed ? "(\(text))" : text }
}

extension RuleParameter {
  /// What the number is, for people.
  public var sentence: String {
    switch self {
    case .initialRate: "the share of a purchase that Regulation T asks for."
    case .houseRate: "the broker's own maintenance rate for long stock."
    case .chargedRate: "what the broker charges for a purchase of ordinary stock, at least the initial rate."
    case .minimumEquity: "below this equity no new credit is given (FINRA 4210(b))."
    case .dayTradingMultiple: "what one unit of a requirement of 25 % takes from the power within the day."
    case .patternMinimumEquity: "below this equity at the close before no pattern day trader trades within the day."
    case .regTDeMinimis: "up to here a deficiency under Regulation T needs no action (12 CFR 220.4(d))."
    case .callRestoring: "how far from maintenance to initial a call on futures restores the equity: 1, or 0."
    case .liquidationShare: "share of the maintenance requirement at which a broker closes contracts."
    case .shortDepositFactor: "proceeds of a short with the deposit on top, as a multiple of the proceeds."
    }
  }
}

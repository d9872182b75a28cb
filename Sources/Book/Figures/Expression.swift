public import Money

/// A formula as data, so that one text of it both computes and explains.
public indirect enum Expression: Sendable {
  case figure(Figure)
  case constant(ExactDecimal)
  case parameter(RuleParameter)
  case sum([Expression])
  case difference(Expression, Expression)
  case product(Expression, Expression)
  case quotient(Expression, Expression)
  case minimum([Expression])
  case maximum([Expression])
  /// The third where the first is below the second, else the fourth.
  case choice(Expression, below: Expression, then: Expression, otherwise: Expression)
  /// A leaf that the account's state gives.
  case primitive

  /// The word for the operation in explanations.
  public var operation: String {
    switch self {
    case .figure: "figure"
    case .constant: "constant"
    case .parameter: "parameter"
    case .sum: "sum"
    case .difference: "difference"
    case .product: "product"
    case .quotient: "quotient"
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .choice: "choice"
    case .primitive: "primitive"
    }
  }

  public var operands: [Expression] {
    switch self {
    case .figure, .constant, .parameter, .primitive: []
    case .sum(let terms), .minimum(let terms), .maximum(let terms): terms
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right): [left, right]
    case .choice(let left, let right, let then, let otherwise): [left, right, then, otherwise]
    }
  }

  /// Decimals of a quotient that does not come out even.
  public static var quotientScale: Int { 12 }

  /// Half-even at twelve decimals; a quotient that comes out even keeps the dividend's scale.
  public static func divide(_ left: ExactDecimal, by right: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    try left.divided(by: right, scale: scale(ofQuotientOf: left)).trimmed(toScale: Int(left.scale))
  }

  /// Decimals to which a quotient of that dividend is cut.
  static func scale(ofQuotientOf dividend: ExactDecimal) -> Int {
    // Zeros at its end say nothing: the same amount is divided alike however it came about.
    Int(dividend.scale) <= quotientScale ? quotientScale : max(quotientScale, Int(dividend.trimmed().scale))
  }
}

/// Numbers that the account's rule set and profile give.
public enum RuleParameter: String, Sendable, CaseIterable {
  case initialRate = "initial_rate"
  case houseRate = "house_rate"
  case chargedRate = "charged_rate"
  case minimumEquity = "minimum_equity"
  case dayTradingMultiple = "day_trading_multiple"
  case patternMinimumEquity = "pattern_minimum_equity"
  case shortDepositFactor = "short_deposit_factor"
  case regTDeMinimis = "reg_t_de_minimis"
  case callRestoring = "call_restoring"
  case liquidationShare = "liquidation_share"
}

import Money

/// Exponential and logarithm in decimals, to about 22 digits; what returns over parts of a period need.
enum DecimalPower {
  /// ln 2.
  private static let logOfTwo = constant("0.6931471805599453094172321215")
  /// Beyond these exponents no growth is told: a factor of about 10⁹ or 10⁻⁹.
  static let limit = ExactDecimal(20)
  private static let smallest = constant("0.0000000000000000000000000001")

  private static func constant(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is no number") }
    return value
  }

  /// e to the power of an exponent between −2·``limit`` and 2·``limit``.
  static func exponential(_ exponent: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    var reduced = exponent
    var doublings = 0
    while reduced.magnitude > constant("0.0625") {
      reduced = try reduced * constant("0.5")
      doublings += 1
    }
    var sum = ExactDecimal.one
    var term = ExactDecimal.one
    for index in 1...20 {
      term = try (term * reduced).divided(by: ExactDecimal(index), scale: 28)
      if term.magnitude < smallest { break }
      sum = try sum + term
    }
    for _ in 0..<doublings { sum = try sum * sum }
    return sum
  }

  /// The natural logarithm of a number above zero.
  static func logarithm(_ number: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    guard number.isPositive else {
      throw MoneyError(code: .notRepresentable, text: "\(number) has no logarithm")
    }
    var reduced = number
    var halvings = 0
    while reduced > constant("1.4") {
      reduced = try reduced * constant("0.5")
      halvings += 1
    }
    while reduced < constant("0.7") {
      reduced = try reduced * 2
      halvings -= 1
    }
    let root = try (reduced - 1).divided(by: reduced + 1, scale: 28)
    let square = try root * root
    var sum = ExactDecimal.zero
    var power = root
    for index in 0..<40 {
      let term = try power.divided(by: ExactDecimal(2 * index + 1), scale: 28)
      if term.magnitude < smallest { break }
      sum = try sum + term
      power = try power * square
    }
    return try sum * 2 + logOfTwo * ExactDecimal(halvings)
  }

  /// `base` to the power of `exponent`; zero stays zero.
  static func power(_ base: ExactDecimal, _ exponent: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    base.isZero ? .zero : try exponential(try logarithm(base) * exponent)
  }
}

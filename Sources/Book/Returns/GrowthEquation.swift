import Money

/// Σ amount · e^(remaining · y) = 0 with the end as the last amount, negative; y is the logarithm of the growth.
struct GrowthEquation {
  /// The most time remaining first; times are distinct, amounts not zero, but for the end at time zero.
  private var terms: [(remaining: ExactDecimal, amount: ExactDecimal)] = []

  init(_ series: FlowSeries) throws(MoneyError) {
    var all = [(remaining: ExactDecimal.one, amount: series.start)]
    all += series.flows.map { ($0.remaining, $0.amount) }.sorted { $0.0 > $1.0 }
    all.append((.zero, -series.end))
    for term in all {
      if let last = terms.last, last.remaining == term.remaining {
        terms[terms.count - 1].amount = try last.amount + term.amount
      } else {
        terms.append(term)
      }
    }
    terms = terms.filter { !$0.amount.isZero || $0.remaining.isZero }
  }

  /// The rate of the whole period; an error says that there is none.
  func solved() throws(MoneyError) -> ExactDecimal {
    let invested = terms.filter { !$0.remaining.isZero }
    guard !invested.isEmpty else { throw Self.none("nothing was invested") }
    guard let end = terms.last?.amount else { throw Self.none("nothing was invested") }
    if end.isZero, invested.allSatisfy({ $0.amount.isPositive }) { return -1 }
    let signs = terms.filter { !$0.amount.isZero }.map(\.amount.isNegative)
    let changes = zip(signs, signs.dropFirst()).count { $0 != $1 }
    guard changes > 0, let bracket = try bracket() else { throw Self.none("no rate leads from start to end") }
    let root = try root(in: bracket)
    let isSingle = changes == 1 ? true : try staysInvested(at: root)
    guard isSingle else {
      throw Self.none("more than one rate may lead from start to end")
    }
    return try DecimalPower.exponential(root) - 1
  }

  private static func none(_ reason: String) -> MoneyError { MoneyError(code: .notRepresentable, text: reason) }

  private func value(_ exponent: ExactDecimal) throws(MoneyError) -> (value: ExactDecimal, slope: ExactDecimal) {
    var value = ExactDecimal.zero
    var slope = ExactDecimal.zero
    for term in terms {
      let grown = try term.amount * DecimalPower.exponential(term.remaining * exponent)
      value = try value + grown
      slope = try slope + grown * term.remaining
    }
    return (value, slope)
  }

  /// Two exponents between which the sum changes its sign, as near to no growth as there are.
  private func bracket() throws(MoneyError) -> (ExactDecimal, ExactDecimal)? {
    let middle = try value(.zero).value
    if middle.isZero { return (.zero, .zero) }
    var inner = (low: ExactDecimal.zero, high: ExactDecimal.zero)
    var step = try ExactDecimal(1).divided(by: 8, scale: 3)
    while inner.high < DecimalPower.limit {
      let high = min(step, DecimalPower.limit)
      for (near, far) in [(inner.high, high), (inner.low, -high)]
      where try value(far).value.isNegative != middle.isNegative {
        return near < far ? (near, far) : (far, near)
      }
      inner = (-high, high)
      step = try step * 2
    }
    return nil
  }

  /// By Newton's steps as long as they stay between the bounds and by halving where they do not.
  private func root(in bracket: (ExactDecimal, ExactDecimal)) throws(MoneyError) -> ExactDecimal {
    var (low, high) = bracket
    if low == high { return low }
    let lowIsNegative = try value(low).value.isNegative
    var guess = try (low + high).divided(by: 2, scale: 28)
    let close = try ExactDecimal(coefficient: 1, scale: 20)
    for _ in 0..<200 {
      let (value, slope) = try value(guess)
      if value.isZero { return guess }
      if value.isNegative == lowIsNegative { low = guess } else { high = guess }
      var next = try (low + high).divided(by: 2, scale: 28)
      if !slope.isZero, let step = try? value.divided(by: slope, scale: 28), let newton = try? guess - step,
        low < newton, newton < high
      {
        next = newton
      }
      let moved = try (next - guess).magnitude
      let width = try (high - low).magnitude
      if moved < close || width < close { return next }
      guess = next
    }
    return guess
  }

  /// The balance that grows at this rate is never below zero before the end: any higher rate would then end higher,
  /// any lower one lower.
  private func staysInvested(at root: ExactDecimal) throws(MoneyError) -> Bool {
    var balance = ExactDecimal.zero
    var before = ExactDecimal.one
    for term in terms.dropLast() {
      balance = try balance * DecimalPower.exponential((before - term.remaining) * root) + term.amount
      before = term.remaining
      if balance.isNegative { return false }
    }
    return true
  }
}

import CivilTime
import Ledger
import Market
import Money

extension Explainer {
  /// The loans of all currencies: what is owed in one is a loan whatever the others hold.
  func debit() throws -> Explanation {
    guard state.allowsCredit else { return .constant(.zero) }
    var terms = try lines.filter { !$0.isValued }.map { try $0.inBase($0.value) }
    let shorts = lines.filter { $0.isValued && $0.isShort && !$0.isOption }
    let held = trail.contributions[TrailNeeds.Kind.cash.rawValue]
    let currencies = Set(held.map(\.currency) + shorts.map(\.line.terms.currency))
    for currency in currencies.sorted() {
      let owed = try Explanation.sum(
        shorts.filter { $0.line.terms.currency == currency }.map { try Explanation.negated($0.value) },
        "short_market_value")
      let cash = try Explanation.sum(held.filter { $0.currency == currency }.map(\.amount), "cash")
      let loan = Explanation.maximum([try .difference(owed, cash), .constant(.zero)])
      if loan.value?.isZero == true { continue }
      terms.append(try trees.converted(loan, from: currency, to: base, at: at))
    }
    return try .sum(terms)
  }

  /// What accrued on each night, per currency.
  func accrued() throws -> Explanation { try accrued(at: at) }

  /// The same at the rates of a moment.
  func accrued(at rates: Instant) throws -> Explanation {
    guard let nights = try accruedByCurrency() else { return .constant(nil) }
    return try .sum(nights.map { try trees.converted($0.amount, from: $0.currency, to: base, at: rates) })
  }

  /// What accrued in each currency, in it; nil: unknown.
  func accruedByCurrency() throws -> [(currency: Currency, amount: Explanation)]? {
    guard let interest = state.interest else { return [] }
    guard interest.unknown.isEmpty else { return nil }
    return try Set(interest.accruals.map(\.currency)).sorted().map { currency in
      (currency, try Explanation.interest(on: interest.accruals.filter { $0.currency == currency }))
    }.filter { $0.amount.value?.isZero != true }
  }
}

extension Explanation {
  /// Σ balance × rate × nights ÷ 360.
  static func interest(on accruals: [Interest.Accrual]) throws(MoneyError) -> Explanation {
    var nights: [Explanation] = []
    for accrual in accruals {
      nights.append(
        try .product([
          Explanation(.snapshot, "settled_balance", value: accrual.balance, date: accrual.from),
          .parameter(accrual.isDebit ? "debit_rate" : "credit_rate", accrual.rate),
          Explanation(.constant, "nights", value: ExactDecimal(accrual.nights)),
        ]))
    }
    let sum = try Explanation.sum(nights)
    return try .quotient(
      sum, .parameter("interest_year_days", Interest.yearDays),
      scale: Expression.scale(ofQuotientOf: sum.value ?? .zero))
  }
}

import Ledger
import Market
import Money

/// All that is held in one currency that is not the account's own, explained, in that currency.
struct ForeignTree {
  let currency: Currency
  /// Cash, what is accrued, and positions, shorts negative.
  let value: Explanation
  /// Gains of the open lots whose cost is known.
  let gain: Explanation
}

extension Explainer {
  /// As ``ForeignHolding`` counts, in order of code.
  func foreignHoldings() throws -> [ForeignTree] {
    var values: [Currency: [Explanation]] = [:]
    var gains: [Currency: [Explanation]] = [:]
    for line in lines where line.line.terms.currency != base {
      let gain = try Explanation.difference(line.value, try line.cost())
      let isKnown = line.line.position.lots.cost != nil
      if line.isContract, !isKnown { continue }
      values[line.line.terms.currency, default: []].append(line.isContract ? gain : line.value)
      if isKnown { gains[line.line.terms.currency, default: []].append(gain) }
    }
    for amount in try foreignMoney() { values[amount.currency, default: []].append(amount.amount) }
    return try values.keys.sorted().map { currency in
      ForeignTree(
        currency: currency, value: try .sum(values[currency] ?? [], "held"),
        gain: try .sum(gains[currency] ?? [], "gain"))
    }
  }

  /// Cash, accrued interest and dividends as far as they count in equity, and pledged securities.
  private func foreignMoney() throws -> [(currency: Currency, amount: Explanation)] {
    let cash = trail.contributions[TrailNeeds.Kind.cash.rawValue]
    var money: [(currency: Currency, amount: Explanation)] = try Set(cash.map(\.currency)).sorted().map { currency in
      (currency, try .sum(cash.filter { $0.currency == currency }.map(\.amount), "cash"))
    }
    if state.profile.interestInEquity { money += try accruedByCurrency() ?? [] }
    money += state.pendingDividends.filter(\.isAccrued).map { ($0.currency, $0.explained) }
    money += contractTrees.pledged().map { ($0.currency, $0.value) }
    return money.filter { $0.currency != base && $0.amount.value?.isZero != true }
  }
}

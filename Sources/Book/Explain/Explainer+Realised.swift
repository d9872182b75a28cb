import CivilTime
import Ledger
import Market
import Money

extension Explainer {
  /// What was realised, in several currencies: each day's is converted at its close, or at the first close after it
  /// that knows a rate; what no close has reached yet at the moment's.
  func realised(_ contributions: [Trail.Contribution]) throws -> Explanation {
    var sums = RealisedSums(base: base, trees: trees)
    for contribution in contributions {
      try sums.passCloses { $0 < contribution.order.at }
      sums.add(contribution, state.boundary.rollTime)
    }
    try sums.passCloses { $0 <= at }
    return try sums.total(at: at)
  }
}

/// Builds the sum in the order in which the account's state has added it up.
private struct RealisedSums {
  let base: Currency
  let trees: MarketTrees
  private var own: [Explanation] = []
  private var waiting: [(currency: Currency, amounts: [Explanation])] = []
  /// The close that what waits is converted at; nil while nothing waits.
  private var close: Boundary?

  init(base: Currency, trees: MarketTrees) {
    self.base = base
    self.trees = trees
  }

  mutating func add(_ contribution: Trail.Contribution, _ rollTime: RollTime) {
    guard contribution.currency != base else { return own.append(contribution.amount) }
    if let index = waiting.firstIndex(where: { $0.currency == contribution.currency }) {
      waiting[index].amounts.append(contribution.amount)
    } else {
      waiting.append((contribution.currency, [contribution.amount]))
      waiting.sort { $0.currency < $1.currency }
    }
    guard close == nil else { return }
    let next = Boundary.first(after: contribution.order.at, rollTime)
    close = next.kind == .close ? next : next.following
  }

  mutating func passCloses(_ isPassed: (Instant) -> Bool) throws {
    while let next = close, isPassed(next.at) {
      var left: [(currency: Currency, amounts: [Explanation])] = []
      for (currency, amounts) in waiting {
        let sum = try Explanation.sum(amounts, currency.code)
        let converted = Explanation.posted(
          try trees.converted(sum, from: currency, to: base, at: next.at), scale: AccountState.realisedScale)
        if sum.value != nil, converted.value == nil {
          left.append((currency, amounts))
        } else if sum.value?.isZero != true {
          own.append(converted)
        }
      }
      waiting = left
      close = left.isEmpty ? nil : next.following.following
    }
  }

  /// With what waits at the rate of the moment.
  func total(at: Instant) throws -> Explanation {
    var parts: [(currency: Currency, amount: Explanation)] = [(base, try .sum(own, base.code))]
    for (currency, amounts) in waiting {
      let sum = try Explanation.sum(amounts, currency.code)
      if sum.value?.isZero == true { continue }
      parts.append((currency, try trees.converted(sum, from: currency, to: base, at: at)))
    }
    return try .total(parts.sorted { $0.currency < $1.currency }.map(\.amount))
  }
}

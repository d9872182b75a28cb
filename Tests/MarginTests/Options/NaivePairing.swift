import CivilTime
import Margin
import Market
import Money

/// The least requirement of options on one underlying, by trying everything, contract by contract: nothing is bounded,
/// shared or ordered. For books of a few contracts.
struct NaivePairing {
  private struct Contract {
    var leg: OptionLeg
    var uncovered: ExactDecimal
    var value: ExactDecimal
  }

  private let holdings: OptionHoldings
  private var contracts: [Contract] = []

  init(_ holdings: OptionHoldings, _ rules: OptionRules) throws {
    self.holdings = holdings
    for leg in holdings.legs {
      let (uncovered, value) = try rules.uncovered(
        leg, underlyingPrice: holdings.underlyingPrice, units: holdings.units)
      for _ in 0..<abs(leg.contracts) {
        contracts.append(Contract(leg: leg, uncovered: uncovered, value: value))
      }
    }
  }

  func least() throws -> ExactDecimal {
    let shorts = contracts.indices.filter { contracts[$0].leg.isShort }
    let expirations = Set(shorts.map { contracts[$0].leg.expiration }).sorted()
    return try assign(0, expirations, Array(repeating: nil, count: contracts.count))
  }

  /// Each contract in the package of an expiration, or in none.
  private func assign(_ index: Int, _ expirations: [CivilDate], _ package: [CivilDate?]) throws -> ExactDecimal {
    guard index < contracts.count else { return try cost(package, expirations) ?? 1_000_000_000 }
    let leg = contracts[index].leg
    var options: [CivilDate?] = [nil]
    for date in expirations where leg.isShort ? date == leg.expiration : date <= leg.expiration { options.append(date) }
    var best: ExactDecimal = 1_000_000_000
    for option in options {
      var next = package
      next[index] = option
      best = min(best, try assign(index + 1, expirations, next))
    }
    return best
  }

  private func cost(_ package: [CivilDate?], _ expirations: [CivilDate]) throws -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for date in expirations {
      guard let loss = try loss(contracts.indices.filter { package[$0] == date }.map { contracts[$0].leg }) else {
        return nil
      }
      sum = try sum + loss
    }
    let alone = contracts.indices.filter { package[$0] == nil && contracts[$0].leg.isShort }.map { contracts[$0] }
    let calls = alone.filter { $0.leg.type == .call }
    let puts = alone.filter { $0.leg.type == .put }
    for single in alone { sum = try sum + single.uncovered }
    return try sum - saved(calls, puts)
  }

  /// Nil when a rise of the price has no bound of loss.
  private func loss(_ legs: [OptionLeg]) throws -> ExactDecimal? {
    let calls = legs.filter { $0.type == .call }.reduce(0) { $0 + $1.contracts.signum() }
    if calls < 0 { return nil }
    var worst = ExactDecimal.zero
    for price in [.zero] + legs.map(\.strike) {
      var loss = ExactDecimal.zero
      for leg in legs {
        let worth = max(.zero, leg.type == .call ? try price - leg.strike : try leg.strike - price)
        loss = leg.isShort ? try loss + worth * holdings.units : try loss - worth * holdings.units
      }
      worst = max(worst, loss)
    }
    return worst
  }

  /// The most that pairs of a call and a put save.
  private func saved(_ calls: [Contract], _ puts: [Contract]) throws -> ExactDecimal {
    guard let call = calls.first, !puts.isEmpty else { return .zero }
    let others = Array(calls.dropFirst())
    var best = try saved(others, puts)
    for index in puts.indices {
      var left = puts
      let put = left.remove(at: index)
      let smaller = call.uncovered >= put.uncovered ? put : call
      best = max(best, try smaller.uncovered - smaller.value + saved(others, left))
    }
    return best
  }
}

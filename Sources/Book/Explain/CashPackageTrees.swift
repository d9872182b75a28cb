import CivilTime
import Ledger
import Market
import Money

/// Explains what a cash account keeps for options that settle in cash, leg by leg at the worst price.
struct CashPackageTrees {
  let base: Currency
  let at: Instant
  let market: MarketView

  /// In the account's currency.
  func total(of packages: [CashPackage]) throws -> Explanation {
    try .sum(
      packages.map { package in
        try MarketTrees(market: market).converted(try tree(of: package), from: package.currency, to: base, at: at)
      })
  }

  private func tree(of package: CashPackage) throws -> Explanation {
    let worst = Explanation.parameter("worst_price", package.worstPrice)
    var sum = Explanation.constant(.zero)
    for leg in package.legs {
      let strike = Explanation.parameter("strike", leg.strike)
      let gain: Explanation = leg.type == .call ? try .difference(worst, strike) : try .difference(strike, worst)
      let amount = try Explanation.product(
        [
          .maximum([.constant(.zero), gain]), .parameter("multiplier", package.units),
          .parameter("contracts", leg.contracts.magnitude),
        ], market.world.instruments[leg.instrument].symbol)
      sum = leg.contracts.isNegative ? try .sum([sum, amount]) : try .difference(sum, amount)
    }
    return .maximum([.constant(.zero), sum])
  }
}

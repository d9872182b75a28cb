import CivilTime
import Ledger
import Market
import Money

/// A put that a cash account has written: it keeps the strike in cash, whatever the price. Spreads are of no help
/// there, but for those of ``CashPackage``.
struct WrittenPut {
  let instrument: InstrumentID
  let currency: Currency
  let strike: ExactDecimal
  /// Units of the underlying per contract.
  let units: ExactDecimal
  /// Positive.
  let contracts: ExactDecimal

  /// Those of an account, in order of their instruments; none in an account with credit, which has requirements.
  static func all(of state: AccountState, in market: MarketView) -> [WrittenPut] {
    guard !state.allowsCredit else { return [] }
    return state.positions.compactMap { position in
      let traits = market.world.instruments.traits(position.instrument)
      guard position.quantity.isNegative, traits.kind == .option,
        let contract = market.world.instruments[position.instrument].option, contract.type == .put,
        !CashPackage.takes(position.instrument, in: market)
      else { return nil }
      return WrittenPut(
        instrument: position.instrument, currency: traits.currency, strike: contract.strike, units: traits.multiplier,
        contracts: position.quantity.magnitude)
    }
  }

  /// What all of them keep, and the options that settle in cash, in the account's currency; nil when a rate is unknown
  /// or the sum does not fit.
  static func reserves(of state: AccountState, at: Instant, in market: MarketView) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for put in all(of: state, in: market) {
      guard let rate = market.rate(from: put.currency, to: state.baseCurrency, at: at),
        let next = try? sum + put.strike * put.units * put.contracts * rate
      else { return nil }
      sum = next
    }
    guard let packages = try? CashPackage.all(of: state, in: market), !packages.isEmpty else { return sum }
    return (try? CashPackage.reserves(packages, to: state.baseCurrency, at: at, in: market)).flatMap { reserves in
      reserves.flatMap { try? sum + $0 }
    }
  }
}

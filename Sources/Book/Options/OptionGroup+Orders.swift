import CivilTime
import Ledger
import Margin
import Market
import Money

extension OptionGroup {
  /// Contracts that orders would add to what is held.
  struct Addition: Sendable {
    var instrument: InstrumentID
    /// Signed.
    var contracts: ExactDecimal
    /// For a series that nobody has priced; nil: unknown.
    var price: ExactDecimal?
  }

  /// The group of a series with what orders would add to it; nil when what it asks for is unknown.
  static func with(
    _ additions: [Addition], in key: Key, of state: AccountState, at: Instant, in market: MarketView
  ) throws(MoneyError) -> OptionGroup? {
    var series: [Series] = []
    for position in state.positions where Self.key(of: position.instrument, in: market) == key {
      series.append(Series(position, at: at, in: market))
    }
    for addition in additions {
      if let index = series.firstIndex(where: { $0.instrument == addition.instrument }) {
        series[index].quantity = try series[index].quantity + addition.contracts
      } else {
        let price = market.price(of: addition.instrument, at: at)?.price ?? addition.price
        series.append(Series(instrument: addition.instrument, quantity: addition.contracts, price: price))
      }
    }
    var left: [InstrumentID: ExactDecimal] = [:]
    return try OptionGroup(key, series.filter { !$0.quantity.isZero }, of: state, at: at, in: market, &left)
  }
}

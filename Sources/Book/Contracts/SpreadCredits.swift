import Ledger
import Market
import Money

/// What contracts of opposite sides give back where they stand together, by the account's table: in its order, each
/// contract in one spread at most.
struct SpreadCredits {
  struct Credit {
    let spread: ContractParameters.Spread
    let first: InstrumentID
    let second: InstrumentID
    /// Spreads of one contract each; positive.
    let count: ExactDecimal
    let currency: Currency
  }
  private(set) var credits: [Credit] = []

  init(of state: AccountState, in market: MarketView) throws(MoneyError) {
    guard let table = state.profile.house?.contracts?.spreads, !table.isEmpty else { return }
    var left: [(id: InstrumentID, units: ExactDecimal)] = []
    for position in state.positions where market.world.instruments.traits(position.instrument).kind == .future {
      left.append((position.instrument, position.quantity))
    }
    for spread in table {
      for one in left.indices where Self.matches(spread.first, left[one].id, market) {
        for other in left.indices
        where other != one && Self.matches(spread.second, left[other].id, market)
          && left[one].units.isNegative != left[other].units.isNegative
        {
          let count = min(left[one].units.magnitude, left[other].units.magnitude)
          guard count.isPositive else { continue }
          credits.append(
            Credit(
              spread: spread, first: left[one].id, second: left[other].id, count: count,
              currency: market.world.instruments.traits(left[one].id).currency))
          left[one].units = try left[one].units - (left[one].units.isNegative ? -count : count)
          left[other].units = try left[other].units - (left[other].units.isNegative ? -count : count)
        }
      }
    }
  }

  /// A contract by its symbol, or any of its product.
  private static func matches(_ name: String, _ id: InstrumentID, _ market: MarketView) -> Bool {
    let instrument = market.world.instruments[id]
    return instrument.symbol == name || instrument.future?.root == name
  }
}

import CivilTime
import Ledger
import Margin
import Market
import Money

/// Explains what stock that an order trades beside options is worth and asks for, in the account's currency.
struct OrderedStockTrees {
  private let stock: OrderedStock
  private let record: OrderRecord
  private let state: AccountState
  private let at: Instant
  private let market: MarketView

  init(_ stock: OrderedStock, _ record: OrderRecord, of state: AccountState, at: Instant, in market: MarketView) {
    self.stock = stock
    self.record = record
    self.state = state
    self.at = at
    self.market = market
  }

  private var trees: MarketTrees { MarketTrees(market: market) }
  private var traits: InstrumentTraits { market.world.instruments.traits(stock.instrument) }

  /// Units as the order's last event has left them, times the price.
  private func worth(_ units: Explanation) throws -> Explanation {
    let price = try trees.price(of: stock.instrument, at: at, own: state.position(of: stock.instrument)?.mark)
    return try .product([units, price] + TradeTrees.multiplier(of: traits))
  }

  private func units(_ value: ExactDecimal) -> Explanation {
    Explanation(.running, "units", value: value, event: record.changed, field: "quantity")
  }

  /// Signed.
  func value() throws -> Explanation {
    try trees.converted(try worth(units(stock.units)), from: traits.currency, to: state.baseCurrency, at: at)
  }

  /// What the units ask for by themselves.
  func asked(_ figure: Figure) throws -> Explanation {
    guard stock.opens else { return .constant(.zero) }
    let price = stock.price.price
    let units = units(stock.units.magnitude)
    let amounts = try state.rules.amounts(
      of: traits, isShort: stock.units.isNegative, price: price, shares: units, marketValue: try worth(units),
      terms: HouseTerms(of: state, at: at, in: market).terms(of: stock.instrument, traits, price: price, in: market),
      with: ExplainingArithmetic())
    let asked =
      switch figure {
      case .maintenanceRequirement: amounts.maintenance
      case .houseRequirement: amounts.house
      case .chargedRequirement: amounts.charged
      default: amounts.initial
      }
    return try trees.converted(asked, from: traits.currency, to: state.baseCurrency, at: at)
  }
}

import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension OptionGroup {
  /// Contracts that orders would add to what is held.
  struct Addition: Sendable {
    var instrument: InstrumentID
    /// Signed.
    var contracts: ExactDecimal
    /// What the order asks for one unit of it, where it trades nothing else; nil: the market's price.
    var price: ExactDecimal?
  }

  /// What is held of a group with what orders would add to it.
  enum Outlook {
    case nothing
    /// What it asks for is unknown.
    case unknown
    case group(OptionGroup)

    /// Nil when it is unknown.
    func amounts(by rules: MarginRules) throws(MoneyError) -> OptionAmounts? {
      switch self {
      case .nothing: OptionAmounts()
      case .unknown: nil
      case .group(let group): try group.amounts(by: rules)
      }
    }
  }

  static func with(
    _ additions: [Addition], in family: OptionFamily, of state: UnsafePointer<AccountState>, at: Instant,
    in market: MarketView, _ own: HouseTerms
  ) throws(MoneyError) -> Outlook {
    let positions = state.pointee.positions
    var series = series(of: family, heldBy: state, at: at, in: market)
    var left = UnitsLeft()
    for addition in additions {
      let id = addition.instrument
      if market.world.instruments.family(id) == .none {
        // Stock beside options covers them, and is covered.
        let units = left[id] ?? positions.place(of: id).map { positions[$0].quantity } ?? .zero
        left[id] = try units + addition.contracts
        continue
      }
      let index = series.firstIndex { $0.instrument == id }
      if let price = addition.price {
        // What is held on the other side closes first: these contracts open beyond it, at what the sale brings.
        if let index, series[index].quantity.isNegative != addition.contracts.isNegative {
          series[index].quantity = .zero
        }
        series.append(Series(instrument: id, quantity: addition.contracts, price: price))
      } else if let index {
        series[index].quantity = try series[index].quantity + addition.contracts
      } else {
        let price = market.price(of: id, at: at)?.price
        series.append(Series(instrument: id, quantity: addition.contracts, price: price))
      }
    }
    series.removeAll(where: \.quantity.isZero)
    if series.isEmpty { return .nothing }
    guard let group = try OptionGroup(series, of: state, at: at, in: market, own, &left) else { return .unknown }
    return .group(group)
  }
}

import CivilTime
import Market
import Money
import Persistent

extension OptionGroup {
  /// What one contract of a group's series is worth and delivers.
  struct Delivery {
    let underlying: InstrumentID
    let multiplier: ExactDecimal
    /// Of what is delivered, per unit of the multiplier.
    let price: ExactDecimal
    /// Of one unit of the underlying.
    let unitPrice: ExactDecimal
    /// Units of the underlying, where they are all that is delivered: only then they cover, or are covered.
    let covering: ExactDecimal?

    /// As many units as the multiplier says, and nothing else.
    var isPlain: Bool { covering == multiplier }

    /// Nil when an instrument or a price is not known.
    init?(
      of series: InstrumentID, at: Instant, _ state: UnsafePointer<AccountState>, in market: MarketView
    ) throws(MoneyError) {
      if let option = market.world.instruments.series(series), !option.isAdjusted {
        // Most are not adjusted: no need for the names of what they deliver.
        guard let id = market.world.instruments.underlying(of: series),
          let price = Self.unitPrice(of: id, at: at, state, in: market)
        else { return nil }
        underlying = id
        multiplier = market.world.instruments.traits(series).multiplier
        self.price = price
        unitPrice = price
        covering = multiplier
        return
      }
      guard let terms = OptionTerms(series, in: market), let parts = terms.parts,
        let id = parts.count == 1 ? parts[0].instrument : market.world.instruments.id(terms.contract.underlying),
        let price = try terms.price(at: at, of: state, in: market)
      else { return nil }
      underlying = id
      multiplier = terms.traits.multiplier
      self.price = price
      covering = parts.count == 1 && terms.cash.isZero ? parts[0].units : nil
      unitPrice =
        covering == multiplier ? price : Self.unitPrice(of: id, at: at, state, in: market) ?? price
    }

    private static func unitPrice(
      of id: InstrumentID, at: Instant, _ state: UnsafePointer<AccountState>, in market: MarketView
    ) -> ExactDecimal? {
      let positions = state.pointee.positions
      return market.price(of: id, at: at, own: positions.place(of: id).flatMap { positions[$0].mark })?.price
    }
  }
}

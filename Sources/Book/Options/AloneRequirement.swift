import CivilTime
import Margin
public import Market
public import Money
import Persistent

extension Valuation {
  /// What the options written of one series ask for by themselves, by every one of the three requirements alike: where
  /// nothing held covers any of them and none is put together with another option.
  ///
  /// - Returns: in the option's currency; nil for what is put together with something else, which has no requirement of
  ///   its own, where something is unknown, and for what is no option written.
  public func requirement(
    ofWritten id: InstrumentID, in state: AccountState
  ) throws(MoneyError) -> ExactDecimal? {
    var found: ExactDecimal?
    try withUnsafePointer(to: state) { state throws(MoneyError) in
      let families = OptionFamilies(beside: id, of: state, at: at, in: market)
      _ = try OptionGroup.all(families, of: state, at: at, in: market, by: self) { group throws(MoneyError) in
        guard group.traits.currency == market.world.instruments.traits(id).currency else { return }
        if let alone = try group.requirement(ofAlone: id) { found = alone }
      }
    }
    return found
  }
}

extension OptionFamilies {
  /// The options that share an underlying's units with one of them.
  fileprivate init(
    beside id: InstrumentID, of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView
  ) {
    self.init()
    let instruments = market.world.instruments
    let underlying = instruments.underlying(of: id)
    _ = state.pointee.positions.allInPlace { position in
      let other = position.pointee.instrument
      // An adjusted one may deliver what another one is on.
      if let series = instruments.series(other), series.isAdjusted || instruments.underlying(of: other) == underlying {
        add(OptionGroup.Series(position, at: at, in: market), in: market)
      }
      return true
    }
  }
}

extension OptionGroup {
  /// Nil where the contracts written of a series are not all by themselves.
  fileprivate func requirement(ofAlone id: InstrumentID) throws(MoneyError) -> ExactDecimal? {
    guard let leg = instruments.firstIndex(of: id), holdings.legs[leg].isShort,
      let alone = pairing.uncovered.first(where: { $0.part.leg == leg }),
      alone.part.contracts == -holdings.legs[leg].contracts
    else { return nil }
    return alone.requirement
  }
}

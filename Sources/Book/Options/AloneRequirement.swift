import CivilTime
import Margin
public import Market
public import Money
import Persistent

extension Valuation {
  /// What the options written of each series ask for by themselves, by every one of the three requirements alike: where
  /// nothing held covers any of them and none is put together with another option.
  ///
  /// - Returns: in the option's currency; without what is put together with something else, which has no requirement of
  ///   its own, and without groups of which something is unknown.
  public func requirementsOfWritten(in state: AccountState) throws(MoneyError) -> [InstrumentID: ExactDecimal] {
    var found: [InstrumentID: ExactDecimal] = [:]
    try withUnsafePointer(to: state) { state throws(MoneyError) in
      let families = OptionFamilies(of: state, at: at, in: market)
      _ = try OptionGroup.all(families, of: state, at: at, in: market, by: self) { group in
        for alone in group.pairing.uncovered {
          let id = group.instruments[alone.part.leg]
          guard alone.part.contracts == -group.holdings.legs[alone.part.leg].contracts,
            group.traits.currency == market.world.instruments.traits(id).currency
          else { continue }
          found[id] = alone.requirement
        }
      }
    }
    return found
  }
}

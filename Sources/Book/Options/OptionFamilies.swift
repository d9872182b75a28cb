import CivilTime
import Market
import Persistent

/// The options that an account holds or has written, those that deliver the same together.
struct OptionFamilies {
  /// In order of the first option's instrument.
  private(set) var all: [(family: OptionFamily, series: [OptionGroup.Series])] = []

  init() {}

  init(of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView) {
    _ = state.pointee.positions.allInPlace { position in
      add(OptionGroup.Series(position, at: at, in: market), in: market)
      return true
    }
  }

  /// Takes a series; what is no option is passed over.
  mutating func add(_ series: OptionGroup.Series, in market: MarketView) {
    let family = market.world.instruments.family(series.instrument)
    if family == .none { return }
    // Series of one underlying mostly follow each other.
    if let index = all.lastIndex(where: { $0.family == family }) {
      all[index].series.append(series)
    } else {
      var first: [OptionGroup.Series] = []
      first.reserveCapacity(4)
      first.append(series)
      all.append((family, first))
    }
  }
}

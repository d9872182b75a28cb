import CivilTime
import Margin
import Market
import Money

/// A small generator with a seed of its own, and random books of options on one underlying.
struct OptionDice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) ^ (state << 20)
  }

  /// - Parameters:
  ///   - most: contracts of a series.
  ///   - longShare: of ten series so many are held.
  mutating func book(legs: Int, most: Int, longShare: Int = 4) -> OptionHoldings {
    let price = ExactDecimal(Int.random(in: 80...120, using: &self))
    var holdings: [OptionLeg] = []
    for _ in 0..<legs {
      let isCall = Bool.random(using: &self)
      let strike = 70 + 5 * Int.random(in: 0...12, using: &self)
      let premium = (try? ExactDecimal(coefficient: Int128(Int.random(in: 5...900, using: &self)), scale: 2)) ?? 1
      let day = CivilDate(dayNumber: 20_500 + Int32(28 * Int.random(in: 0...2, using: &self)))
      let contracts = Int.random(in: 1...most, using: &self)
      let isShort = Int.random(in: 0...9, using: &self) < 10 - longShare
      holdings.append(
        OptionLeg(
          type: isCall ? .call : .put, strike: ExactDecimal(strike), expiration: day,
          contracts: isShort ? -contracts : contracts, price: premium))
    }
    return OptionHoldings(underlyingPrice: price, legs: holdings)
  }
}

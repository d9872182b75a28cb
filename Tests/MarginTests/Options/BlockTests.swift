import CivilTime
import Margin
import Market
import Money
import Testing

/// More series on one underlying than are looked at together.
@Suite struct BlockTests {
  /// Spreads of ten points, one after the other, in five expirations.
  private static func book(spreads: Int, shares: Int = 0) -> OptionHoldings {
    let legs = (0..<spreads).flatMap { index in
      let strike = 50 + 2 * (index / 5)
      let day = CivilDate(dayNumber: 20_500 + 30 * Int32(index % 5))
      return [(strike, -1), (strike + 1, 1)].map { strike, contracts in
        OptionLeg(
          type: .call, strike: ExactDecimal(strike), expiration: day, contracts: contracts, price: 1)
      }
    }
    return OptionHoldings(underlyingPrice: 60, shares: ExactDecimal(shares), legs: legs)
  }

  /// Five hundred spreads a point wide are found within their blocks, whatever the order of the legs.
  @Test func manySpreads() throws {
    let book = Self.book(spreads: 500)
    let found = try OptionRules.equity.pairing(of: book)
    #expect(!found.isLeast)
    #expect(found.requirement <= 50_000)
    var reversed = book
    reversed.legs.reverse()
    #expect(try OptionRules.equity.pairing(of: reversed).requirement == found.requirement)
    var used = Array(repeating: 0, count: book.legs.count)
    for part in found.packages.flatMap(\.parts) + found.uncovered.map(\.part) { used[part.leg] += part.contracts }
    for (index, leg) in book.legs.enumerated() where leg.isShort { #expect(used[index] == 1) }
  }

  /// A block that is known is the block that would be worked out, and few change when contracts or units do.
  @Test func rememberedBlocks() throws {
    var book = Self.book(spreads: 100, shares: 900)
    var known: [(block: OptionBlock, pairing: OptionPairing)] = []
    var looked = 0
    for turn in 0..<12 {
      let index = turn * 37 % book.legs.count
      if turn % 4 == 3 { book.shares = ExactDecimal(900 - 100 * turn) } else { book.legs[index].contracts += turn - 5 }
      book.legs[index].price = ExactDecimal(1 + turn)
      let found = try OptionRules.equity.pairing(of: book) { block throws(MoneyError) in
        if let known = known.first(where: { $0.block == block }) { return known.pairing }
        looked += 1
        let pairing = try OptionRules.equity.pairing(of: block)
        known.append((block, pairing))
        return pairing
      }
      let anew = try OptionRules.equity.pairing(of: book)
      #expect(found == anew)
      #expect(anew.requirement.isIdentical(to: found.requirement))
    }
    // Five blocks at first; the units of one are what the blocks before it leave.
    #expect((5...40).contains(looked), "\(looked)")
  }

  /// The units of the underlying are not used twice.
  @Test func unitsOnce() throws {
    var book = Self.book(spreads: 60, shares: 700)
    book.legs = book.legs.filter(\.isShort)
    let found = try OptionRules.equity.pairing(of: book)
    #expect(found.covers.reduce(0) { $0 + $1.contracts } == 7)
    #expect(found.uncovered.reduce(0) { $0 + $1.part.contracts } == 53)
  }
}

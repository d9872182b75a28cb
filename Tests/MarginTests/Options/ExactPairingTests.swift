import CivilTime
import Margin
import Market
import Money
import Testing

/// Larger random books than trying everything contract by contract allows.
@Suite struct ExactPairingTests {
  private static func rules(_ bothSides: OptionRules.BothSides) -> OptionRules {
    var rules = OptionRules.equity
    rules.bothSides = bothSides
    return rules
  }

  /// Ten to twelve series of one contract, whatever the broker's choice: the least that the tables know.
  @Test(arguments: OptionRules.BothSides.allCases) func sameAsTables(bothSides: OptionRules.BothSides) throws {
    var dice = OptionDice(state: 411)
    let rules = Self.rules(bothSides)
    for _ in 0..<12 {
      let book = dice.book(legs: Int.random(in: 10...12, using: &dice), most: 1, longShare: 5)
      let found = try rules.pairing(of: book)
      let tables = try TablePairing(book, rules)
      #expect(found.isLeast)
      #expect(tables.total(of: found) == tables.least(), "\(book)")
    }
  }

  /// Fewer with units beside them: collars, conversions, covered and protective options among the packages.
  @Test(arguments: OptionRules.BothSides.allCases) func sameAsTablesWithUnits(bothSides: OptionRules.BothSides) throws {
    var dice = OptionDice(state: 97)
    let rules = Self.rules(bothSides)
    for _ in 0..<20 {
      var book = dice.book(legs: 8, most: 1, longShare: 5)
      book.shares = ExactDecimal(100 * Int.random(in: -2...2, using: &dice))
      let found = try rules.pairing(of: book)
      let tables = try TablePairing(book, rules)
      #expect(found.isLeast)
      #expect(tables.total(of: found) == tables.least(), "\(book)")
    }
  }

  /// Twelve series of up to ten contracts, and units: the search ends by itself, the same in any order.
  @Test(arguments: 1...4) func provenInAnyOrder(seed: Int) throws {
    var dice = OptionDice(state: UInt64(seed) &* 7_919)
    for _ in 0..<10 {
      var book = dice.book(legs: 12, most: 10, longShare: 5)
      book.shares = ExactDecimal(100 * Int.random(in: -4...4, using: &dice))
      let found = try OptionRules.equity.pairing(of: book)
      #expect(found.isLeast)
      var order = Array(book.legs.indices)
      order.shuffle(using: &dice)
      var shuffled = book
      shuffled.legs = order.map { book.legs[$0] }
      let other = try OptionRules.equity.pairing(of: shuffled)
      #expect(other.requirement == found.requirement)
      #expect(other.covers.map(\.cap) == found.covers.map(\.cap))
      #expect(other.packages.map(\.requirement) == found.packages.map(\.requirement))
      let legs = { (parts: [OptionPairing.Part], book: OptionHoldings) in parts.map { book.legs[$0.leg].price } }
      #expect(other.packages.map { legs($0.parts, shuffled) } == found.packages.map { legs($0.parts, book) })
    }
  }

  /// Amounts that do not fit 64 bits are put together in the same way.
  @Test func largeNumbers() throws {
    var dice = OptionDice(state: 5)
    let factor: ExactDecimal = 1_000_000_000_000_000
    for _ in 0..<10 {
      let book = dice.book(legs: 6, most: 2, longShare: 5)
      var large = book
      large.underlyingPrice = try book.underlyingPrice * factor
      for index in book.legs.indices {
        large.legs[index].strike = try book.legs[index].strike * factor
        large.legs[index].price = try book.legs[index].price * factor
      }
      let found = try OptionRules.equity.pairing(of: book)
      let other = try OptionRules.equity.pairing(of: large)
      #expect(other.isLeast)
      #expect(try found.requirement * factor == other.requirement)
      #expect(other.packages.map(\.parts) == found.packages.map(\.parts))
      #expect(other.uncovered.map(\.part) == found.uncovered.map(\.part))
    }
  }

  /// Forty series beside hundreds of units end by the limit if not by themselves, never above what each asks for alone.
  @Test func bounded() throws {
    var dice = OptionDice(state: 8)
    var book = dice.book(legs: 40, most: 10, longShare: 5)
    book.shares = 20_000
    let found = try OptionRules.equity.pairing(of: book)
    var alone = ExactDecimal.zero
    for leg in book.legs where leg.isShort {
      let each = try OptionRules.equity.uncovered(leg, underlyingPrice: book.underlyingPrice, units: book.units)
      alone = try alone + each.requirement * ExactDecimal(-leg.contracts)
    }
    #expect(found.requirement <= alone)
  }
}

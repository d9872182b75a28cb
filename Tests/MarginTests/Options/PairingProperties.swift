import CivilTime
import Margin
import Market
import Money
import Testing

/// Random books of options on one underlying.
@Suite struct PairingProperties {
  /// Up to eight legs of a contract, and fewer with more contracts: the least that trying everything finds.
  @Test(arguments: 1...12) func sameAsTryingEverything(seed: Int) throws {
    var dice = OptionDice(state: UInt64(seed))
    for _ in 0..<12 {
      let isWide = Bool.random(using: &dice)
      let book = dice.book(legs: isWide ? Int.random(in: 1...8, using: &dice) : 3, most: isWide ? 1 : 3)
      let found = try OptionRules.equity.pairing(of: book)
      #expect(found.isLeast)
      #expect(try found.requirement == NaivePairing(book, .equity).least(), "\(book)")
    }
  }

  /// Nothing is below zero, the order of the legs makes no difference, and a long option more never asks for more.
  @Test(arguments: 1...6) func orderAndHedges(seed: Int) throws {
    var dice = OptionDice(state: UInt64(seed) &* 977)
    for _ in 0..<25 {
      var book = dice.book(legs: Int.random(in: 1...7, using: &dice), most: 3)
      let found = try OptionRules.equity.pairing(of: book)
      #expect(!found.requirement.isNegative)
      book.legs.shuffle(using: &dice)
      #expect(try OptionRules.equity.pairing(of: book).requirement == found.requirement)
      let hedge = OptionLeg(
        type: Bool.random(using: &dice) ? .call : .put,
        strike: ExactDecimal(70 + 5 * Int.random(in: 0...12, using: &dice)),
        expiration: CivilDate(dayNumber: 20_600), contracts: 1, price: 1)
      book.legs.append(hedge)
      #expect(try OptionRules.equity.pairing(of: book).requirement <= found.requirement)
    }
  }

  /// Every contract is in one place, and the parts add up to the whole.
  @Test(arguments: 1...6) func everyContractOnce(seed: Int) throws {
    var dice = OptionDice(state: UInt64(seed) &* 31)
    for _ in 0..<25 {
      var book = dice.book(legs: Int.random(in: 1...7, using: &dice), most: 4)
      book.shares = ExactDecimal(100 * Int.random(in: -3...3, using: &dice))
      let found = try OptionRules.equity.pairing(of: book)
      var used = Array(repeating: 0, count: book.legs.count)
      for part in found.covers.flatMap(\.parts) + found.packages.flatMap(\.parts) + found.uncovered.map(\.part) {
        used[part.leg] += part.contracts
      }
      for strangle in found.strangles {
        used[strangle.call] += strangle.contracts
        used[strangle.put] += strangle.contracts
      }
      for (index, leg) in book.legs.enumerated() {
        #expect(leg.isShort ? used[index] == -leg.contracts : used[index] <= leg.contracts)
      }
      #expect(found.covers.reduce(0) { $0 + $1.contracts } * 100 <= Int(clamping: book.shares.magnitude.coefficient))
    }
  }
}

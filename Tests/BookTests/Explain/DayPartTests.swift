import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Each part of a row of the history can be worked out again from its explanation alone.
@Suite struct DayPartTests {
  /// Where products with long rates leave something, it counts as effect of the rates.
  @Test func severalCurrencies() throws {
    var rounded = 0
    for seed in 1...4 as ClosedRange<UInt64> {
      rounded += try expectExplained(try HistoryProperties.life(seed, unknownBasis: seed % 2 == 0), last: 4)
    }
    #expect(rounded > 0)
  }

  /// Interest and dividends that count before they are posted, and units that come and go with what they had gained.
  @Test(arguments: 1...4) func accrualsAndTransfers(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 120,
      options: RandomLife.Options(unknownBasis: false, interest: true, accruals: true, actions: true))
    try expectExplained(life, last: 4)
  }

  @Test(arguments: [AccountProfile.Kind.futures, .forex], [1, 2, 4] as [UInt64])
  func contracts(kind: AccountProfile.Kind, seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: kind, steps: 90, options: RandomLife.Options(statements: seed == 4, rules: false))
    try expectExplained(life, last: 4)
  }

  /// All parts of the last days come from the same walks; one of each day is explained by itself as well.
  ///
  /// - Returns: days that left less than their products can tell.
  @discardableResult
  private func expectExplained(_ life: RandomLife, last count: Int) throws -> Int {
    var rounded = 0
    let market = MarketView(life.world)
    let history = try AccountHistory(of: life.book, through: life.now, in: market)
    for (index, day) in history.days.suffix(count).enumerated() {
      let trees = try Explanation.list(of: DayPart.allCases, ofDay: day.date, book: life.book, in: market)
      for (part, tree) in zip(DayPart.allCases, trees) {
        #expect(tree.label == part.name && tree.date == day.date)
        #expect(try ExplanationEvaluator.value(tree) == day[part], "\(day.date) \(part.name)")
        #expect(tree.value == day[part], "\(day.date) \(part.name)")
        #expect(tree.depth <= ExplanationTests.depthLimit, "\(part.name) is \(tree.depth) deep")
      }
      try Explanation.expectToldLeaves(of: trees, life.events)
      let part = DayPart.allCases[(index * 5 + Int(day.date.day)) % DayPart.allCases.count]
      let alone = try Explanation(of: part, ofDay: day.date, book: life.book, in: market)
      #expect(try ExplanationEvaluator.value(alone) == day[part], "\(day.date) \(part.name) by itself")
      if trees[DayPart.residual.rawValue].operands[0].operation == .rounded { rounded += 1 }
    }
    return rounded
  }

  /// What the lots gained, down to the prices of the two closes; what the rate did, down to the rates of the two.
  @Test func downToBothCloses() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000")
    try fixture.rate("2026-01-05T09:00", "CADUSD", "0.70")
    try fixture.record(
      "2026-01-05T10:00", .deposit(Deposit(amount: 1_000, currency: .cad)))
    try fixture.trade("2026-01-05T10:30", .buy, "100", "XYZ", "50")
    try fixture.price("2026-01-05T16:00", "XYZ", "51")
    try fixture.price("2026-01-06T16:00", "XYZ", "53.5")
    try fixture.rate("2026-01-06T12:00", "CADUSD", "0.75")
    let book = try #require(fixture.book)
    let market = MarketView(fixture.world)
    let date = try #require(CivilDate("2026-01-06"))
    let change = try Explanation(of: .unrealisedChange, ofDay: date, book: book, in: market)
    #expect(change.value == 250)
    #expect(change.leaves.filter { $0.operation == .price }.map(\.value) == [BookFixture.decimal("53.5"), 51])
    let effect = try Explanation(of: .fxEffect, ofDay: date, book: book, in: market)
    #expect(effect.value == 50)
    #expect(effect.leaves.map(\.value) == [1_000, BookFixture.decimal("0.75"), BookFixture.decimal("0.70")])
    #expect(try Explanation(of: .residual, ofDay: date, book: book, in: market).value == 0)
  }
}

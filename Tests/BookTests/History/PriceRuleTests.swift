import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Which of the known prices values a position, and that its explanation leads to the same (balances.md §10.4).
@Suite struct PriceRuleTests {
  /// Prices, a moment, and what counts then for a long and for a short of 10 units bought or sold at 50 on 5 January.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Moment, last, bid, ask; an empty text is not told.
    var quotes: [(String, String, String, String)]
    var at: String
    var long: (String, PriceRule)
    var short: (String, PriceRule)
    var testDescription: String { name }
  }

  static let stock: [Case] = [
    Case(
      name: "within the session the last price counts, whatever is quoted after it",
      quotes: [("2026-01-06T10:00", "52", "", ""), ("2026-01-06T10:05", "", "60", "61")], at: "2026-01-06T10:06",
      long: ("52", .last), short: ("52", .last)),
    Case(
      name: "the own execution is the last price of its session",
      quotes: [("2026-01-05T11:00", "", "60", "61")], at: "2026-01-05T15:00", long: ("50", .own), short: ("50", .own)),
    Case(
      name: "without one in the session the side that closes the position",
      quotes: [("2026-01-05T16:00", "52", "", ""), ("2026-01-06T09:31", "", "60", "61")], at: "2026-01-06T09:32",
      long: ("60", .bid), short: ("61", .ask)),
    Case(
      name: "before the session opens the close of the day before, whatever is quoted",
      quotes: [("2026-01-05T16:00", "52", "", ""), ("2026-01-06T08:00", "", "60", "61")], at: "2026-01-06T09:29",
      long: ("52", .last), short: ("52", .last)),
    Case(
      name: "the other side values nothing",
      quotes: [("2026-01-05T16:00", "52", "", ""), ("2026-01-06T09:31", "", "60", "")], at: "2026-01-06T09:32",
      long: ("60", .bid), short: ("52", .last)),
    Case(
      name: "an older quote does not outdo the last known price",
      quotes: [("2026-01-05T10:30", "", "60", "61"), ("2026-01-05T16:00", "52", "", "")], at: "2026-01-06T12:00",
      long: ("52", .last), short: ("52", .last)),
    Case(
      name: "told together, the last price counts",
      quotes: [("2026-01-05T16:00", "52", "51", "53")], at: "2026-01-06T12:00", long: ("52", .last),
      short: ("52", .last)),
  ]

  @Test(arguments: stock) func stockGoesByTheSessionsLastPrice(_ example: Case) throws {
    for (side, expected) in [(Trade.Side.buy, example.long), (.sellShort, example.short)] {
      try check("XYZ", side, example, expected)
    }
  }

  static let options: [Case] = [
    Case(
      name: "the middle, though a last price came later in the session",
      quotes: [("2026-01-06T10:00", "", "3.10", "3.25"), ("2026-01-06T10:30", "9", "", "")], at: "2026-01-06T10:31",
      long: ("3.175", .mid), short: ("3.175", .mid)),
    Case(
      name: "a later session's last price outdates it",
      quotes: [("2026-01-05T16:00", "", "3.10", "3.20"), ("2026-01-06T10:30", "9", "", "")], at: "2026-01-06T10:31",
      long: ("9", .last), short: ("9", .last)),
    Case(
      name: "one side closes what it can", quotes: [("2026-01-06T10:00", "", "0", "")], at: "2026-01-06T10:31",
      long: ("0", .bid), short: ("50", .own)),
    Case(
      name: "an ask alone", quotes: [("2026-01-06T10:00", "", "", "0.05")], at: "2026-01-06T10:31", long: ("50", .own),
      short: ("0.05", .ask)),
    Case(
      name: "the closing middle", quotes: [("2026-01-05T16:00", "4", "3", "3.50")], at: "2026-01-05T16:00",
      long: ("3.250", .mid), short: ("3.250", .mid)),
  ]

  @Test(arguments: options) func optionsGoByTheMiddle(_ example: Case) throws {
    for (side, expected) in [(Trade.Side.buy, example.long), (.sellShort, example.short)] {
      try check("XYZ   261218C00060000", side, example, expected)
    }
  }

  private func check(
    _ symbol: String, _ side: Trade.Side, _ example: Case, _ expected: (String, PriceRule)
  ) throws {
    var fixture = try BookFixture.account(.margin, cash: "100000", symbols: ["XYZ"])
    if symbol != "XYZ" { try fixture.instrument(symbol, multiplier: "100") }
    try fixture.price("2026-01-05T09:45", "XYZ", "50")
    try fixture.trade("2026-01-05T10:00", side, "10", symbol, "50")
    func told(_ text: String) -> ExactDecimal? { text.isEmpty ? nil : BookFixture.decimal(text) }
    for (at, last, bid, ask) in example.quotes {
      try fixture.record(
        at, account: nil, .price(PriceQuote(symbol: symbol, price: told(last), bid: told(bid), ask: told(ask))))
    }
    let market = MarketView(fixture.world)
    let at = BookFixture.at(example.at)
    let state = try fixture.state(example.at)
    let position = try #require(state.positions.first)
    let valued = try ValuedPosition(position, in: state, at: at, market)
    #expect(valued.price?.price == BookFixture.decimal(expected.0))
    #expect(valued.standing(at: at, in: market)?.rule == expected.1)
    let sheet = BalanceSheet(of: state, at: at, in: market)
    for figure in [Figure.equity, .initialRequirement, .unrealizedPLToday] {
      let tree = try Explanation(of: figure, book: try #require(fixture.book), at: at, in: market)
      #expect(try ExplanationEvaluator.value(tree) == sheet[figure], "\(figure.name)")
    }
  }

  /// A quote from before a split is one of old units.
  @Test func sidesAreCarriedOverSplits() throws {
    var fixture = try BookFixture.account(.cash, cash: "10000", symbols: ["XYZ"])
    try fixture.record(
      "2026-01-05T10:00", account: nil,
      .price(PriceQuote(symbol: "XYZ", price: nil, bid: 60, ask: BookFixture.decimal("61"))))
    try fixture.record("2026-01-06T09:30", account: nil, .split(Split(symbol: "XYZ", numerator: 2, denominator: 1)))
    let market = MarketView(fixture.world)
    let id = try #require(fixture.world.instruments.id("XYZ"))
    let sides = market.sides(of: id, at: BookFixture.at("2026-01-06T10:00"))
    #expect(sides.bid?.price == 30)
    #expect(sides.ask?.price == BookFixture.decimal("30.5"))
    #expect(market.price(of: id, at: BookFixture.at("2026-01-06T10:00"), side: .short)?.price == sides.ask?.price)
    #expect(market.price(of: id, at: BookFixture.at("2026-01-05T10:00"))?.price == BookFixture.decimal("60.5"))
    // What was not known then is not seen.
    let before = MarketView(fixture.world, knownThrough: 1)
    #expect(before.sides(of: id, at: BookFixture.at("2026-01-06T10:00")).bid == nil)
  }
}

import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// A figure can be worked out again from its explanation alone, and what the leaves say is what the events said.
@Suite struct ExplanationTests {
  /// Deep enough for every formula, and no deeper however long the life is.
  static let depthLimit = 40

  @Test(arguments: 1...12) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 90,
      options: RandomLife.Options(
        statements: seed % 4 == 0, interest: seed % 2 == 0, accruals: seed % 4 == 2,
        orders: seed % 4 != 2))
    try check(life, at: life.now, turn: seed)
  }

  /// Lives that trade within the day, before and after the change of the rules on it.
  @Test(arguments: 1...4) func withinTheDay(seed: UInt64) throws {
    let options = RandomLife.Options(late: seed % 2 == 0, statements: false, dayTrading: true)
    var life = try RandomLife.shared(seed: seed, kind: .margin, steps: 30, options: options)
    try check(life, at: life.now, turn: seed)
    if seed % 2 == 0 { return }
    // Right after a burst, when the day has its deficit and its usage.
    life.tradeWithinDay()
    try check(life, at: life.now.advanced(bySeconds: 30), turn: seed)
    try check(life, at: RandomLife.newRule.advanced(bySeconds: -86_400 * 100), turn: seed)
  }

  private func check(_ life: RandomLife, at instant: Instant, turn: UInt64) throws {
    let explained = try ExplainedFigures(of: life.book, at: instant, in: life.world, turn: turn)
    try explained.expectToldLeaves(life.events)
    for (figure, tree) in explained.trees {
      #expect(tree.label == figure.name)
      #expect(tree.depth <= Self.depthLimit, "\(figure.name) is \(tree.depth) deep")
    }
  }

  @Test(arguments: 1...8) func aPageOfATreeStillAddsUp(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 90, options: RandomLife.Options(statements: false))
    let pages = [(2, 0, 3), (9, 1, 40), (1, 0, 1), (0, 0, 40), (5, 200, 6)].map {
      ExplanationPage(depth: $2, limit: $0, offset: $1)
    }
    for figure in [Figure.cash, .sma, .realizedPL, .longMarketValue, .settledCash] {
      let tree = try Explanation(of: figure, book: life.book, at: life.now, in: MarketView(life.world))
      for page in pages {
        let part = try page.part(of: tree)
        #expect(part.value == tree.value)
        #expect(try ExplanationEvaluator.value(part) == tree.value, "\(figure.name) \(page)")
        #expect(widest(part) <= page.limit + 2 || widest(part) <= 4, "\(figure.name) \(page)")
        // A step of a recurrence stands with what it does.
        #expect(part.depth <= page.depth + 2)
      }
    }
  }

  /// Operands of the widest sum or recurrence.
  private func widest(_ tree: Explanation) -> Int {
    let own = tree.operation == .sum || tree.operation == .recurrence ? tree.operands.count : 0
    return max(own, tree.operands.map(widest).max() ?? 0)
  }
}

/// Reads the member of an event that a leaf names.
enum EventMember {
  /// The values that member may stand for; nil where the test does not look.
  static func value(_ field: String, of payload: Event.Payload) -> [ExactDecimal]? {
    switch (payload, field) {
    case (.trade(let trade), "quantity"): [trade.quantity]
    case (.trade(let trade), "price"): [trade.price]
    case (.trade(let trade), "commission"): [trade.commission]
    case (.trade(let trade), "fees"): [trade.fees]
    case (.trade(let trade), "rate"): trade.rate.map { [$0] }
    case (.orderPlaced(let order), "quantity"): [order.quantity]
    case (.orderReplaced(let change), "quantity"): change.quantity.map { [$0] }
    case (.orderCancelled(let cancelled), "quantity"): cancelled.quantity.map { [$0] }
    case (.orderPlaced(let order), "limit"): order.limit.map { [$0] }
    case (.orderPlaced(let order), "stop"): order.stop.map { [$0] }
    case (.orderPlaced(let order), "charges"): order.charges.map { [$0] }
    case (.orderReplaced(let change), "limit"): change.limit.map { [$0] }
    case (.deposit(let deposit), "amount"): [deposit.amount]
    case (.deposit(let deposit), "released"): deposit.released.map { [$0] }
    case (.depositReturned(let back), "fee"): back.fee.map { [$0] }
    case (.hold(let hold), "amount"): [hold.amount]
    case (.tax(let tax), "amount"): [tax.amount]
    case (.currencyExchange(let exchange), "sold_amount"): [exchange.soldAmount]
    case (.currencyExchange(let exchange), "bought_amount"): [exchange.boughtAmount]
    case (.dividend(let dividend), "amount"): [dividend.amount]
    case (.withdrawal(let money), "amount"), (.interest(let money), "amount"), (.fee(let money), "amount"):
      [money.amount]
    case (.adjustment(let adjustment), "amount"): adjustment.cash.map { [$0.amount] }
    case (.price(let quote), "price"): quote.price.map { [$0] }
    case (.price(let quote), "bid"): quote.bid.map { [$0] }
    case (.price(let quote), "ask"): quote.ask.map { [$0] }
    case (.rate(let quote), "rate"): [quote.rate]
    case (.split(let split), "ratio"): [ExactDecimal(split.numerator), ExactDecimal(split.denominator)]
    case (.statement(let statement), "cash.USD.amount"): statement.cash.map(\.amount) + [.zero]
    case (.dailySettlement(let told), "price"): told.price.map { [$0] }
    case (.dailySettlement(let told), "securities_on_deposit"): told.securitiesOnDeposit.map { [$0] }
    case (.marginRate(let rate), "initial"): rate.initial.map { [$0] }
    case (.marginRate(let rate), "maintenance"): rate.maintenance.map { [$0] }
    case (.marginRate(let rate), "day"): rate.day.map { [$0] }
    case (.marginRate(let rate), "long_financing"): rate.longFinancing.map { [$0] }
    case (.marginRate(let rate), "short_financing"): rate.shortFinancing.map { [$0] }
    case (.correction(let correction), _):
      if case .payload(let replacement)? = correction.replacement { value(field, of: replacement) } else { [] }
    default: nil
    }
  }
}

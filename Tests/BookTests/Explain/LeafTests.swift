import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What figures sum up over time leads to the events that told it: no leaf is just what a state had come to.
@Suite struct LeafTests {
  /// The leaves of a figure that recompute it, none of them a state's own.
  private static func leaves(
    of figure: Figure, _ fixture: BookFixture, _ at: String, location: SourceLocation = #_sourceLocation
  ) throws -> [Explanation] {
    let tree = try fixture.explain(figure, at)
    let value = try #require(try fixture.sheet(at)[figure], sourceLocation: location)
    #expect(try ExplanationEvaluator.value(tree) == value, sourceLocation: location)
    #expect(!value.isZero, "a case that shows nothing", sourceLocation: location)
    for leaf in tree.leaves {
      #expect(leaf.operation != .running && leaf.operation != .snapshot, "\(leaf.label)", sourceLocation: location)
    }
    return tree.leaves
  }

  /// What an order may still trade is what it was told to, less its fills and what was cancelled.
  @Test func contractsInOrders() throws {
    var fixture = try BookFixture.contracts(.futures, cash: "500000")
    try fixture.contract("ESH26", .future, multiplier: "50")
    try fixture.margin("2026-01-05T09:40", "ESH26", initial: "20000", maintenance: "18000")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "5", "ESH26", limit: "6000")
    let placed = fixture.position
    try fixture.fill("2026-01-05T10:10", "o1", .buy, "1", "6000", "ESH26")
    let filled = fixture.position
    try fixture.cancel("2026-01-05T10:20", "o1", "1")
    let cancelled = fixture.position
    func quantities(_ at: String) throws -> [Int64: ExactDecimal?] {
      let leaves = try Self.leaves(of: .openOrderMargin, fixture, at).filter { $0.field == "quantity" }
      return Dictionary(leaves.map { ($0.event ?? 0, $0.value) }) { first, _ in first }
    }
    #expect(try fixture.sheet("2026-01-05T10:30")[.openOrderMargin] == 60000)
    #expect(try quantities("2026-01-05T10:30") == [placed: 5, filled: 1, cancelled: 1])
    try fixture.replace("2026-01-05T10:40", "o1", quantity: "4")
    let replaced = fixture.position
    #expect(try fixture.sheet("2026-01-05T10:50")[.openOrderMargin] == 60000)
    // A told quantity stands for what was cancelled before.
    #expect(try quantities("2026-01-05T10:50") == [replaced: 4, filled: 1])
  }

  /// Money since a deficit, and the level at the end of its day.
  @Test func openDeficits() throws {
    var fixture = try IntradayMarginTests.account()
    try IntradayMarginTests.example(&fixture)
    try fixture.deposit("2026-06-09T10:00", "500")
    let deposit = fixture.position
    try fixture.withdraw("2026-06-09T11:00", "100")
    let withdrawal = fixture.position
    // The openings' requirements rest on their executions; what a later sale took of them is none of the deficit's.
    let tree = try fixture.explain(.openIntradayDeficits, "2026-06-10T09:00")
    #expect(try ExplanationEvaluator.value(tree) == 425)
    let leaves = tree.leaves
    #expect(leaves.contains { $0.event == deposit && $0.field == "amount" && $0.value == 500 })
    #expect(leaves.contains { $0.event == withdrawal && $0.field == "amount" && $0.value == 100 })
    #expect(!leaves.contains { $0.label == "net_deposits" || $0.operation == .snapshot })
    #expect(tree.contains { $0.operation == .snapshot && $0.label == "maintenance_excess" && $0.value == 8675 })
    let running = leaves.filter { $0.operation == .running && $0.event == nil }
    #expect(running.isEmpty, "\(running.map(\.label))")
  }

  /// While a call is open all that was opened and closed counts, opening by opening.
  @Test func aggregateUsage() throws {
    var fixture = try PatternDayTraderTests.built()
    try fixture.trade("2026-01-06T10:00", .buy, "1200", "A", "100")
    try fixture.trade("2026-01-06T11:00", .sell, "1200", "A", "100")
    #expect(try fixture.sheet("2026-01-07T09:00")[.openDayTradeCalls] == 5000)
    try fixture.trade("2026-01-07T10:00", .buy, "100", "A", "50")
    let first = fixture.position
    try fixture.trade("2026-01-07T10:10", .sell, "100", "A", "50")
    try fixture.trade("2026-01-07T10:20", .buy, "200", "A", "50")
    let second = fixture.position
    try fixture.trade("2026-01-07T10:30", .sell, "200", "A", "50")
    let told = try Self.leaves(of: .dayTradeUsage, fixture, "2026-01-07T11:00").filter { $0.event != nil }
    #expect(told.map(\.event) == [first, first, second, second])
    #expect(told.map(\.value) == [100, 50, 200, 50])
    let shares = try Self.leaves(of: .dayTradeUsage, fixture, "2026-01-07T11:00").filter { $0.operation == .parameter }
    #expect(!shares.isEmpty, "the rate of the rules")
  }

  /// What came in later on the day of a deficit.
  @Test func depositedLater() throws {
    var fixture = try IntradayMarginTests.account(deposits: .startOfDay)
    try IntradayMarginTests.example(&fixture)
    try fixture.deposit("2026-06-08T14:00", "300")
    let deposit = fixture.position
    try fixture.withdraw("2026-06-08T14:10", "50")
    let tree = try fixture.explain(.intradayMarginDeficit, "2026-06-08T14:30")
    #expect(try ExplanationEvaluator.value(tree) == 525)
    #expect(tree.leaves.contains { $0.event == deposit && $0.field == "amount" && $0.value == 300 })
    #expect(!tree.leaves.contains { $0.label == "deposited_later" })
  }

  /// Cash and positions in another currency at the close before.
  @Test func heldAbroad() throws {
    var fixture = try BookFixture.account(.margin, cash: "100000", symbols: ["ABC.TO"])
    try fixture.rate("2026-01-05T09:30", "USDCAD", "1.25")
    try fixture.record(
      "2026-01-05T10:00", .deposit(Deposit(amount: BookFixture.decimal("1000"), currency: .cad)))
    let deposit = fixture.position
    try fixture.trade("2026-01-05T11:00", .buy, "10", "ABC.TO", "50")
    let trade = fixture.position
    try fixture.rate("2026-01-06T10:00", "USDCAD", "1.20")
    let leaves = try Self.leaves(of: .fxEffectToday, fixture, "2026-01-06T12:00")
    #expect(leaves.contains { $0.event == deposit && $0.value == 1000 })
    #expect(leaves.contains { $0.event == trade && $0.field == "quantity" })
  }
}

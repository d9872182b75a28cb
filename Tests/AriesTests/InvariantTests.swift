import BrokerFixture
import JSON
import Money
import Testing

/// What holds between the fields of any account.
@Suite("Invariants")
struct InvariantTests {
  private static let orders = """
    {"event":"statement","account":"M1","at":"2026-01-06T11:30:00-05:00","holdings":false,\
    "figures":{"reserved_by_orders":"1000.00"},"orders":[{"id":"1","symbol":"AAPL","status":"working","side":"buy",\
    "type":"limit","duration":"day","quantity":"40","limit_price":"50","placed_at":"2026-01-06T15:00:00Z"}]}
    """

  private static let short = """
    {"event":"instrument","symbol":"IBM","kind":"equity","currency":"USD"}
    {"event":"trade","account":"M1","at":"2026-01-06T10:00:00-05:00","symbol":"IBM","side":"sell_short",\
    "quantity":"10","price":"100"}
    {"event":"trade","account":"M1","at":"2026-01-06T10:05:00-05:00","symbol":"AAPL","side":"sell","quantity":"300",\
    "price":"52.00"}
    {"event":"price","symbol":"IBM","at":"2026-01-06T11:00:00-05:00","price":"101"}
    {"event":"withdrawal","account":"M1","at":"2026-01-06T11:00:00-05:00","amount":"500.00","currency":"USD"}
    """

  private static let books: [[String]] = [
    [Scenario.cash], [Scenario.margin], [Scenario.margin, orders], [Scenario.margin, short],
    [Scenario.margin, short, orders],
  ]

  @Test("hold in accounts with and without credit, orders and shorts", arguments: books)
  func all(_ books: [String]) async throws {
    let fixture = try await Desk(books[0], books.dropFirst().joined(separator: "\n"))
    let id = books[0] == Scenario.cash ? "111111QA" : "M1"
    let first = await fixture.get("/v1/accounts/\(id)/balances")
    let second = await fixture.get("/v2/accounts/\(id)/balance")
    let one = { (name: String) throws -> ExactDecimal in try #require(first.amount(name), "\(name)") }
    let two = { (name: String) throws -> ExactDecimal in try #require(second.amount(name), "\(name)") }

    let hasOrders = try one("pendingOrdersCount") > 0
    #expect(try hasOrders || one("pendingOrdersMarginRequirements").isZero)
    #expect(try two("dayTotalPnl") == two("dayOpenPnl") + two("dayRealizedPnl"))
    #expect(try two("openPnl") == two("unrealizedPl"))
    #expect(try one("optionBuyingPower") <= one("stockBuyingPower"))
    #expect(try one("creditRemaining") <= one("credit"))
    #expect(try one("totalEquity") == two("balance"))
    if books[0] == Scenario.cash {
      for name in ["grossMargin", "sma", "credit", "pdt"] { #expect(try one(name).isZero) }
      #expect(try one("dayTradeBuyingPower") == one("stockBuyingPower"))
      #expect(try one("optionBuyingPower") == one("stockBuyingPower"))
    }
    let (flows, earlier) = Self.outside(books)
    #expect(try one("totalEquity") - one("sodTtlEquity") == two("dayTotalPnl") + flows - earlier)
    for name in first.names where name != "totalEquity" { #expect(second[name] == first[name], "\(name)") }
    #expect(
      try max(
        0,
        min(two("creditRemaining"), two("smaCreditRemaining"))
          + two("sodNetFundsAvailable") - two("sodGrossFundsAvailable")) == two("fundsAvailableForWithdrawal")
        || books[0] == Scenario.cash)
  }

  /// What came in from outside, and what the units sold today had gained before today (to the close of 51): a day's
  /// change of equity is its profit and the one, less the other, which the realised profit of the day contains.
  private static func outside(_ books: [String]) -> (flows: ExactDecimal, earlier: ExactDecimal) {
    if books.contains(short) { return (-500, 300) }
    return (0, books[0] == Scenario.cash ? ExactDecimal("29.60") ?? 0 : 0)
  }

  @Test("orders count while they work, and what they reserve lowers buying power")
  func reserved() async throws {
    let desk = try await Desk(Scenario.margin, Self.orders)
    let answer = await desk.get("/v1/accounts/M1/balances")
    #expect(answer["pendingOrdersCount"] == 1 && answer["pendingOrdersMarginRequirements"] == "1000.00")
    #expect(answer["stockBuyingPower"] == "29000.00" && answer["creditRemaining"] == "14500.00")
  }
}

import BrokerFixture
import JSON
import Money
import Testing

/// Orders told by events, as Aries' API lists and counts them.
@Suite("Orders told by events")
struct ToldOrderTests {
  @Test("both generations of the list", arguments: ["v1", "v2"])
  func lists(_ version: String) async throws {
    let desk = try await Desk(Scenario.cash, Scenario.toldOrders(of: "C1"))
    let orders = await desk.get("/\(version)/accounts/C1/orders").json["orders"]?.arrayValue ?? []
    #expect(orders.map { $0["clOrdId"] } == ["706", "705", "704", "703", "702", "701"])
    let filled = orders[5]
    #expect(filled[version == "v1" ? "filledQty" : "cumQty"]?.decimalValue == 20, "\(filled)")
    #expect(filled["leavesQty"]?.decimalValue == 0)
    #expect(filled["avgPrice"]?.decimalValue == ExactDecimal("52.46"))
  }

  /// The resting limit order, and the bracket's entry at its stop and 5 per cent; the bracket counts once.
  @Test func balances() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.toldOrders(of: "C1"))
    let first = await desk.get("/v1/accounts/C1/balances")
    #expect(first["pendingOrdersCount"] == 2)
    #expect(first["pendingOrdersMarginRequirements"]?.decimalValue == 1130)
    let second = await desk.get("/v2/accounts/C1/balance")
    #expect(second["pendingOrdersCount"] == 2)
    #expect(second["pendingOrdersMarginRequirements"]?.decimalValue == 1130)
  }
}

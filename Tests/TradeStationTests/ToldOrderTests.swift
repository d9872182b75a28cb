import BrokerFixture
import JSON
import Money
import Testing

/// Orders told by events, as TradeStation's API lists them.
@Suite("Orders told by events")
struct ToldOrderTests {
  private static let path = "/v2/accounts/100001/orders"

  @Test("today's and open ones, the newest first, each in its state")
  func states() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.toldOrders(of: "C1"))
    let orders = await desk.get(Self.path).json.arrayValue ?? []
    #expect(orders.map { $0["OrderID"] } == [706, 705, 704, 703, 702, 701])
    #expect(orders.map { $0["Status"] } == ["OSO", "ACK", "REJ", "OUT", "ACK", "FLL"])
    #expect(orders[2]["RejectReason"] == "not enough buying power")
    let since = await desk.get(Self.path + "?since=01-05-2026").json.arrayValue ?? []
    #expect(since.count == 7)
    #expect(since[6]["OrderID"] == 700 && since[6]["Status"] == "EXP")
  }

  @Test("the fills' quantity, mean price and charges")
  func fills() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.toldOrders(of: "C1"))
    let orders = await desk.get(Self.path).json.arrayValue ?? []
    let filled = try #require(orders.first { $0["OrderID"] == 701 })
    #expect(filled["ExecuteQuantity"]?.decimalValue == 20)
    #expect(filled["QuantityLeft"]?.decimalValue == 0)
    // (8 × 52.40 + 12 × 52.50) ÷ 20
    #expect(filled["FilledPrice"]?.decimalValue == ExactDecimal("52.46"))
    #expect(filled["CommissionFee"]?.decimalValue == 1)
    let open = try #require(orders.first { $0["OrderID"] == 702 })
    #expect(open["QuantityLeft"]?.decimalValue == 10 && open["LimitPrice"]?.decimalValue == 50)
    #expect(open["Duration"] == "GTC")
  }
}

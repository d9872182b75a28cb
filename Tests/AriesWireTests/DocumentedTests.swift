import AriesWire
import CivilTime
import JSON
import Money
import Testing
import WireMembers

/// Documented bodies come out as they went in: members, order, texts; amounts to the value, for zeros are padded.
@Suite struct DocumentedTests {
  private func expectSame<Object: WireObject>(_ type: Object.Type, _ body: String) throws {
    let json = try parsed(body)
    let object = try Object(json: json)
    #expect(try object.json.shortened == json.shortened)
    #expect(try Object(json: object.json) == object)
  }

  @Test func `balances`() throws {
    try expectSame(BalancesV1.self, Documented.v1Balances)
    try expectSame(BalanceV2.self, Documented.v2BalanceOurs)
  }

  @Test func `amounts that have two decimals come out to the byte`() throws {
    let balance = try BalanceV2(json: parsed(Documented.v2BalanceOurs))
    #expect(String(decoding: balance.jsonBytes, as: UTF8.self) == Documented.v2BalanceOurs)
  }

  @Test func `accounts and positions`() throws {
    try expectSame(AccountListV1.self, Documented.v1Accounts)
    try expectSame(AccountListV2.self, Documented.v2Accounts)
    try expectSame(PositionList.self, Documented.v1Positions)
  }

  @Test func `orders`() throws {
    try expectSame(OrderListV2.self, Documented.v2Orders)
    try expectSame(OrderListV1.self, Documented.v1Orders)
    try expectSame(PlaceRequest.self, Documented.placeReq)
    try expectSame(PlaceAnswer.self, Documented.placeRes)
    try expectSame(PreviewAnswer.self, Documented.previewRes)
    try expectSame(ReplaceAnswer.self, Documented.replaceRes)
    try expectSame(CancelAnswer.self, Documented.cancelRes)
  }

  @Test func `tokens and errors`() throws {
    try expectSame(TokenResponse.self, Documented.tokenRes)
    try expectSame(ErrorBody.self, Documented.errNested)
  }

  @Test func `quantities are not padded, money is`() throws {
    let order = try #require(try OrderListV2(json: parsed(Documented.v2Orders)).orders.first)
    let json = try order.json
    #expect(json["qty"] == "100" && json["avgPrice"] == "0.00" && json["stopPrice"] == "" && json["price"] == "175.50")
    #expect(order.status == .new && order.timeInForce == .day && order.stopPrice == nil)
    #expect(order.createdAt?.rfc3339() == "2026-01-15T14:30:00Z")
  }
}

import AriesWire
import CivilTime
import JSON
import Money
import Testing
import WireMembers

/// What answers of other generations look like.
@Suite struct AnswerTests {
  @Test func `positions: bare arrays and older names`() throws {
    let list = try PositionList(
      answer: parsed(
        """
        [{"accountId":"T1","symbol":"AAPL","instrument":"E","quantity":-5,"realizedPl":"1.5","pnlToday":"2",
        "buyingPowerUsed":"3","valueBought":"","createdAt":null}]
        """))
    let position = try #require(list.positions.first)
    #expect(position.securityType == .equity && position.quantity == -5)
    #expect(position.todayRealizedPnl == ExactDecimal("1.5") && position.dailyPl == 2 && position.creditUsed == 3)
    #expect(position.valueBought == nil && position.createdAt == nil)
    #expect(try PositionList(answer: ["positions": nil]).positions.isEmpty)
  }

  @Test func `the newest position's members stand between the older ones`() throws {
    let names = MemberList(of: Position.self).entries.map(\.name)
    #expect(
      names
        == codes(
          """
          accountId symbol securityType quantity averagePrice price marketValue costBasis todayRealizedPnL \
          unrealizedPl todayPl dailyPl valueBought valueSold creditUsed createdAt
          """))
  }

  @Test func `orders: a null list is empty, an empty list is an empty list`() throws {
    let active = try OrderListV2(json: ["orders": nil, "nextCursor": 0])
    #expect(active.orders.isEmpty && active.nextCursor == 0)
    #expect(String(decoding: active.jsonBytes, as: UTF8.self) == #"{"orders":[],"nextCursor":0}"#)
  }

  @Test func `orders: what is always there, and what may be missing`() throws {
    let order = OrderV2()
    #expect(
      try order.json.objectValue?.names
        == codes("clOrdId ordId accountId clientId symbol price stopPrice"))
    let names = Set(MemberList(of: OrderV2.self).entries.map(\.name))
    let documented = codes(
      """
      clOrdId ordId accountId clientId symbol qty price stopPrice cumQty leavesQty avgPrice createdAt updatedAt side \
      type timeInForce ordStatus currency exDestination text ordRejReason securityType category origClOrdId legs
      """)
    #expect(names == Set(documented))
  }

  @Test func `legs in words and letters`() throws {
    let leg = try OrderLeg(
      json: [
        "securityType": "OPT", "side": "B", "ratioQty": "1", "positionEffect": "O", "putCall": "C",
        "strikePrice": "150", "maturity": "2026-01-16",
      ])
    #expect(leg.side == .buy && leg.positionEffect == .open && leg.putCall == .call && leg.securityType == .option)
    #expect(leg.maturity == CivilDate("2026-01-16"))
    #expect(try OrderLeg(json: ["maturity": "", "strikePrice": ""]) == OrderLeg())
  }

  @Test func `an order cancelled after fills is partly cancelled`() throws {
    #expect(try OrderV2(json: ["ordStatus": "CANCELED", "cumQty": "0"]).snapTradeStatus == "CANCELED")
    #expect(try OrderV2(json: ["ordStatus": "CANCELED", "cumQty": "3"]).snapTradeStatus == "PARTIAL_CANCELED")
    #expect(try OrderV1(json: ["status": "WORKING", "filledQty": "0"]).snapTradeStatus == "ACCEPTED")
    #expect(OrderV2().snapTradeStatus == "NONE")
  }

  @Test func `an option order's action comes from its leg`() throws {
    let order = try OrderV2(json: ["side": "SELL", "legs": [["positionEffect": "OPEN"]]])
    #expect(order.snapTradeAction == "SELL_OPEN")
    #expect(try OrderV2(json: ["side": "BUY_TO_COVER", "legs": []]).snapTradeAction == "BUY_COVER")
  }

  @Test func `an account that is not open does not trade`() throws {
    let account = try AccountV2(json: [
      "trading_account_id": "", "is_sim": true, "status": "FROZEN", "account_class": "",
    ])
    #expect(!account.canTrade && account.status == .other("FROZEN") && account.knownClass == nil)
    #expect(
      try account.json.objectValue?.names
        == codes("trading_account_id broker_account_id account_type account_class is_sim status"))
  }
}

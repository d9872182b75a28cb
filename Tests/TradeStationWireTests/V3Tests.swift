import CivilTime
import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

/// The newer API's bodies come out as they went in.
@Suite struct V3Tests {
  @Test func `recorded bodies, to the byte`() throws {
    let accounts = try V3.Accounts(json: parsed(V3Recorded.accounts))
    #expect(written { accounts.write(to: &$0) } == V3Recorded.accounts)
    #expect(accounts.accounts.map { $0.accountType?.word } == [.cash, .margin, .futures])
    #expect(accounts.accounts.map { $0.detail == nil } == [false, false, true])
    let balances = try V3.Balances(json: parsed(V3Recorded.balances))
    #expect(written { balances.write(to: &$0) } == V3Recorded.balances)
    #expect(balances.balances[2].currencyDetails?.count == 1 && balances.errors[0].error == .forbidden)
    let position = try V3.Position(json: parsed(V3Recorded.position))
    #expect(written { position.write(to: &$0) } == V3Recorded.position)
    #expect(position.longShort?.word == .long && position.assetType?.word == .equity)
    let order = try V3.Order(json: parsed(V3Recorded.order))
    #expect(written { order.write(to: &$0) } == V3Recorded.order)
    #expect(order.status == .filled && order.legs[0].buyOrSell?.word == .buy)
  }

  /// The documents' futures row has its members in another order than the rows of the other types.
  @Test func `balances of the beginning of the day, member by member`() throws {
    let body = try V3.BODBalances(json: parsed(V3Recorded.bodBalances))
    let again = try V3.BODBalances(json: parsed(written { body.write(to: &$0) }))
    #expect(again == body)
    let rows = try parsed(V3Recorded.bodBalances)["BODBalances"]?.arrayValue ?? []
    let own = try parsed(written { body.write(to: &$0) })["BODBalances"]?.arrayValue ?? []
    #expect(rows.count == 3 && own.count == 3)
    for (row, own) in zip(rows, own) {
      let names = { (row: JSONValue) in Set(row["BalanceDetail"]?.objectValue?.names ?? []) }
      #expect(names(row) == names(own))
    }
  }

  @Test(
    arguments: [
      ("Closing Transaction Only", AccountStatus.closingTransactionsOnly),
      ("Margin Call - Closing Transactions Only", .marginCall), ("Active", .active),
      ("90 Day Restriction-Closing Transaction Only", .ninetyDayRestriction),
    ])
  func `statuses are full words`(_ text: String, _ status: AccountStatus) throws {
    #expect(InFull(status).code == text && InFull<AccountStatus>(code: text).word == status)
  }

  @Test func `words of legs and kinds of instruments are read and written in full`() throws {
    for (text, side) in [("Buy", LegSide.buy), ("Sell", .sell), ("SellShort", .sellShort), ("BuyToCover", .buyToCover)]
    {
      #expect(InFull(side).code == text && InFull<LegSide>(code: text).word == side)
    }
    for (text, kind) in [("STOCK", AssetType.equity), ("STOCKOPTION", .option), ("FUTURE", .future), ("FOREX", .forex)]
    {
      #expect(InFull(kind).code == text && InFull<AssetType>(code: text).word == kind)
    }
    #expect(InFull(PutOrCall.call).code == "CALL" && InFull<PutOrCall>(code: "PUT").word == .put)
    #expect(InFull<AssetType>(code: "INDEX").code == "INDEX")
  }

  @Test func `an error is a word and a sentence`() throws {
    for (status, word) in [
      (400, "BadRequest"), (401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound"), (405, "BadRequest"),
      (429, "TooManyRequests"), (500, "InternalServerError"), (503, "ServiceUnavailable"), (504, "GatewayTimeout"),
    ] {
      let body = V3.ErrorBody(status: status, message: "Why.")
      #expect(written { body.write(to: &$0) } == #"{"Error":"\#(word)","Message":"Why."}"#)
    }
  }
}

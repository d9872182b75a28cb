import Ambient
import Hub
import JSON
import Testing

/// The smallest real path: register, connect, read with a signature.
@Suite struct FirstLightTests {
  @Test func registerConnectAndReadBalances() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    try await alice.connect()
    let answer = await alice.get("/accounts/\(try alice.account())/balances")
    #expect(answer.status == 200)
    #expect(
      answer.text == """
        [{"currency":{"id":"\(answer.json[0]!["currency"]!["id"]!.stringValue!)","code":"USD","name":"US Dollar"},\
        "cash":5300.71,"buying_power":410.71},{"currency":{"id":\
        "\(answer.json[1]!["currency"]!["id"]!.stringValue!)","code":"CAD","name":"Canadian Dollar"},\
        "cash":-12.50,"buying_power":null}]
        """)
  }

  @Test func everyMemberOfTheHoldingsSampleIsAlive() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let connection = try await alice.connect()
    let holdings = await alice.get("/accounts/\(try alice.account())/holdings").json
    let account = try #require(holdings["account"])
    #expect(account["brokerage_authorization"]?.stringValue == connection.identifier.description)
    #expect(account["number"] == "Q6542138443")
    #expect(account["institution_account_id"] == "54953432")
    #expect(account["balance"]?["total"]?["amount"] == .number("15363.23"))
    #expect(account["cash_restrictions"] == ["NO_WIRE"])
    #expect(account["funding_date"] == "2024-07-25T12:00:00Z")
    #expect(account["sync_status"]?["holdings"]?["initial_sync_completed"] == true)
    #expect(holdings["total_value"]?["value"] == .number("15363.23"))
    let position = try #require(holdings["positions"]?[0])
    #expect(position["symbol"]?["local_id"] == "3291231")
    #expect(position["symbol"]?["symbol"]?["exchange"]?["mic_code"] == "XTSE")
    #expect(position["open_pnl"] == .number("0.44"))
    #expect(position["fractional_units"] == .number("1.44"))
    #expect(position["tax_lots"]?[0]?["cost_basis"] == "4333.412")
    #expect(holdings["positions"]?[1]?["cash_equivalent"] == true)
    let option = try #require(holdings["option_positions"]?[0])
    #expect(option["average_purchase_price"] == .number("4126.00"))
    #expect(option["symbol"]?["option_symbol"]?["underlying_symbol"]?["symbol"] == "AAPL")
    let order = try #require(holdings["orders"]?[0])
    #expect(order["trailing_stop"]?["amount"] == "0.60")
    #expect(order["order_role"] == "TRIGGER")
    #expect(order["open_quantity"] == "10")
    #expect(order["child_brokerage_order_ids"]?["stop_loss_order_id"] == "2")
  }
}

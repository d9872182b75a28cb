import Ambient
import CivilTime
import Hub
import JSON
import Ledger
import Market
import Money
import Testing

/// Accounts in the newer form, and what unified positions tell of contracts.
@Suite struct NewerAccountTests {
  private static func connected(_ change: (inout BrokerSnapshot) -> Void = { _ in }) async throws -> (Stage, Person) {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    change(&snapshot)
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    return (stage, alice)
  }

  @Test func threeCallsTellTheSameAccount() async throws {
    let (stage, alice) = try await Self.connected()
    let connection = stage.hub.connections(of: alice.user)[0].identifier
    let all = await alice.get("/accounts/all").json
    let account = try #require(all["results"]?[0])
    #expect(all["results"]?.arrayValue?.count == 1)
    #expect(await alice.get("/accounts/\(try alice.account())/details").json == account)
    #expect(await alice.get("/connections/\(connection)/accounts").json == all)
    let expected: [(String, JSONValue)] = [
      ("kind", "investment"), ("display_name", "Everyday account"), ("masked_account_number", "****8443"),
      ("opening_date", "2024-07-20T09:30:00Z"), ("funding_date", "2024-07-25T12:00:00Z"), ("raw_type", "Margin"),
      ("cash_or_margin", "margin"), ("is_paper", false), ("connection_id", .string(connection.description)),
      ("net_value", ["amount": .number("15363.23"), "currency": "USD"]),
    ]
    for (name, value) in expected { #expect(account[name] == value, "\(name)") }
    #expect(account["sync_status"]?["balances"]?.stringValue != nil)
    #expect(await alice.get("/connections/\(try alice.account())/accounts").status == 404)
  }

  @Test func futuresTheirOptionsAndPairsStandAmongUnifiedPositions() async throws {
    let option = "AAPL  261218C00240000"
    let (_, alice) = try await Self.connected { snapshot in
      var pair = Instrument(symbol: "EURUSD", kind: .forex, currency: .usd)
      pair.name = "Euro"
      let future = try! Instrument.defaults(symbol: "ESH26", kind: .future)
      var onFuture = try! Instrument.defaults(symbol: "ES    260320C05000000")
      onFuture.option?.underlying = "ESH26"
      snapshot.instruments += [pair, future, onFuture]
      snapshot.statement.positions = [
        StatementPosition(symbol: "ESH26", quantity: -2, averagePrice: 5000, price: 5010),
        StatementPosition(symbol: "ES    260320C05000000", quantity: 1, averagePrice: 30, price: 31),
        StatementPosition(symbol: option, quantity: 1, averagePrice: 3, price: 4),
        StatementPosition(symbol: "EURUSD", quantity: 1000, averagePrice: 1, price: 1),
      ]
    }
    let rows = await alice.get("/accounts/\(try alice.account())/positions/all").json["results"]?.arrayValue ?? []
    #expect(rows.map { $0["instrument"]?["kind"] } == ["future", "future_option", "option", "other"])
    #expect(rows[0]["units"] == "-2" && rows[0]["instrument"]?["root_symbol"] == "ES")
    #expect(rows[1]["instrument"]?["underlying"]?["symbol"] == "ESH26")
    #expect(rows[1]["instrument"]?["underlying"]?["kind"] == "future")
    #expect(rows[2]["instrument"]?["underlying"]?["kind"] == "stock" && rows[2]["cost_basis"] == "3.00")
    let classic = await alice.get("/accounts/\(try alice.account())/positions").json
    #expect(classic == [])
  }
}

import Hub
import JSON
import Ledger
import Market
import Money
import Testing

/// An account in two currencies is two balances, each with the money-market funds of its currency (balances.md §9.1).
@Suite struct CurrencyTests {
  @Test func oneBalancePerCurrency() async throws {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    snapshot.account.profile.kind = .cash
    var fund = Instrument(symbol: "CASH.TO", kind: .fund, currency: .cad)
    fund.isCashEquivalent = true
    snapshot.instruments.append(fund)
    snapshot.statement.cash[1].amount = Samples.decimal("1000.25")
    snapshot.statement.positions.append(
      StatementPosition(symbol: "CASH.TO", quantity: 25, averagePrice: 10, price: Samples.decimal("10.00")))
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    let balances = await alice.get("/accounts/\(try alice.account())/balances").json
    let shown = [0, 1].map { index in
      let row = balances[index]
      return [row?["currency"]?["code"], row?["cash"], row?["buying_power"]]
    }
    // Without margin the buying power is the same number as the cash.
    #expect(shown[0] == ["USD", .number("5300.71"), .number("5300.71")])
    #expect(shown[1] == ["CAD", .number("1250.25"), .number("1250.25")])
    #expect(balances[2] == nil)
  }
}

import Hub
import JSON
import Ledger
import Market
import Money
import Testing

/// `balances/v2`: each amount with its currency, what backs the power, what is owed (balances.md §11.2).
@Suite struct SecondBalancesTests {
  private static func read(_ change: (inout BrokerSnapshot) -> Void) async throws -> JSONValue {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    change(&snapshot)
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    let answer = await alice.get("/accounts/\(try alice.account())/balances/v2")
    #expect(answer.status == 200)
    return answer.json
  }

  @Test func aMarginAccountMemberByMember() async throws {
    let answer = try await Self.read { _ in }
    #expect(
      answer.objectValue?.names == [
        "account_id", "cash_or_margin", "net_value", "cash", "buying_power", "margin", "data_freshness",
      ])
    #expect(answer["cash_or_margin"] == "margin")
    #expect(answer["net_value"] == ["currency": "USD", "amount": "15363.23"])
    // The money-market fund of 5,000.00 is cash here, and collateral of no loan.
    #expect(
      answer["cash"] == [["currency": "USD", "amount": "5300.71"], ["currency": "CAD", "amount": "-12.50"]])
    #expect(answer["buying_power"] == [["currency": "USD", "amount": "410.71", "basis": "margin"]])
    #expect(answer["margin"] == ["loan_balances": [["currency": "CAD", "amount": "12.50"]]])
    #expect(answer["data_freshness"]?["as_of"]?.stringValue?.isEmpty == false)
  }

  @Test func whatTheBrokerSaysOfItsLoansGoesFirst() async throws {
    let answer = try await Self.read { snapshot in
      snapshot.statement.currencyDetails = [
        CurrencyDetail(currency: .usd, figures: [NamedAmount(name: "loan", amount: Samples.decimal("0.004"))]),
        CurrencyDetail(currency: .cad, figures: [NamedAmount(name: "loan", amount: 40)]),
      ]
    }
    // Less than a cent is no loan.
    #expect(answer["margin"] == ["loan_balances": [["currency": "CAD", "amount": "40.00"]]])
  }

  @Test func proceedsOfShortsAreTheirCollateral() async throws {
    let short = StatementPosition(symbol: "AAPL", quantity: -10, price: 100)
    let answer = try await Self.read { $0.statement.positions.append(short) }
    #expect(
      answer["margin"] == [
        "loan_balances": [["currency": "CAD", "amount": "12.50"], ["currency": "USD", "amount": "699.29"]]
      ])
    let unknown = try await Self.read {
      $0.statement.positions.append(StatementPosition(symbol: "AAPL", quantity: -10))
    }
    #expect(unknown["margin"] == ["loan_balances": .null])
  }

  @Test func withoutCreditThereAreNoLoans() async throws {
    for (status, basis) in [(AccountProfile.Status.active, "cash"), (.restricted90Days, "settled")] {
      let answer = try await Self.read { snapshot in
        snapshot.account.profile.kind = .cash
        snapshot.account.profile.status = status
        snapshot.statement.cash = [StatementCash(currency: .usd, amount: 7)]
      }
      #expect(answer["cash_or_margin"] == "cash" && answer["margin"] == .null)
      #expect(answer["buying_power"] == [["currency": "USD", "amount": "5007.00", "basis": .string(basis)]])
    }
  }

  @Test func whatIsUnknownIsNull() async throws {
    let answer = try await Self.read { snapshot in
      snapshot.statement.figures = []
      snapshot.statement.cash = [StatementCash(currency: .usd, amount: 7)]
      snapshot.statement.positions = [StatementPosition(symbol: "SPAXX", quantity: 5)]
    }
    #expect(answer["net_value"] == .null && answer["buying_power"] == .null)
    // A fund without a price leaves the cash unknown, not smaller.
    #expect(answer["cash"] == [])
    #expect(answer["margin"] == ["loan_balances": []])
  }
}

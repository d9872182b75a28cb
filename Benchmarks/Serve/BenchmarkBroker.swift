import CivilTime
import Hub
import Ledger
import Market
import Money

/// A broker with many accounts in two currencies, each with a money-market fund.
struct BenchmarkBroker: BrokerCatalogue, Broker {
  let accounts: Int

  var listings: [BrokerListing] {
    [
      BrokerListing(
        slug: "BURSAR", name: "Bursar", description: "", origin: "http://127.0.0.1:7103",
        fields: [BrokerListing.Field(name: "token", label: "Token", isSecret: true)])
    ]
  }

  func broker(_ slug: String, credentials: BrokerCredentials) -> (any Broker)? { self }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    (0..<accounts).map { BrokerAccount(identifier: "A\($0)", profile: AccountProfile(kind: .margin, currency: .usd)) }
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    var fund = Instrument(symbol: "SPAXX", kind: .fund, currency: .usd)
    fund.isCashEquivalent = true
    let statement = Statement(
      cash: [
        StatementCash(currency: .usd, amount: 300, buyingPower: 410), StatementCash(currency: .cad, amount: 12),
      ], positions: [StatementPosition(symbol: "SPAXX", quantity: 5_000, averagePrice: 1, price: 1)],
      figures: [NamedAmount(name: "equity", amount: 5_312)])
    return BrokerSnapshot(
      account: account, statement: statement, instruments: [fund], describesInstruments: true)
  }

  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? { nil }
}

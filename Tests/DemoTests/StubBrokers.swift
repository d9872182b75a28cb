import CivilTime
import Hub
import Ledger
import Money
import Synchronization

/// Three brokers in memory that ask for what the real ones ask for, and write down who came.
final class StubBrokers: BrokerCatalogue {
  struct Visit: Equatable {
    var slug: String
    var credentials: BrokerCredentials
  }

  private let state = Mutex<(visits: [Visit], good: [String: BrokerCredentials])>(([], [:]))

  let listings = [
    StubBrokers.listing("BURSAR", ["token"]), StubBrokers.listing("ARIES", ["client_id", "client_secret"]),
    StubBrokers.listing("TRADESTATION", ["client_id", "client_secret", "refresh_token"]),
  ]

  private static func listing(_ slug: String, _ fields: [String]) -> BrokerListing {
    BrokerListing(
      slug: slug, name: slug, description: "", origin: "http://127.0.0.1:1",
      fields: fields.map { BrokerListing.Field(name: $0, label: $0, isSecret: true) })
  }

  var visits: [Visit] { state.withLock { $0.visits } }

  /// From now on only these credentials are good at a broker.
  func expect(_ credentials: BrokerCredentials, at slug: String) { state.withLock { $0.good[slug] = credentials } }

  func broker(_ slug: String, credentials: BrokerCredentials) -> (any Broker)? {
    StubBroker(
      slug: slug,
      isRefused: { [self] in
        state.withLock { state in
          state.visits.append(Visit(slug: slug, credentials: credentials))
          return state.good[slug].map { $0 != credentials } ?? false
        }
      })
  }
}

/// A login with one account that holds ten dollars.
private struct StubBroker: Broker {
  let slug: String
  let isRefused: @Sendable () -> Bool

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    if isRefused() { throw BrokerError(.credentialsRefused, "The brokerage does not know this login.") }
    return [BrokerAccount(identifier: slug + "-1", profile: AccountProfile(kind: .cash, currency: .usd))]
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    BrokerSnapshot(
      account: account, statement: Statement(cash: [StatementCash(currency: .usd, amount: 10)]), instruments: [],
      describesInstruments: true)
  }

  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? { nil }
}

import CivilTime
import Hub
import Ledger
import Market
import Money
import Synchronization

/// A broker whose answers a test sets: the accounts, what they hold, and how it fails.
final class SampleBroker: BrokerCatalogue, Broker {
  struct World: Sendable {
    var accounts: [BrokerAccount] = []
    var snapshots: [String: BrokerSnapshot] = [:]
    var failure: BrokerError?
    var history: BrokerHistory?
    /// Nil: the broker lists none.
    var activities: [BrokerActivity]?
    /// Asked whenever an account's contents are; may change the world for the next question.
    var asked = 0
  }

  static let credentials = BrokerCredentials([("token", "very-secret-token-of-the-broker")])

  let world: Mutex<World>
  /// Waits where a test wants a reading to hang.
  let gate = Mutex<(@Sendable () async -> Void)?>(nil)

  init(_ world: World) { self.world = Mutex(world) }

  var listings: [BrokerListing] {
    [
      BrokerListing(
        slug: "BURSAR", name: "Bursar", description: "The book of this server.", origin: "http://127.0.0.1:7103",
        fields: [BrokerListing.Field(name: "token", label: "Token", isSecret: true)])
    ]
  }

  func broker(_ slug: String, credentials: BrokerCredentials) -> (any Broker)? {
    slug == "BURSAR" ? LoggedIn(broker: self, token: credentials["token"] ?? "") : nil
  }

  func fail(_ code: BrokerError.Code?) {
    world.withLock { $0.failure = code.map { BrokerError($0, "The brokerage fails in this test.") } }
  }

  func set(_ snapshot: BrokerSnapshot) {
    world.withLock { world in
      world.snapshots[snapshot.account.identifier] = snapshot
      if !world.accounts.contains(where: { $0.identifier == snapshot.account.identifier }) {
        world.accounts.append(snapshot.account)
      }
    }
  }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    try world.withLock { (world) throws(BrokerError) in
      if let failure = world.failure { throw failure }
      return world.accounts
    }
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    await gate.withLock { $0 }?()
    return try world.withLock { (world) throws(BrokerError) in
      world.asked += 1
      if let failure = world.failure { throw failure }
      guard let snapshot = world.snapshots[account.identifier] else {
        throw BrokerError(.malformed, "The account is gone.")
      }
      return snapshot
    }
  }

  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? { world.withLock { $0.history } }

  func activities(
    of account: BrokerAccount, atMost limit: Int, within budget: BrokerBudget
  ) async throws(BrokerError) -> [BrokerActivity]? { world.withLock { $0.activities } }
}

/// A login that only the right token opens.
private struct LoggedIn: Broker {
  let broker: SampleBroker
  let token: String

  private func check() throws(BrokerError) {
    guard token == SampleBroker.credentials["token"] else {
      throw BrokerError(.credentialsRefused, "The token is not known.")
    }
  }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    try check()
    return try await broker.accounts(within: budget)
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    try check()
    return try await broker.snapshot(of: account, within: budget)
  }

  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? {
    try await broker.history(of: account, from: first, to: last, within: budget)
  }

  func activities(
    of account: BrokerAccount, atMost limit: Int, within budget: BrokerBudget
  ) async throws(BrokerError) -> [BrokerActivity]? {
    try await broker.activities(of: account, atMost: limit, within: budget)
  }
}

import Ambient
import Hub
import Identity
import Keeper

/// A hub with a thousand mirrored accounts, and who may read them.
struct MirrorStage {
  static let accounts = 1_000
  static let clientID = "BENCH"
  static let consumerKey = "benchmarkConsumerKey0123456789"

  /// The balances of one account: where they are, and the pair of the user whose account it is.
  struct Target {
    var path: String
    var pair: String
    var mirror: String
  }

  let keeper: Keeper
  let identity: Identity
  let hub: Hub
  private(set) var targets: [Target] = []

  init(directory: String) async throws {
    let clock = SystemSurroundings()
    keeper = try Keeper(directory: directory, surroundings: clock)
    identity = try Identity(store: keeper.store, surroundings: clock, masterKeyDirectory: directory)
    _ = try await identity.register(
      Identity.Client(id: Self.clientID, kind: .snaptrade, owner: "default"), secret: Self.consumerKey)
    let broker = BenchmarkBroker(accounts: HubLimits.accounts)
    hub = try Hub(keeper: keeper, vault: identity.vault, catalogue: broker)
    while targets.count < Self.accounts {
      let (user, secret) = try await hub.register(clientID: Self.clientID, userID: "user-\(targets.count)")
      _ = try await hub.connect(user, to: "BURSAR", with: BrokerCredentials([("token", "x")]))
      for mirror in try hub.mirrors(for: user) {
        targets.append(
          Target(
            path: "/accounts/\(mirror.account.identifier)/balances",
            pair: "userId=\(user.userID)&userSecret=\(secret)", mirror: mirror.account.mirror))
      }
    }
  }
}

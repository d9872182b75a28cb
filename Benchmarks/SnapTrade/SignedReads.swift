import Ambient
import CivilTime
import Crypto
import Glibc
import HTTP
import Hub
import Identity
import Keeper
import SnapTrade
import SnapTradeWire

/// Signed `GET /accounts/{id}/balances` over 1,000 mirrored accounts, a fresh signature for each request.
struct SignedReads {
  private static let accounts = 1_000
  private static let requests = 200_000
  private static let rounds = 5
  private static let consumerKey = "benchmarkConsumerKey0123456789"
  private let clock = SystemSurroundings()

  func run() async throws {
    var template = Array("/tmp/bursar-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    let directory = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let keeper = try Keeper(directory: directory, surroundings: clock)
    let identity = try Identity(store: keeper.store, surroundings: clock, masterKeyDirectory: directory)
    _ = try await identity.register(
      Identity.Client(id: "BENCH", kind: .snaptrade, owner: "default"), secret: Self.consumerKey)
    let broker = BenchmarkBroker(accounts: HubLimits.accounts)
    let hub = try Hub(keeper: keeper, vault: identity.vault, catalogue: broker)
    let router = SnapTradeServer(hub: hub, identity: identity).routes()
    var targets: [(path: String, pair: String)] = []
    while targets.count < Self.accounts {
      let (user, secret) = try await hub.register(clientID: "BENCH", userID: "user-\(targets.count)")
      _ = try await hub.connect(user, to: "BURSAR", with: BrokerCredentials([("token", "x")]))
      for mirror in try hub.mirrors(for: user) {
        targets.append(
          ("/accounts/\(mirror.account.identifier)/balances", "userId=\(user.userID)&userSecret=\(secret)"))
      }
    }
    var timings: [Double] = []
    for round in 0..<Self.rounds {
      let signed = Self.signed(targets, now: clock.now().seconds, round: round)
      let start = Self.processorSeconds()
      for request in signed {
        let response = await router.respond(to: request)
        guard response.status == 200 else { return print("refused: \(String(decoding: response.body, as: UTF8.self))") }
      }
      timings.append((Self.processorSeconds() - start) / Double(signed.count))
    }
    let median = timings.sorted()[Self.rounds / 2] * 1e6
    print("signed balances, in process, µs of CPU per request: \((median * 100).rounded() / 100)")
    keeper.close()
  }

  /// Requests as clients make them, each with a query of its own.
  private static func signed(_ targets: [(path: String, pair: String)], now: Int64, round: Int) -> [HTTPRequest] {
    let key = HMACKey(consumerKey)
    return (0..<requests).map { index in
      let target = targets[(index &* 7_919) % targets.count]
      let query = "\(target.pair)&clientId=BENCH&timestamp=\(now)&nonce=\(round)-\(index)"
      let text = SignatureInput(path: target.path, query: query).text
      let headers: HTTPHeaders = [
        "Accept": "application/json", "User-Agent": "Konfig/13.0.49/python",
        "Signature": Base64.encode(key.authenticate(text)),
      ]
      return HTTPRequest(method: "GET", target: "\(target.path)?\(query)", headers: headers)
    }
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

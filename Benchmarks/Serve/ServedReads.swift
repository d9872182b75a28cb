import Ambient
import Aries
import CivilTime
import Glibc
import HTTP
import Identity
import JSON
import Keeper
import Ledger
import Market
import Money
import SnapTrade
import Synchronization
import Telemetry

/// The SnapTrade and the Aries server over a thousand accounts each, with log and counters as in the program, until the
/// process is ended. One line on the output says where they are and who may ask.
struct ServedReads {
  private enum Origin: String, CaseIterable { case hub, aries }

  /// A request of so many comes right after an event of its account.
  private static let requestsPerEvent = 100

  private let clock = SystemSurroundings()
  private let metrics = Metrics()

  func run() async throws {
    guard let directory = CommandLine.arguments.last else { return }
    let stage = try await MirrorStage(directory: directory)
    let accounts = try await TradedAccounts.open(MirrorStage.accounts, stage.keeper)
    let token = try await TradedAccounts.token(stage.identity)
    let hub = SnapTradeServer(hub: stage.hub, identity: stage.identity).routes()
    let aries = AriesServer(keeper: stage.keeper, identity: stage.identity).routes()
    let servers = [
      server(.hub, hub, afterEvents(of: stage, hub)), server(.aries, aries, amongPrices(stage.keeper, aries)),
    ]
    let ports = try servers.map { try $0.start() }
    tell(stage, accounts, token: token, ports)
    withExtendedLifetime(servers) { while true { pause() } }
  }

  private func server(
    _ origin: Origin, _ router: Router, _ answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) -> HTTPServer {
    let log = Log(to: DescriptorSink(descriptor: 2), surroundings: clock)
    let access = AccessLog(origin, log, metrics, clock)
    var configuration = HTTPServerConfiguration(port: 0, router: router)
    configuration.writeCollected = { access.flush() }
    return HTTPServer(configuration: configuration, surroundings: clock, answering: access.around(answer))
  }

  /// Answers requests, each hundredth after a new statement of the very account.
  private func afterEvents(
    of stage: MirrorStage, _ router: Router
  ) -> @Sendable (HTTPRequest) -> HTTPAnswer {
    let counter = Counted()
    let mirrors = Dictionary(uniqueKeysWithValues: stage.targets.map { ($0.path, $0.mirror) })
    let keeper = stage.keeper
    let clock = clock
    return { request in
      let number = counter.next()
      guard number % Self.requestsPerEvent == 0, let mirror = mirrors[request.path] else {
        return router.answer(to: request)
      }
      return .later {
        let statement = Statement(
          cash: [StatementCash(currency: .usd, amount: ExactDecimal(number))],
          figures: [NamedAmount(name: "equity", amount: ExactDecimal(number))])
        let event = Event(
          account: mirror, at: clock.now(), identifier: "bench-\(number)", payload: .statement(statement))
        _ = try? await keeper.append([event])
        return await router.respond(to: request)
      }
    }
  }

  private final class Counted: Sendable {
    private let count = Atomic(0)
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  /// Answers requests while prices move.
  private func amongPrices(_ keeper: Keeper, _ router: Router) -> @Sendable (HTTPRequest) -> HTTPAnswer {
    let counter = Counted()
    let clock = clock
    return { request in
      let number = counter.next()
      guard number % TradedAccounts.requestsPerPrices == 0 else { return router.answer(to: request) }
      return .later {
        _ = try? await keeper.append(TradedAccounts.prices(number / TradedAccounts.requestsPerPrices, at: clock.now()))
        return await router.respond(to: request)
      }
    }
  }

  private func tell(_ stage: MirrorStage, _ accounts: [String], token: String, _ ports: [Int]) {
    func array(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    let line = JSONObject([
      ("hub", .number("\(ports[0])")), ("aries", .number("\(ports[1])")), ("token", .string(token)),
      ("clientId", .string(MirrorStage.clientID)), ("consumerKey", .string(MirrorStage.consumerKey)),
      ("paths", array(stage.targets.map(\.path))), ("pairs", array(stage.targets.map(\.pair))),
      ("accounts", array(accounts)),
    ])
    let bytes = JSONValue.object(line).bytes + [UInt8(ascii: "\n")]
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}

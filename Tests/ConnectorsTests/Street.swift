import Ambient
import Aries
import BookAPI
import CivilTime
import Connectors
import HTTP
import Hub
import Identity
import Journal
import Keeper
import Ledger
import Synchronization
import TestDirectory
import TradeStation

/// A brokers' house with a book of its own and its three APIs on real sockets.
final class Street: Sendable {
  static let bookToken = "token-of-the-book"
  static let refreshToken = "refresh-token-of-alice"
  static let secret = "secret-of-the-client"

  let directory = TemporaryDirectory()
  let surroundings = FixedSurroundings()
  let keeper: Keeper
  let identity: Identity
  let servers: [HTTPServer]
  let origins: BrokerConnectors.Origins
  private let log: RequestLog

  init(_ lines: [String] = Street.lines) async throws {
    keeper = try Keeper(directory: directory.path, surroundings: surroundings)
    identity = try Identity(store: keeper.store, surroundings: surroundings, masterKeyDirectory: directory.path)
    let scopes = ["account:information", "order:information", "position:information"]
    for (kind, scopes) in [(Identity.Client.Kind.tradestation, ["readaccount"]), (.aries, scopes)] {
      let client = Identity.Client(id: "APP", kind: kind, owner: "alice", scopes: scopes)
      _ = try await identity.register(client, secret: Self.secret)
    }
    let client = identity.client("APP", kind: .tradestation)!
    _ = try await identity.issueRefreshToken(for: client, scopes: ["readaccount"], token: Self.refreshToken)
    let log = RequestLog()
    let book = BookServer(keeper: keeper, access: .operatorToken(Self.bookToken))
    let tradestation = TradeStationServer(keeper: keeper, identity: identity)
    let aries = AriesServer(keeper: keeper, identity: identity)
    var ports: [Int] = []
    var servers: [HTTPServer] = []
    for respond in [book.respond, tradestation.respond, aries.respond] {
      let server = HTTPServer(configuration: HTTPServerConfiguration(port: 0), surroundings: surroundings) { request in
        log.note(request)
        return await respond(request)
      }
      ports.append(try server.start())
      servers.append(server)
    }
    self.servers = servers
    self.log = log
    origins = BrokerConnectors.Origins(
      bursar: "http://127.0.0.1:\(ports[0])", tradestation: "http://127.0.0.1:\(ports[1])",
      aries: "http://127.0.0.1:\(ports[2])")
    try await tell(lines)
  }

  /// Adds events to the brokers' book.
  func tell(_ lines: [String]) async throws {
    _ = try await keeper.append(try lines.map { try EventCodec.decode(line: Array($0.utf8)) }, naming: .byContent)
  }

  /// Paths that the APIs were asked for, in order.
  var asked: [String] { log.paths.withLock { $0 } }

  func stop() async {
    for server in servers { await server.stop(within: .seconds(2)) }
    keeper.close()
  }

  var connectors: BrokerConnectors { BrokerConnectors(origins: origins, surroundings: surroundings) }

  static func credentials(_ slug: BrokerConnectors.Slug) -> BrokerCredentials {
    switch slug {
    case .bursar: BrokerCredentials([("token", bookToken)])
    case .tradestation:
      BrokerCredentials([("client_id", "APP"), ("client_secret", secret), ("refresh_token", refreshToken)])
    case .aries: BrokerCredentials([("client_id", "APP"), ("client_secret", secret)])
    }
  }

  /// Alice's margin account: 100 AAPL at 50, a short call, a working order; Bob's is another's.
  static let lines = [
    #"{"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","exchange":"XNAS","#
      + #""name":"Apple Inc.","figi":"BBG000B9XRY4"}"#,
    #"{"event":"instrument","symbol":"AAPL  261218C00240000"}"#,
    #"{"event":"account_opened","account":"T1","at":"2026-01-02T09:30:00-05:00","type":"margin","#
      + #""currency":"USD","owner":"alice","number":"Q6542138443","name":"Everyday","raw_type":"Margin"}"#,
    #"{"event":"account_opened","account":"B1","at":"2026-01-02T09:30:00-05:00","type":"cash","#
      + #""currency":"USD","owner":"bob","brokers":["aries"]}"#,
    #"{"event":"deposit","account":"T1","at":"2026-01-02T09:31:00-05:00","amount":"50000.00","currency":"USD"}"#,
    #"{"event":"trade","account":"T1","at":"2026-01-02T10:00:00-05:00","symbol":"AAPL","side":"buy","#
      + #""quantity":"100","price":"50"}"#,
    #"{"event":"price","symbol":"AAPL","at":"2026-01-02T16:00:00-05:00","price":"52.25"}"#,
  ]
}

/// What the APIs were asked for.
private final class RequestLog: Sendable {
  let paths = Mutex<[String]>([])
  func note(_ request: HTTPRequest) { paths.withLock { $0.append(request.path) } }
}

import Ambient
import CivilTime
import Crypto
import HTTP
import Hub
import Identity
import JSON
import Keeper
import SnapTrade
import SnapTradeWire
import TestDirectory
import Testing

/// A hub with one broker and two keys, in a directory of its own.
final class Stage: Sendable {
  static let daily = "DAILY-KEY"
  static let realtime = "LIVE-KEY"
  static let consumerKey = "demoConsumerKey0123456789abcdef"

  let directory: TemporaryDirectory
  let surroundings: FixedSurroundings
  let keeper: Keeper
  let identity: Identity
  let hub: Hub
  let broker: SampleBroker
  let server: SnapTradeServer
  let router: Router

  init(
    broker: SampleBroker = SampleBroker(SampleBroker.World()), options: SnapTradeOptions = SnapTradeOptions(),
    directory: TemporaryDirectory = TemporaryDirectory(), catalogue: (any BrokerCatalogue)? = nil
  ) async throws {
    self.directory = directory
    self.broker = broker
    surroundings = FixedSurroundings()
    keeper = try Keeper(directory: directory.path, surroundings: surroundings)
    identity = try Identity(store: keeper.store, surroundings: surroundings, masterKeyDirectory: directory.path)
    hub = try Hub(keeper: keeper, vault: identity.vault, catalogue: catalogue ?? broker)
    server = SnapTradeServer(hub: hub, identity: identity, options: options)
    router = server.routes()
    for (name, scopes) in [(Self.daily, ["balance_history"]), (Self.realtime, ["realtime"])] {
      let client = Identity.Client(id: name, kind: .snaptrade, owner: "default", scopes: scopes, name: "Sample")
      _ = try await identity.register(client, secret: Self.consumerKey)
    }
  }

  deinit { keeper.close() }
}

/// A user of one key, with whom a test speaks.
struct Person: Sendable {
  let stage: Stage
  let key: String
  let userID: String
  let secret: String

  /// Registers over the API.
  init(_ stage: Stage, key: String = Stage.daily, userID: String = "alice") async throws {
    self.stage = stage
    self.key = key
    self.userID = userID
    let answer = await Request(stage, key).send("POST", "/snapTrade/registerUser", body: "{\"userId\":\"\(userID)\"}")
    #expect(answer.status == 200)
    secret = try #require(answer.json["userSecret"]?.stringValue)
  }

  var user: HubUser { stage.hub.user(clientID: key, userID: userID)! }

  var pair: [(String, String)] { [("userId", userID), ("userSecret", secret)] }

  func send(
    _ method: String, _ path: String, _ query: [(String, String)] = [], body: String = ""
  ) async -> Answer {
    await Request(stage, key).send(method, path, query + pair, body: body)
  }

  func get(_ path: String, _ query: [(String, String)] = []) async -> Answer { await send("GET", path, query) }

  /// Connects to the sample broker with its right credentials.
  @discardableResult
  func connect() async throws -> Connection {
    try await stage.hub.connect(user, to: "BURSAR", with: SampleBroker.credentials)
  }

  /// The identifier of the only account.
  func account() throws -> String {
    try #require(try stage.hub.mirrors(for: user).first).account.identifier.description
  }
}

/// A signed request, with faults on demand.
struct Request {
  let stage: Stage
  let key: String
  var consumerKey = Stage.consumerKey
  var timestamp: String?
  var signature: String??
  var omits: Set<String> = []

  init(_ stage: Stage, _ key: String) {
    self.stage = stage
    self.key = key
  }

  func made(_ method: String, _ path: String, _ query: [(String, String)] = [], body: String = "") -> HTTPRequest {
    let stamp = timestamp ?? String(stage.surroundings.now().seconds)
    let items = (query + [("clientId", key), ("timestamp", stamp)]).filter { !omits.contains($0.0) }
    let text = items.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&")
    let input = SignatureInput(path: path, query: text, body: Array(body.utf8))
    let right = Base64.encode(HMACKey(consumerKey).authenticate(input.text))
    var headers: HTTPHeaders = ["Accept": "application/json"]
    if let signature {
      if let signature { headers.add("Signature", signature) }
    } else {
      headers.add("Signature", right)
    }
    return HTTPRequest(method: method, target: "\(path)?\(text)", headers: headers, body: Array(body.utf8))
  }

  func send(_ method: String, _ path: String, _ query: [(String, String)] = [], body: String = "") async -> Answer {
    Answer(response: await stage.router.respond(to: made(method, path, query, body: body)))
  }
}

struct Answer {
  let response: HTTPResponse
  var status: Int { response.status }
  var text: String { String(decoding: response.body, as: UTF8.self) }
  var json: JSONValue { (try? JSONValue(parsing: response.body, limits: .answer)) ?? .null }
  var code: String? { json["code"]?.stringValue }
}

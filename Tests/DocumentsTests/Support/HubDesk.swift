import Ambient
import BookAPI
import BrokerFixture
import CivilTime
import Connectors
import Crypto
import HTTP
import Hub
import Identity
import JSON
import SnapTrade
import SnapTradeWire
import Testing

/// Books behind the SnapTrade API, the whole way: book, book API on a socket, connector, hub, mirror.
struct HubDesk {
  static let daily = "DAILY"
  static let realtime = "REALTIME"
  private static let bookToken = "token-of-the-book"
  private static let consumerKey = "consumer-key"
  private static let userID = "snaptrade-user-123"

  let fixture: BrokerFixture
  let hub: Hub
  private let book: HTTPServer
  private let snaptrade: Conversation
  private var secrets: [String: String] = [:]

  /// Runs a body with the books told at `now`, and a user of each key connected then.
  ///
  /// - Parameter isFailing: the book lists its accounts, but shows what is in none.
  static func with(
    now: String, _ books: String..., isFailing: Bool = false, body: (HubDesk) async throws -> Void
  ) async throws {
    let desk = try await HubDesk(now: now, books, isFailing)
    do {
      try await body(desk)
    } catch {
      await desk.book.stop(within: .seconds(2))
      throw error
    }
    await desk.book.stop(within: .seconds(2))
  }

  private init(now: String, _ books: [String], _ isFailing: Bool) async throws {
    fixture = try BrokerFixture(now: now)
    for name in books { try await fixture.tell(Books.events(name)) }
    let api = BookServer(keeper: fixture.keeper, access: .operatorToken(Self.bookToken))
    book = HTTPServer(configuration: api.configuration(port: 0), surroundings: fixture.surroundings) { request in
      if isFailing, request.path.hasSuffix("/snapshot") { return HTTPResponse(status: 500) }
      return await api.respond(to: request)
    }
    let origins = BrokerConnectors.Origins(bursar: "http://127.0.0.1:\(try book.start())")
    let connectors = BrokerConnectors(origins: origins, surroundings: fixture.surroundings)
    hub = try Hub(keeper: fixture.keeper, vault: fixture.identity.vault, catalogue: connectors)
    let server = SnapTradeServer(hub: hub, identity: fixture.identity)
    snaptrade = Conversation { await server.respond(to: $0) }
    for (key, scopes) in [(Self.daily, ["balance_history"]), (Self.realtime, ["realtime"])] {
      let client = Identity.Client(id: key, kind: .snaptrade, owner: "default", scopes: scopes)
      _ = try await fixture.identity.register(client, secret: Self.consumerKey)
      let body = "{\"userId\":\"\(Self.userID)\"}"
      let answer = await send("POST", "/snapTrade/registerUser", key: key, user: false, body: body)
      secrets[key] = try #require(answer["userSecret"]?.stringValue)
      _ = try await hub.connect(user(key), to: "BURSAR", with: BrokerCredentials([("token", Self.bookToken)]))
    }
  }

  func user(_ key: String = daily) throws -> HubUser {
    try #require(hub.user(clientID: key, userID: Self.userID))
  }

  func connection(_ key: String = daily) throws -> Connection { try #require(try hub.connections(of: user(key)).first) }

  /// The hub's name of the account that the book lists at that place.
  func account(_ place: Int = 0, key: String = daily) throws -> String {
    try connection(key).accounts[place].identifier.description
  }

  /// Asks about an account: `/accounts/{its name}/{what}`.
  func read(_ what: String, of place: Int = 0, key: String = daily, prefix: String = "") async throws -> Answer {
    await send("GET", "\(prefix)/accounts/\(try account(place, key: key))/\(what)", key: key)
  }

  /// Moves the clock, tells what happened, and lets the hub read it.
  func go(to now: String, _ books: String...) async throws {
    fixture.surroundings.set(BrokerFixture.instant(now))
    for name in books { try await fixture.tell(Books.events(name)) }
    for key in [Self.daily, Self.realtime] { try await hub.synchronise(connection(key).identifier) }
  }

  func send(
    _ method: String, _ path: String, key: String = daily, user: Bool = true, body: String = ""
  ) async -> Answer {
    let stamp = ("timestamp", String(fixture.surroundings.now().seconds))
    let pair = user ? [("userId", Self.userID), ("userSecret", secrets[key] ?? "")] : []
    let query = (pair + [("clientId", key), stamp])
      .map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&")
    let signed = SignatureInput(path: path, query: query, body: Array(body.utf8)).text
    let signature = Base64.encode(HMACKey(Self.consumerKey).authenticate(signed))
    return await snaptrade.send(method, "\(path)?\(query)", headers: ["Signature": signature], body: body)
  }
}

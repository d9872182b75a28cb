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

/// The SnapTrade API over a mirror of the book, by the way of live money: the book API on a socket, connector, hub.
/// Nothing of it stands before the first question.
final class GoldenHub {
  private struct House {
    var socket: HTTPServer
    var hub: Hub
    var api: Conversation
    var secret: String
  }

  private static let key = "GOLDEN"
  private static let person = "golden-reader"
  private static let consumer = "the consumer's key"
  private static let bookToken = "the book's token"

  private let fixture: BrokerFixture
  private var house: House?

  init(_ fixture: BrokerFixture) { self.fixture = fixture }

  /// What SnapTrade answers under an account of the book, once the hub has read it anew.
  func read(_ path: String, of account: String) async throws -> Answer {
    let house = try await standing()
    let user = try #require(house.hub.user(clientID: Self.key, userID: Self.person))
    let connection = try #require(house.hub.connections(of: user).first)
    try await house.hub.synchronise(connection.identifier)
    let linked = try #require(house.hub.connections(of: user).first).accounts.first { $0.brokerAccount == account }
    let name = try #require(linked, "the connection does not show the account").identifier
    let prefix = path.isEmpty ? "/accounts/\(name)" : "/accounts/\(name)/\(path)"
    return await ask(house.api, "GET", prefix, secret: house.secret)
  }

  func close() async { await house?.socket.stop(within: .seconds(2)) }

  private func standing() async throws -> House {
    if let house { return house }
    let book = BookServer(keeper: fixture.keeper, access: .operatorToken(Self.bookToken))
    let socket = HTTPServer(configuration: book.configuration(port: 0), surroundings: fixture.surroundings) {
      await book.respond(to: $0)
    }
    let brokers = BrokerConnectors(
      origins: BrokerConnectors.Origins(bursar: "http://127.0.0.1:\(try socket.start())"),
      surroundings: fixture.surroundings)
    let client = Identity.Client(id: Self.key, kind: .snaptrade, owner: "default", scopes: ["balance_history"])
    _ = try await fixture.identity.register(client, secret: Self.consumer)
    let hub = try Hub(keeper: fixture.keeper, vault: fixture.identity.vault, catalogue: brokers)
    let (user, secret) = try await hub.register(clientID: Self.key, userID: Self.person)
    _ = try await hub.connect(user, to: "BURSAR", with: BrokerCredentials([("token", Self.bookToken)]))
    let server = SnapTradeServer(hub: hub, identity: fixture.identity)
    let made = House(socket: socket, hub: hub, api: Conversation { await server.respond(to: $0) }, secret: secret)
    house = made
    return made
  }

  private func ask(_ api: Conversation, _ method: String, _ path: String, secret: String) async -> Answer {
    let query =
      "clientId=\(Self.key)&timestamp=\(fixture.surroundings.now().seconds)&userId=\(Self.person)&userSecret=\(secret)"
    let text = SignatureInput(path: path, query: query).text
    let signature = Base64.encode(HMACKey(Self.consumer).authenticate(text))
    return await api.send(method, "\(path)?\(query)", headers: ["Signature": signature])
  }
}

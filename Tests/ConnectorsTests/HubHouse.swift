import Ambient
import CivilTime
import Connectors
import Crypto
import HTTP
import Hub
import Identity
import JSON
import Keeper
import SnapTrade
import SnapTradeWire
import TestDirectory

/// A hub with a book of its own, in another directory than the brokers', reaching them over HTTP alone.
final class HubHouse: Sendable {
  let directory = TemporaryDirectory()
  let keeper: Keeper
  let hub: Hub
  let user: HubUser
  let secret: String
  private let router: Router
  private let surroundings: FixedSurroundings
  private let signing = HMACKey("consumer-key")

  init(_ street: Street, scopes: [String]) async throws {
    surroundings = street.surroundings
    keeper = try Keeper(directory: directory.path, surroundings: surroundings)
    let identity = try Identity(
      store: keeper.store, surroundings: surroundings, masterKeyDirectory: directory.path)
    _ = try await identity.register(
      Identity.Client(id: "KEY", kind: .snaptrade, owner: "default", scopes: scopes), secret: "consumer-key")
    hub = try Hub(keeper: keeper, vault: identity.vault, catalogue: street.connectors)
    (user, secret) = try await hub.register(clientID: "KEY", userID: "alice")
    router = SnapTradeServer(hub: hub, identity: identity).routes()
  }

  deinit { keeper.close() }

  /// A signed read as the user.
  func get(_ path: String) async -> JSONValue {
    let now = surroundings.now().seconds
    let query = "clientId=KEY&timestamp=\(now)&userId=alice&userSecret=\(secret)"
    let signature = Base64.encode(signing.authenticate(SignatureInput(path: path, query: query).text))
    let response = await router.respond(
      to: HTTPRequest(method: "GET", target: "\(path)?\(query)", headers: ["Signature": signature]))
    return (try? JSONValue(parsing: response.body, limits: .answer)) ?? .null
  }

  /// The account behind the number of the sample, as a connection shows it.
  func account(_ connection: Connection) async throws -> String {
    let accounts = await get("/authorizations/\(connection.identifier)/accounts").arrayValue ?? []
    return accounts.first { $0["number"] == "Q6542138443" }?["id"]?.stringValue ?? "-"
  }
}

public import Ambient
public import CivilTime
import Glibc
import HTTP
public import Identity
import Journal
public import Keeper
import Ledger
import TestDirectory

/// A book in a directory of its own, with a clock that stands still, and whoever asks it.
public final class BrokerFixture {
  public let surroundings: FixedSurroundings
  public let keeper: Keeper
  public let identity: Identity
  private let directory = TemporaryDirectory()

  public init(now: String) throws {
    surroundings = FixedSurroundings(now: Self.instant(now), seed: 1)
    keeper = try Keeper(directory: directory.path, surroundings: surroundings)
    identity = try Identity(keeper: keeper, masterKeyDirectory: directory.path)
  }

  deinit { keeper.close() }

  public static func instant(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("bad time \(text)") }
    return instant
  }

  /// Takes events, one JSON object a line; blank lines are skipped.
  public func tell(_ lines: String) async throws {
    let events = try lines.split(separator: "\n").map { try EventCodec.decode(line: Array($0.utf8)) }
    _ = try await keeper.append(events, naming: .byContent)
  }

  /// A client of that owner with an access token.
  public func token(
    _ kind: Identity.Client.Kind, owner: String, scopes: [String], lifetimeSeconds: Int = 1200
  ) async throws -> String {
    let client = Identity.Client(id: "client-" + owner, kind: kind, owner: owner, scopes: scopes)
    if identity.client(client.id, kind: kind) == nil { _ = try await identity.register(client, secret: "s-" + owner) }
    return identity.issueAccessToken(for: client, scopes: scopes, lifetimeSeconds: lifetimeSeconds).token
  }
}

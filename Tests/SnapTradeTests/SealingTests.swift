import Ambient
import Crypto
import Glibc
import Hub
import Identity
import Keeper
import SnapTrade
import Store
import TestDirectory
import Testing

/// What lies in the store gives no login away.
@Suite struct SealingTests {
  private static let secret = Array("very-secret-token-of-the-broker".utf8)

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { start in
      bytes[start] == first && bytes[start..<start + part.count].elementsEqual(part)
    }
  }

  private static func files(in directory: String) -> [[UInt8]] {
    ["bursar.db", "bursar.db-wal"].compactMap { name in
      guard let file = fopen("\(directory)/\(name)", "rb") else { return nil }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
      return bytes
    }
  }

  /// A stage whose user alice has connected.
  private static func connected() async throws -> (Stage, Person, Connection) {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    return (stage, alice, try await alice.connect())
  }

  @Test func neitherTokenNorUserSecretStandInTheStore() async throws {
    let (stage, alice, connection) = try await Self.connected()
    let files = Self.files(in: stage.directory.path)
    #expect(files.contains { Self.contains($0, Array(connection.identifier.description.utf8)) })
    for file in files {
      #expect(!Self.contains(file, Self.secret))
      #expect(!Self.contains(file, Array(Base64.encode(Self.secret).utf8)))
      #expect(!Self.contains(file, Array(alice.secret.utf8)))
      #expect(!Self.contains(file, Array(Stage.consumerKey.utf8)))
    }
  }

  @Test func aSecondStartOpensWhatWasSealed() async throws {
    let (stage, alice, connection) = try await Self.connected()
    let user = alice.user
    stage.keeper.close()
    let again = try await Stage(broker: stage.broker, directory: stage.directory)
    #expect(try again.hub.connection(connection.identifier, of: user).accounts == connection.accounts)
    again.broker.set(Samples.snapshot(cash: "2.00"))
    try await again.hub.synchronise(connection.identifier)
    #expect(again.hub.authenticate(clientID: Stage.daily, userID: "alice", secret: alice.secret) == user)
  }

  @Test func anotherMasterKeyIsRefused() async throws {
    let (stage, _, _) = try await Self.connected()
    stage.keeper.close()
    let path = stage.directory.path
    #expect(unlink(path + "/master.key") == 0)
    let file = try #require(fopen(path + "/master.key", "wb"))
    fwrite([UInt8](repeating: 7, count: 32), 1, 32, file)
    fclose(file)
    chmod(path + "/master.key", 0o600)
    await #expect(throws: IdentityError.self) { _ = try await Stage(directory: stage.directory) }
  }

  @Test func oneFlippedBitIsRefused() async throws {
    let (stage, alice, connection) = try await Self.connected()
    let key = connection.identifier.description
    let sealed = try #require(try stage.keeper.store.reader.document(key, in: "hub.credentials"))
    stage.keeper.close()
    for place in [0, sealed.count / 2, sealed.count - 1] {
      let again = try await Stage(broker: stage.broker, directory: stage.directory)
      var damaged = sealed
      damaged[place] ^= 1
      var batch = Batch()
      batch.put(damaged, key: key, in: "hub.credentials")
      try await again.keeper.store.commit(batch)
      await #expect(throws: HubError.self) { try await again.hub.synchronise(connection.identifier) }
      #expect(try again.hub.connection(connection.identifier, of: alice.user).isDisabled)
      try await again.hub.drill(.heal, connection.identifier)
      again.keeper.close()
    }
  }

  @Test func deletionDestroysTheDataKey() async throws {
    let (stage, alice, connection) = try await Self.connected()
    let name = "connection/\(connection.identifier)"
    let sealed = try #require(
      try stage.keeper.store.reader.document(connection.identifier.description, in: "hub.credentials"))
    #expect(Self.contains(try stage.identity.vault.open(sealed, name: name), Self.secret))
    try await stage.hub.delete(connection.identifier, of: alice.user)
    #expect(throws: IdentityError.self) { try stage.identity.vault.open(sealed, name: name) }
    #expect(
      try stage.keeper.store.reader.document(connection.identifier.description, in: "hub.credentials") == nil)
  }
}

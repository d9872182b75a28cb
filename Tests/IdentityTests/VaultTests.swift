import Glibc
import Identity
import Store
import Testing

@Suite("The vault and its master key")
struct VaultTests {
  private let secret = Array("a token of somebody".utf8)

  @Test("what was sealed opens under its name, also after a restart")
  func roundTrip() async throws {
    let place = Place()
    let sealed = try await place.session { (identity, _) async throws in
      let sealed = try await identity.vault.seal(secret, name: "one")
      #expect(try identity.vault.open(sealed, name: "one") == secret)
      return sealed
    }
    try await place.session { (identity, _) async throws in
      #expect(try identity.vault.open(sealed, name: "one") == secret)
      #expect(try await identity.vault.seal(secret, name: "one") != sealed)
      #expect(await refusal { _ = try identity.vault.open(sealed, name: "two") } == .notAuthentic)
    }
  }

  @Test("every flipped bit, every cut is refused")
  func altered() async throws {
    try await Place().session { (identity, _) async throws in
      let sealed = try await identity.vault.seal(secret, name: "one")
      for index in sealed.indices {
        var wrong = sealed
        wrong[index] ^= 1 << UInt8(index % 8)
        #expect(await refusal { _ = try identity.vault.open(wrong, name: "one") } == .notAuthentic)
        let cut = Array(sealed.prefix(index))
        #expect(await refusal { _ = try identity.vault.open(cut, name: "one") } == .notAuthentic)
      }
    }
  }

  @Test("destroying a name's key makes its texts unreadable, and only them")
  func destroyed() async throws {
    try await Place().session { (identity, _) async throws in
      let one = try await identity.vault.seal(secret, name: "one")
      let two = try await identity.vault.seal(secret, name: "two")
      try await identity.vault.destroy("one")
      #expect(await refusal { _ = try identity.vault.open(one, name: "one") } == .notAuthentic)
      #expect(try identity.vault.open(two, name: "two") == secret)
      let again = try await identity.vault.seal(secret, name: "one")
      #expect(try identity.vault.open(again, name: "one") == secret)
      #expect(await refusal { _ = try identity.vault.open(one, name: "one") } == .notAuthentic)
    }
  }

  @Test("a text sealed into a batch is readable before and after the batch is written")
  func batched() async throws {
    try await Place().session { (identity, store) async throws in
      var batch = Batch()
      let first = try identity.vault.seal(secret, name: "one", adding: &batch)
      let second = try identity.vault.seal(secret, name: "one", adding: &batch)
      #expect(try identity.vault.open(first, name: "one") == secret)
      try await store.commit(batch)
      #expect(try identity.vault.open(second, name: "one") == secret)
    }
  }

  @Test("another master key, a missing, short or exposed one is refused; nothing is overwritten")
  func masterKey() async throws {
    let place = Place()
    try await place.session { (identity, _) async throws in _ = try await identity.vault.seal(secret, name: "one") }
    let right = place.contents(of: "master.key")
    #expect(right.count == 32)
    var flipped = right
    flipped[31] ^= 1
    place.overwrite("master.key", with: flipped)
    #expect(await refusal { try await place.session { _, _ in } } == .wrongMasterKey)
    place.overwrite("master.key", with: Array(right.dropLast()))
    #expect(await refusal { try await place.session { _, _ in } } == .masterKeyFile)
    place.overwrite("master.key", with: right, mode: 0o640)
    #expect(await refusal { try await place.session { _, _ in } } == .masterKeyExposed)
    unlink(place.path + "/master.key")
    #expect(await refusal { try await place.session { _, _ in } } == .masterKeyFile)
    #expect(place.contents(of: "master.key").isEmpty)
    place.overwrite("master.key", with: right)
    #expect(await refusal { try await place.session { _, _ in } } == nil)
  }
}

import Ambient
import Crypto
public import Store
import Synchronization

/// Seals what must not lie open in the store: AES-256-GCM with a data key per name (such as a connection's id), which
/// is wrapped by the master key. The name is authenticated with each text, so one name's text never opens as another's.
///
/// Destroying a name's key makes every text sealed under it unreadable, wherever copies of it lie.
public final class Vault: Sendable {
  static let collection = "identity.keys"
  private static let version: UInt8 = 1

  private let store: SQLiteStore
  private let surroundings: any Surroundings
  private let keys: KeyRing
  /// Keys that were handed to a batch and have not been seen in the store yet.
  private let fresh = Mutex<[String: [UInt8]]>([:])

  init(store: SQLiteStore, surroundings: any Surroundings, keys: KeyRing) {
    self.store = store
    self.surroundings = surroundings
    self.keys = keys
  }

  /// Seals, and adds the name's data key to the batch where it is new: commit the batch together with the sealed text.
  public func seal(
    _ plaintext: [UInt8], name: String, adding batch: inout Batch
  ) throws(IdentityError) -> [UInt8] {
    let stored = try storedKey(name)
    let key = if let stored { stored } else { try freshKey(name, adding: &batch) }
    return [Self.version] + sealed(plaintext, key: key, Self.textPurpose + name)
  }

  /// Seals; a new data key is on disk when this returns.
  public func seal(_ plaintext: [UInt8], name: String) async throws(IdentityError) -> [UInt8] {
    var batch = Batch()
    let text = try seal(plaintext, name: name, adding: &batch)
    if !batch.isEmpty { try await store.write(batch) }
    return text
  }

  /// Opens what `seal` gave under the same name; refuses anything else.
  public func open(_ sealed: [UInt8], name: String) throws(IdentityError) -> [UInt8] {
    guard sealed.first == Self.version, let key = try storedKey(name) ?? fresh.withLock({ $0[name] }) else {
      throw Self.refusal
    }
    return try opened(Array(sealed.dropFirst()), key: key, Self.textPurpose + name)
  }

  /// Destroys the name's data key: nothing sealed under it opens again.
  public func destroy(_ name: String) async throws(IdentityError) {
    var batch = Batch()
    destroy(name, adding: &batch)
    try await store.write(batch)
  }

  /// Destroys the name's data key with the batch.
  public func destroy(_ name: String, adding batch: inout Batch) {
    fresh.withLock { _ = $0.removeValue(forKey: name) }
    batch.delete(key: name, in: Self.collection)
  }

  private func storedKey(_ name: String) throws(IdentityError) -> [UInt8]? {
    guard let wrapped = try store.readDocument(name, in: Self.collection) else { return nil }
    fresh.withLock { _ = $0.removeValue(forKey: name) }
    return try opened(wrapped, key: keys.wrapping, Self.keyPurpose + name)
  }

  private func freshKey(_ name: String, adding batch: inout Batch) throws(IdentityError) -> [UInt8] {
    let made = surroundings.randomBytes(32)
    let key = fresh.withLock { keys -> [UInt8]? in
      if let known = keys[name] { return known }
      guard keys.count < IdentityLimits.freshKeys else { return nil }
      keys[name] = made
      return made
    }
    guard let key else { throw IdentityError(.tooMany, "Too many new keys wait to be written.") }
    batch.put(sealed(key, key: keys.wrapping, Self.keyPurpose + name), key: name, in: Self.collection)
    addCheck(to: &batch)
    return key
  }

  private static let textPurpose = "bursar sealed text 1:"
  private static let keyPurpose = "bursar data key 1:"
  private static let refusal = IdentityError(.notAuthentic, "The sealed text cannot be opened.")

  private func sealed(_ text: [UInt8], key: [UInt8], _ purpose: String) -> [UInt8] {
    let nonce = surroundings.randomBytes(AESGCM.nonceLength)
    do {
      return nonce + (try AESGCM.seal(key: key, nonce: nonce, plaintext: text, associatedData: Array(purpose.utf8)))
    } catch {
      preconditionFailure("key and nonce have their lengths")
    }
  }

  private func opened(_ text: [UInt8], key: [UInt8], _ purpose: String) throws(IdentityError) -> [UInt8] {
    guard text.count >= AESGCM.nonceLength else { throw Self.refusal }
    do {
      return try AESGCM.open(
        key: key, nonce: Array(text.prefix(AESGCM.nonceLength)), sealed: Array(text.dropFirst(AESGCM.nonceLength)),
        associatedData: Array(purpose.utf8))
    } catch {
      throw Self.refusal
    }
  }

  private static let checkName = "master key check"
  private static let checkText = Array("bursar".utf8)

  /// Whether the store was sealed with this master key; nil in a store that holds nothing sealed.
  func isMasterKeyRight() throws(IdentityError) -> Bool? {
    guard let check = try store.readDocument(Self.checkName, in: Self.collection) else { return nil }
    return (try? opened(check, key: keys.wrapping, Self.keyPurpose + Self.checkName)) == Self.checkText
  }

  /// Adds the text by which the master key is known again.
  func addCheck(to batch: inout Batch) {
    batch.put(
      sealed(Self.checkText, key: keys.wrapping, Self.keyPurpose + Self.checkName), key: Self.checkName,
      in: Self.collection)
  }

  static func hasCheck(in store: SQLiteStore) throws(IdentityError) -> Bool {
    try store.readDocument(checkName, in: collection) != nil
  }
}

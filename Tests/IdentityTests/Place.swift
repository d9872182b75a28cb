import Ambient
import Glibc
import Identity
import Store
import TestDirectory
import Testing

/// A data directory of its own, gone with the value.
final class Place {
  private let directory = TemporaryDirectory()
  let surroundings = FixedSurroundings(seed: 7)

  var path: String { directory.path }

  func store() throws -> SQLiteStore { try SQLiteStore(directory: path, surroundings: surroundings) }

  func identity(_ store: SQLiteStore) throws -> Identity {
    try Identity(store: store, surroundings: surroundings, masterKeyDirectory: path)
  }

  /// Opens, works, closes.
  func session<Result>(_ work: (Identity, SQLiteStore) async throws -> Result) async throws -> Result {
    let store = try store()
    defer { store.close() }
    return try await work(try identity(store), store)
  }

  /// Bytes of every file of the store.
  func storedBytes() -> [UInt8] {
    ["bursar.db", "bursar.db-wal"].flatMap { contents(of: $0) }
  }

  func contents(of name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  func overwrite(_ name: String, with bytes: [UInt8], mode: mode_t = 0o600) {
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    fchmod(file, mode)
    close(file)
  }
}

extension [UInt8] {
  func contains(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    guard count >= needle.count else { return false }
    return (0...(count - needle.count)).contains {
      self[$0] == needle[0] && self[$0..<$0 + needle.count] == needle[...]
    }
  }
}

/// The code of the refusal that `work` throws, nil when it does not.
func refusal(_ work: () async throws -> Void) async -> IdentityError.Code? {
  do {
    try await work()
    return nil
  } catch let error as IdentityError {
    return error.code
  } catch {
    return nil
  }
}

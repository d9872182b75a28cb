import Glibc

/// The few calls on whole files that the anchor needs; a test puts a disk in their place that forgets what was not
/// synced.
package protocol FileCalls: Sendable {
  /// The bytes of a file, nil when there is none.
  func read(_ path: String) throws(FileFailure) -> [UInt8]?
  /// Makes or overwrites a file and waits until its bytes are on disk.
  func writeSynced(_ bytes: [UInt8], to path: String) throws(FileFailure)
  /// Gives a file another name, in place of what bore it.
  func rename(_ path: String, to newPath: String) throws(FileFailure)
  /// Waits until the names in a directory are on disk.
  func syncDirectory(_ path: String) throws(FileFailure)
}

/// A call that the system refused.
package struct FileFailure: Error {
  /// Name of the call and number of the system's error.
  package let detail: String

  package init(call: String, error: Int32) { detail = "\(call): error \(error)" }
}

/// The system's own files.
struct SystemFiles: FileCalls {
  // An anchor has some 120 bytes; what is longer is not one.
  private static let longest = 4096

  func read(_ path: String) throws(FileFailure) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0, errno == ENOENT { return nil }
    guard file >= 0 else { throw FileFailure(call: "open", error: errno) }
    defer { close(file) }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.longest) { buffer, initialized in
      count = Glibc.read(file, buffer.baseAddress, Self.longest)
      initialized = max(0, count)
    }
    guard count >= 0 else { throw FileFailure(call: "read", error: errno) }
    return bytes
  }

  func writeSynced(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileFailure(call: "open", error: errno) }
    defer { close(file) }
    let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw FileFailure(call: "write", error: errno) }
    guard fsync(file) == 0 else { throw FileFailure(call: "fsync", error: errno) }
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    guard Glibc.rename(path, newPath) == 0 else { throw FileFailure(call: "rename", error: errno) }
  }

  func syncDirectory(_ path: String) throws(FileFailure) {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw FileFailure(call: "open directory", error: errno) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw FileFailure(call: "fsync directory", error: errno) }
  }
}

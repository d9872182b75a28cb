import Glibc

/// The right to write into a store's directory: a lock on its file `lock`, which names the holder. The system takes
/// the lock back when the process ends, however it ends.
final class DirectoryLock: @unchecked Sendable {
  // Written once here and once by `release`, which the store calls under its own order of closing.
  private var file: Int32

  /// Makes the directory if it is missing and takes its lock.
  init(directory: String) throws(StoreError) {
    try Self.make(directory)
    let file = open(directory + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw StoreError(.failed, "The data directory cannot be written.", detail: "open lock: error \(errno)")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.holder(file)
      close(file)
      throw StoreError(.inUse, "The data directory is in use by \(holder).")
    }
    self.file = file
    // Only a help for people: the lock holds without it.
    let name = Array("\(getpid())\n".utf8)
    if ftruncate(file, 0) == 0 { _ = name.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) } }
  }

  deinit { release() }

  func release() {
    guard file >= 0 else { return }
    close(file)
    file = -1
  }

  private static func holder(_ file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 24)
    let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    let digits = bytes.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? "another process" : "process \(String(decoding: digits, as: UTF8.self))"
  }

  /// Makes a directory and those above it, for the owner alone.
  private static func make(_ directory: String) throws(StoreError) {
    var path = directory.hasPrefix("/") ? "/" : ""
    for part in directory.split(separator: "/") {
      path += part + "/"
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw StoreError(.failed, "The data directory cannot be made.", detail: "mkdir: error \(errno)")
      }
    }
  }
}

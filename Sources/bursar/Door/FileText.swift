import Glibc

/// Whole files, in and out.
enum FileText {
  /// Bytes of a file that is read whole at most: 2 GiB.
  static let limit = 2 << 30

  /// The bytes of a file; `-` is the standard input.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed("\(path) cannot be read: \(reason)") }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0, status.st_size <= limit {
      // A file that does not change has its bytes and one empty reading behind them.
      bytes.reserveCapacity(Int(status.st_size) + 1)
    }
    while true {
      let room = bytes.capacity > bytes.count ? bytes.capacity - bytes.count : 1 << 20
      var count = 0
      bytes.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { buffer, filled in
          count = Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
          filled += max(0, count)
        }
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw .failed("\(path) cannot be read: \(reason)") }
      guard bytes.count <= limit else { throw .failed("\(path) is larger than \(limit >> 30) GiB") }
    }
  }

  /// Writes a file for its owner alone, in one step: readers see the old one or the new one.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let draft = path + ".new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .failed("\(path) cannot be written: \(reason)") }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let isWhole = written == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    guard isWhole, rename(draft, path) == 0 else { throw .failed("\(path) cannot be written: \(reason)") }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

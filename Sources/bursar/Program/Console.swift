import Glibc
import Synchronization

/// The one writer to the program's two outputs.
final class Console: Sendable {
  /// Bytes that wait before they are written.
  private static let capacity = 1 << 16

  private let waiting = Mutex<[UInt8]>([])

  /// Puts a line on the standard output.
  func say(_ line: String) { put(Array(line.utf8) + [UInt8(ascii: "\n")]) }

  /// Puts bytes on the standard output.
  func put(_ bytes: [UInt8]) {
    waiting.withLock { waiting in
      waiting += bytes
      if waiting.count >= Self.capacity { Self.write(&waiting, to: 1) }
    }
  }

  /// Writes what waits.
  func flush() { waiting.withLock { Self.write(&$0, to: 1) } }

  /// Puts a line on the error output at once.
  func complain(_ line: String) {
    var bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
    Self.write(&bytes, to: 2)
  }

  /// Puts text on the error output at once, without an end of line.
  func mutter(_ text: String) {
    var bytes = Array(text.utf8)
    Self.write(&bytes, to: 2)
  }

  /// A reader that has gone ends a command by its signal; on any other fault the rest is dropped, because there is
  /// nobody to tell.
  private static func write(_ bytes: inout [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count > 0 { written += count } else if errno != EINTR { return }
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

import Glibc
import Synchronization

/// Where log lines go. A line comes complete, with its end; it must not be mixed with others.
public protocol LogSink: Sendable {
  /// Takes one line.
  func write(_ line: [UInt8])
}

/// The one writer of a file descriptor, such as 2 for the error output.
public final class DescriptorSink: LogSink {
  private let descriptor: Int32
  private let lock = Mutex<Int>(0)

  /// Writes to `descriptor`, which stays the caller's to close.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Lines that could not be written whole (closed pipe, full disk). A log must not stop the program that it tells
  /// about.
  public var lostLines: Int { lock.withLock { $0 } }

  public func write(_ line: [UInt8]) {
    lock.withLock { lost in
      if !writeAll(line) { lost += 1 }
    }
  }

  private func writeAll(_ line: [UInt8]) -> Bool {
    line.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count > 0 {
          written += count
        } else if !(count < 0 && errno == EINTR) {
          return false
        }
      }
      return true
    }
  }
}

/// Keeps lines in memory, for tests.
public final class MemorySink: LogSink {
  private let lines = Mutex<[String]>([])

  /// A sink without lines.
  public init() {}

  /// The lines so far, with their ends.
  public var text: String { lines.withLock { $0.joined() } }

  public func write(_ line: [UInt8]) { lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
}

import Glibc
import Synchronization

/// Where log lines go. A line comes complete, with its end; it must not be mixed with others.
public protocol LogSink: Sendable {
  /// Takes one line. One that may wait is kept, at most until `flush` or the next one that may not.
  func write(_ line: [UInt8], mayWait: Bool)
  /// Writes what waits.
  func flush()
}

/// The one writer of a file descriptor, such as 2 for the error output.
public final class DescriptorSink: LogSink {
  private let descriptor: Int32
  private let waiting = Mutex<[UInt8]>([])
  /// Held while lines are on their way, so that they keep their order; the value counts what was lost.
  private let writing = Mutex<Int>(0)

  /// Bytes that wait at most.
  private static let longestWait = 32 * 1024

  /// Writes to `descriptor`, which stays the caller's to close.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Times that lines could not be written whole (closed pipe, full disk). A log must not stop the program that it
  /// tells about.
  public var losses: Int { writing.withLock { $0 } }

  public func write(_ line: [UInt8], mayWait: Bool) {
    let count = waiting.withLock { waiting in
      waiting += line
      return waiting.count
    }
    if !mayWait || count >= Self.longestWait { flush() }
  }

  public func flush() {
    writing.withLock { losses in
      let lines = waiting.withLock { waiting in
        defer { waiting.removeAll(keepingCapacity: false) }
        return waiting
      }
      if !lines.isEmpty, !writeAll(lines) { losses += 1 }
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

  public func write(_ line: [UInt8], mayWait: Bool) {
    lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
  }

  public func flush() {}
}

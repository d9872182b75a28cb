/// Answers of several connections that are sent one right after the other.
///
/// A client that is woken by an answer runs at once, and has the loop's processor to itself until it asks again: where
/// each answer is sent as soon as it is written, both take turns for every request. Sent together, they change once for
/// all of them.
struct Outbox {
  typealias Entry = (connection: Connection, bytes: [UInt8])

  /// Answers that wait for each other at most: the first must not wait long for the last.
  private static let limit = 16
  /// Larger buffers are given back.
  private static let keptBytes = 64 * 1024

  private var entries: [Entry] = []
  private var buffers: [[UInt8]] = []

  var isEmpty: Bool { entries.isEmpty }
  var isFull: Bool { entries.count >= Self.limit }

  mutating func put(_ bytes: consuming [UInt8], for connection: Connection) { entries.append((connection, bytes)) }

  /// Takes out all that waits; to be given back with `reuse`.
  mutating func take() -> [Entry] {
    defer { entries = [] }
    return entries
  }

  /// The memory of what was sent is written to again.
  mutating func reuse(_ entries: [Entry]) {
    for entry in entries { reuse(entry.bytes) }
  }

  mutating func reuse(_ buffer: [UInt8]) {
    if buffers.count <= Self.limit, buffer.capacity <= Self.keptBytes { buffers.append(buffer) }
  }

  /// An empty buffer.
  mutating func buffer() -> [UInt8] {
    var buffer = buffers.popLast() ?? []
    buffer.removeAll(keepingCapacity: true)
    return buffer
  }
}

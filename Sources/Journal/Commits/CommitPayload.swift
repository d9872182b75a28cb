import CivilTime
public import Ledger

/// The events of one commit as the store keeps them.
///
/// | Bytes | What |
/// |---|---|
/// | 1 | version, 1 |
/// | 8 | global position of the first event |
/// | 8 | when the commit was recorded, microseconds since 1970-01-01T00:00:00Z |
/// | 4 | number of events |
/// | 4 + n | for each event the length of its canonical bytes, and these |
///
/// Numbers are big-endian.
public enum CommitPayload {
  static let version: UInt8 = 1
  static let headLength = 21
  static let lengthBytes = 4

  /// Packs events that follow one another and were recorded together.
  public static func pack(_ events: [RecordedEvent]) -> [UInt8] {
    guard let first = events.first else { preconditionFailure("a commit without events") }
    for (offset, event) in events.enumerated() {
      precondition(event.position == first.position + Int64(offset), "a commit with a gap")
      precondition(event.recorded == first.recorded, "a commit recorded at two times")
    }
    let encoded = EncodedEvents(events.lazy.map(\.event))
    return encoded.commit(0..<events.count, first: first.position, recorded: first.recorded)
  }

  /// Reads packed events.
  /// - Throws: `corrupt` when the bytes are not a commit; else what is wrong with an event.
  public static func unpack(_ bytes: [UInt8]) throws(EventError) -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    try forEach(in: bytes) { event, _ in events.append(event) }
    return events
  }

  /// Reads packed events one by one, each with the range of its canonical bytes in `bytes`.
  public static func forEach(
    in bytes: [UInt8], _ body: (RecordedEvent, Range<Int>) -> Void
  ) throws(EventError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(EventError) in
      var cursor = ByteCursor(buffer)
      guard cursor.number(1) == UInt64(version), let first = cursor.number(8), let recorded = cursor.number(8),
        let count = cursor.number(4)
      else { throw corrupt("The commit has no head of version \(version).") }
      let time = Instant(microseconds: Int64(bitPattern: recorded))
      var decoder = EventDecoder(limits: .stored)
      for offset in 0..<Int64(count) {
        guard let length = cursor.number(lengthBytes), let range = cursor.skip(Int(length)) else {
          throw corrupt("The commit ends within its events.")
        }
        let event = try decoder.decode(line: UnsafeBufferPointer(rebasing: buffer[range]))
        body(RecordedEvent(position: Int64(bitPattern: first) &+ offset, recorded: time, event: event), range)
      }
      guard cursor.isAtEnd else { throw corrupt("Something follows the events of the commit.") }
    }
  }

  private static func corrupt(_ text: String) -> EventError { EventError(.corrupt, text) }
}

/// Reads numbers off bytes.
private struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number(_ length: Int) -> UInt64? {
    guard let range = skip(length) else { return nil }
    return range.reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
  }

  mutating func skip(_ length: Int) -> Range<Int>? {
    guard length <= bytes.count - position else { return nil }
    defer { position += length }
    return position..<position + length
  }
}

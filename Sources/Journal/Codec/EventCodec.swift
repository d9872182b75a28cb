public import Ledger
import CivilTime
import JSON

/// Events as JSON, one object a line: any order of members in, one canonical form out. The kinds and their members are
/// described in `docs/events.md`.
public enum EventCodec {
  /// When an instrument is defined that names no time: from the beginning, 1970-01-01T00:00:00Z.
  static let beginning = Instant(microseconds: 0)

  // MARK: Reading

  /// Reads one event from the bytes of one JSON object. White space around it, such as a line's end, is passed.
  ///
  /// Strict: unknown members, members that stand twice and values of another kind are refused by name. The members that
  /// an export adds (`recorded`, `position`, `sequence`, `hash`) are accepted and dropped.
  public static func decode(line: UnsafeBufferPointer<UInt8>) throws(EventError) -> Event {
    var decoder = EventDecoder()
    return try decoder.decode(line: line)
  }

  /// Reads one event from the bytes of one JSON object.
  public static func decode(line: [UInt8]) throws(EventError) -> Event {
    try line.withUnsafeBufferPointer { (buffer) throws(EventError) in try decode(line: buffer) }
  }

  /// Reads one event from the bytes of one JSON object.
  public static func decode(line: ArraySlice<UInt8>) throws(EventError) -> Event {
    try line.withUnsafeBufferPointer { (buffer) throws(EventError) in try decode(line: buffer) }
  }

  /// Reads one event of an export together with what the export adds, as far as it is there.
  public static func decodeExported(line: UnsafeBufferPointer<UInt8>) throws(EventError) -> ExportedEvent {
    var decoder = EventDecoder()
    return try decoder.decodeExported(line: line)
  }

  /// Reads one event of an export together with what the export adds, as far as it is there.
  public static func decodeExported(line: [UInt8]) throws(EventError) -> ExportedEvent {
    try line.withUnsafeBufferPointer { (buffer) throws(EventError) in try decodeExported(line: buffer) }
  }

  /// Reads one event of an export together with what the export adds, as far as it is there.
  public static func decodeExported(line: ArraySlice<UInt8>) throws(EventError) -> ExportedEvent {
    try line.withUnsafeBufferPointer { (buffer) throws(EventError) in try decodeExported(line: buffer) }
  }

  /// Events of that kind belong to the world, to no account; false for words that name no kind.
  public static func isWorldKind(_ word: String) -> Bool { EventKind(rawValue: word)?.isWorld ?? false }

  // MARK: Writing

  /// Appends the canonical bytes of an event, without a line's end: members in the order of its schema, numbers as
  /// strings with their scale, times in UTC, defaults left out.
  ///
  /// What decodes encodes to the same bytes ever after: these bytes are what is stored, hashed and compared.
  public static func encode(_ event: Event, into bytes: inout [UInt8]) {
    var writer = JSONWriter(capacity: 0)
    swap(&writer.bytes, &bytes)
    writer.beginObject()
    writer.member("event", string: event.payload.kind)
    if let account = event.account { writer.member("account", string: account) }
    if event.at != beginning || !event.payload.isInstrument {
      writer.name("at")
      writer.instant(event.at)
    }
    if let identifier = event.identifier { writer.member("id", string: identifier) }
    if let activity = event.activity { writer.member("activity", string: activity.rawValue) }
    PayloadCodec.writeMembers(of: event.payload, &writer)
    writer.endObject()
    swap(&writer.bytes, &bytes)
  }

  /// The canonical bytes of an event.
  public static func encode(_ event: Event) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    encode(event, into: &bytes)
    return bytes
  }

  /// Checks an event that was made by code, not read: whether its line would be accepted and say the same.
  ///
  /// Without this an event with an overlong text or a figure named twice could be stored but not imported again.
  public static func validate(_ event: Event) throws(EventError) {
    let bytes = encode(event)
    guard try encode(decode(line: bytes)) == bytes else {
      throw EventError(.badValue, "The event cannot be written so that it reads the same.")
    }
  }
}

extension Event.Payload {
  var isInstrument: Bool {
    if case .instrument = self { true } else { false }
  }
}

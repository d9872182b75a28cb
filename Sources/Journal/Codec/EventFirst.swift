import JSON

/// The member `event` decides how the others are read. Where it does not stand first, as in every canonical line, it is
/// brought there.
enum EventFirst {
  /// The object with `event` in front; the other members as they stand.
  static func reordered(_ text: [UInt8], limits: EventLimits) throws(EventError) -> [UInt8] {
    try text.withUnsafeBufferPointer { (buffer) throws(EventError) in try reordered(buffer, limits: limits) }
  }

  static func reordered(
    _ text: UnsafeBufferPointer<UInt8>, limits: EventLimits
  ) throws(EventError) -> [UInt8] {
    var reader = try EventReader(text, limits: limits)
    var kind: [UInt8]?
    var others: [(name: String, value: [UInt8])] = []
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.nameIs("event") {
        kind = try reader.rawValue()
      } else {
        let name = reader.json.nameText
        others.append((name, try reader.rawValue()))
      }
    }
    try reader.finish()
    guard let kind else { throw reader.missing("event") }
    var writer = JSONWriter(capacity: text.count)
    writer.beginObject()
    writer.name("event" as StaticString)
    writer.raw(kind)
    for member in others {
      writer.name(member.name)
      writer.raw(member.value)
    }
    writer.endObject()
    return writer.bytes
  }
}

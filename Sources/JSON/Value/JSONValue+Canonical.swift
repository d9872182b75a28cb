/// The order in which an object's members are written.
public enum JSONMemberOrder: Sendable, Hashable {
  /// Sorted by the UTF-8 bytes of their names in every object.
  case sorted
  /// Sorted in the object at the top, as they stand in those inside.
  case sortedAtTop
  /// As they stand.
  case kept
}

extension JSONValue {
  /// Writes the value as the next one of `writer`, members in the given order. Numbers keep their text.
  public func write(to writer: inout JSONWriter, order: JSONMemberOrder = .kept) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let text): writer.number(text: text)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer, order: order == .sorted ? .sorted : .kept) }
      writer.endArray()
    case .object(let object):
      writer.beginObject()
      for member in object.members(in: order) {
        writer.name(member.name)
        member.value.write(to: &writer, order: order == .sorted ? .sorted : .kept)
      }
      writer.endObject()
    }
  }

  /// The value as a text without white space, as signatures and hashes need it: number text kept, strings escaped only
  /// where RFC 8259 demands it (`/` never), members in the given order.
  /// - Parameter asciiEscapes: writes every character outside printable ASCII as `\u` and lower-case digits, in
  ///   surrogate pairs where needed, as Python's `json.dumps` does by default.
  public func canonicalBytes(order: JSONMemberOrder = .sorted, asciiEscapes: Bool = false) -> [UInt8] {
    var writer = JSONWriter(asciiEscapes: asciiEscapes)
    write(to: &writer, order: order)
    return writer.bytes
  }

  /// The value as a text without white space, members as they stand.
  public var bytes: [UInt8] { canonicalBytes(order: .kept) }
}

extension JSONObject {
  fileprivate func members(in order: JSONMemberOrder) -> [(name: String, value: JSONValue)] {
    if order == .kept { return members }
    // A stable order even if somebody built an object with duplicates.
    return members.enumerated().sorted { left, right in
      if left.element.name.isSameText(as: right.element.name) { return left.offset < right.offset }
      return left.element.name.utf8.lexicographicallyPrecedes(right.element.name.utf8)
    }.map(\.element)
  }
}

extension JSONValue: CustomStringConvertible {
  /// The text of the value, members as they stand.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

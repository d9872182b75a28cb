public import JSON

/// A value that stands on a wire as a JSON object and lists its members once, in wire order.
///
/// ```swift
/// public struct ClosedPosition: WireObject {
///   public var currency: String?
///   public var profit: ExactDecimal?
///   public init() {}
///   public mutating func members(_ pass: inout some MemberPass) {
///     pass.text("Currency", &currency)
///     pass.number("Profit", &profit, atLeast: 4)
///   }
/// }
/// ```
public protocol WireObject: Equatable, Sendable {
  /// The object with every member absent.
  init()
  /// Hands each member to the pass, in wire order. Changes nothing by itself.
  mutating func members(_ pass: inout some MemberPass)
}

extension WireObject {
  /// Reads the object leniently: unknown members are ignored, `null` and missing ones are absent, numbers may be
  /// strings. A one-element array is read as its element, since some answers wrap a single object.
  public init(json: JSONValue) throws(WireError) {
    switch json {
    case .object(let object):
      try self.init(object: object)
    case .array(let elements) where elements.count == 1:
      guard case .object(let object) = elements[0] else { throw Self.notAnObject }
      try self.init(object: object)
    default:
      throw Self.notAnObject
    }
  }

  init(object: JSONObject) throws(WireError) {
    self.init()
    var reader = MemberReader(object)
    members(&reader)
    if let failure = reader.failure { throw failure }
  }

  /// Reads a list: an array of objects, one bare object as a list of one, `null` as an empty list.
  public static func list(json: JSONValue) throws(WireError) -> [Self] {
    guard case .array(let elements) = json else {
      return json == .null ? [] : [try Self(json: json)]
    }
    var list: [Self] = []
    list.reserveCapacity(elements.count)
    for element in elements {
      guard case .object(let object) = element else { throw notAnObject }
      list.append(try Self(object: object))
    }
    return list
  }

  /// Writes the object, its members in wire order.
  @inlinable public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    var copy = self
    copy.members(&writer)
    writer.endObject()
  }

  /// Writes a list of objects as an array.
  @inlinable public static func write(_ list: [Self], to writer: inout JSONWriter) {
    writer.beginArray()
    for element in list { element.write(to: &writer) }
    writer.endArray()
  }

  /// The object as JSON text in UTF-8.
  @inlinable public var jsonBytes: [UInt8] {
    var writer = JSONWriter(capacity: 1024)
    write(to: &writer)
    return writer.bytes
  }

  static var notAnObject: WireError {
    WireError(.notAnObject, "The body is not a JSON object.")
  }
}

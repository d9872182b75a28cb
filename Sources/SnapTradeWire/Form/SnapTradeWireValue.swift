public import JSON

/// A value that stands on SnapTrade's wire.
///
/// Writing is complete: members that may be null are written as null when they are unknown, since some official
/// clients fail on a missing member. Reading is tolerant: unknown members are passed over, a missing nullable member
/// reads as `nil`.
public protocol SnapTradeWireValue: Sendable, Equatable {
  /// Reads the value; throws when a needed member is missing or of another kind.
  init(json: JSONValue) throws(SnapTradeWireError)
  /// Appends the value to a document.
  func write(to writer: inout JSONWriter, form: SnapTradeForm)
}

extension SnapTradeWireValue {
  /// Appends the value in today's form.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    write(to: &writer, form: .current)
  }

  /// The value as a JSON document of its own, UTF-8.
  public func jsonBytes(form: SnapTradeForm = .current) -> [UInt8] {
    var writer = JSONWriter()
    write(to: &writer, form: form)
    return writer.bytes
  }
}

extension Array: SnapTradeWireValue where Element: SnapTradeWireValue {
  /// Reads a JSON array.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    guard case .array(let values) = json else {
      throw SnapTradeWireError(.wrongType, "a list was expected")
    }
    self.init()
    reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      do {
        append(try Element(json: value))
      } catch {
        throw error.inside("\(index)")
      }
    }
  }

  /// Writes a JSON array.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginArray()
    for element in self { element.write(to: &writer, form: form) }
    writer.endArray()
  }
}

/// A list under the member `results`, the wrapper of the newer calls.
public struct SnapTradeResults<Element: SnapTradeWireValue>: SnapTradeWireValue {
  /// The list.
  public var results: [Element]

  /// Wraps a list.
  public init(_ results: [Element]) {
    self.results = results
  }

  /// Reads the object.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    results = try WireMembers(json).list("results")
  }

  /// Writes the object.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("results", list: results, form: form)
    writer.endObject()
  }
}

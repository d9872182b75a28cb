import CivilTime
import JSON
import Money

/// Reads the members of a JSON object by name and kind.
///
/// Each kind has two readers: the plain one throws when the member is missing or null, the optional one answers `nil`.
struct WireMembers {
  private let object: JSONObject

  init(_ json: JSONValue) throws(SnapTradeWireError) {
    guard case .object(let object) = json else {
      throw SnapTradeWireError(.wrongType, "an object was expected")
    }
    self.object = object
  }

  /// The member, unless it is missing or null.
  func present(_ name: String) -> JSONValue? {
    guard let value = object[name], value != .null else { return nil }
    return value
  }

  /// Reads a member when it is there, naming it in any fault.
  private func read<Value>(
    _ name: String, _ convert: (JSONValue) throws(SnapTradeWireError) -> Value
  ) throws(SnapTradeWireError) -> Value? {
    guard let value = present(name) else { return nil }
    do {
      return try convert(value)
    } catch {
      throw error.inside(name)
    }
  }

  /// What was read, or the fault that it is missing.
  private func required<Value>(_ name: String, _ value: Value?) throws(SnapTradeWireError) -> Value {
    guard let value else { throw SnapTradeWireError(.missingMember, "the member is missing", path: name) }
    return value
  }
}

extension WireMembers {
  func text(_ name: String) throws(SnapTradeWireError) -> String {
    try required(name, optionalText(name))
  }

  func optionalText(_ name: String) throws(SnapTradeWireError) -> String? {
    try read(name, WireKind.text)
  }

  func flag(_ name: String) throws(SnapTradeWireError) -> Bool {
    try required(name, optionalFlag(name))
  }

  func optionalFlag(_ name: String) throws(SnapTradeWireError) -> Bool? {
    try read(name, WireKind.flag)
  }

  func count(_ name: String) throws(SnapTradeWireError) -> Int {
    try required(name, optionalCount(name))
  }

  func optionalCount(_ name: String) throws(SnapTradeWireError) -> Int? {
    try read(name, WireKind.count)
  }

  func decimal(_ name: String) throws(SnapTradeWireError) -> ExactDecimal {
    try required(name, optionalDecimal(name))
  }

  func optionalDecimal(_ name: String) throws(SnapTradeWireError) -> ExactDecimal? {
    try read(name, WireKind.decimal)
  }

  func time(_ name: String) throws(SnapTradeWireError) -> Instant {
    try required(name, optionalTime(name))
  }

  func optionalTime(_ name: String) throws(SnapTradeWireError) -> Instant? {
    try read(name, WireKind.time)
  }

  func date(_ name: String) throws(SnapTradeWireError) -> CivilDate {
    try required(name, optionalDate(name))
  }

  func optionalDate(_ name: String) throws(SnapTradeWireError) -> CivilDate? {
    try read(name, WireKind.date)
  }

  func word<Known>(_ name: String) throws(SnapTradeWireError) -> SnapTradeWord<Known> {
    SnapTradeWord(try text(name))
  }

  func optionalWord<Known>(_ name: String) throws(SnapTradeWireError) -> SnapTradeWord<Known>? {
    try optionalText(name).map { SnapTradeWord($0) }
  }

  func value<Value: SnapTradeWireValue>(_ name: String) throws(SnapTradeWireError) -> Value {
    try required(name, optionalValue(name))
  }

  func optionalValue<Value: SnapTradeWireValue>(_ name: String) throws(SnapTradeWireError) -> Value? {
    try read(name) { json throws(SnapTradeWireError) in try Value(json: json) }
  }

  func list<Element: SnapTradeWireValue>(_ name: String) throws(SnapTradeWireError) -> [Element] {
    try value(name)
  }

  func optionalList<Element: SnapTradeWireValue>(_ name: String) throws(SnapTradeWireError) -> [Element]? {
    try optionalValue(name)
  }

  /// A list of texts; missing reads as empty.
  func texts(_ name: String) throws(SnapTradeWireError) -> [String] {
    try read(name, WireKind.texts) ?? []
  }

  /// A free-form member; missing reads as null.
  func json(_ name: String) -> JSONValue {
    object[name] ?? .null
  }
}

/// The conversions from JSON to the kinds of members.
enum WireKind {
  static func text(_ json: JSONValue) throws(SnapTradeWireError) -> String {
    guard case .string(let text) = json else { throw SnapTradeWireError(.wrongType, "text was expected") }
    return text
  }

  static func flag(_ json: JSONValue) throws(SnapTradeWireError) -> Bool {
    guard case .bool(let flag) = json else { throw SnapTradeWireError(.wrongType, "true or false was expected") }
    return flag
  }

  static func count(_ json: JSONValue) throws(SnapTradeWireError) -> Int {
    guard case .number(let literal) = json, let count = Int(literal) else {
      throw SnapTradeWireError(.wrongType, "a whole number was expected")
    }
    return count
  }

  /// A number or decimal text, since the same member has stood as either over the years.
  static func decimal(_ json: JSONValue) throws(SnapTradeWireError) -> ExactDecimal {
    guard let decimal = json.decimalValue else {
      throw SnapTradeWireError(.wrongType, "a decimal number was expected")
    }
    return decimal
  }

  /// RFC 3339; a blank in place of the `T` is taken too, as the documents' examples show it.
  static func time(_ json: JSONValue) throws(SnapTradeWireError) -> Instant {
    let text = try text(json)
    var bytes = Array(text.utf8)
    if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
    guard let instant = Instant(rfc3339: String(decoding: bytes, as: UTF8.self)) else {
      throw SnapTradeWireError(.malformed, "a date and time with its offset was expected")
    }
    return instant
  }

  static func date(_ json: JSONValue) throws(SnapTradeWireError) -> CivilDate {
    guard let date = CivilDate(try text(json)) else {
      throw SnapTradeWireError(.malformed, "a date, YYYY-MM-DD, was expected")
    }
    return date
  }

  static func texts(_ json: JSONValue) throws(SnapTradeWireError) -> [String] {
    guard case .array(let values) = json else { throw SnapTradeWireError(.wrongType, "a list was expected") }
    var texts: [String] = []
    for value in values { texts.append(try text(value)) }
    return texts
  }
}

import CivilTime
import JSON
import Money

/// Takes members out of one object, with errors that name them. Members that nobody asks for are passed over, so that
/// a newer server may add some.
struct ObjectReader {
  private let object: JSONObject

  init(_ object: JSONObject) { self.object = object }

  init(_ value: JSONValue) throws(BookWireError) {
    guard let object = value.objectValue else { throw BookWireError(field: nil, "an object is due") }
    self.object = object
  }

  /// The value of a member; nil when it is absent or null.
  private func value(_ name: String) -> JSONValue? {
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  private func required<Value>(_ name: String, _ value: Value?) throws(BookWireError) -> Value {
    guard let value else { throw BookWireError(field: name, "the member is missing") }
    return value
  }

  /// The member through `convert`, which answers nil for a value that it does not take.
  private func optional<Value>(
    _ name: String, _ wanted: String, _ convert: (JSONValue) -> Value?
  ) throws(BookWireError) -> Value? {
    guard let value = value(name) else { return nil }
    guard let converted = convert(value) else { throw BookWireError(field: name, "\(wanted) is due") }
    return converted
  }

  func optionalText(_ name: String) throws(BookWireError) -> String? {
    try optional(name, "a string") { $0.stringValue }
  }

  func text(_ name: String) throws(BookWireError) -> String { try required(name, try optionalText(name)) }

  func optionalDecimal(_ name: String) throws(BookWireError) -> ExactDecimal? {
    try optional(name, "a decimal in a string") { $0.decimalValue }
  }

  func decimal(_ name: String) throws(BookWireError) -> ExactDecimal {
    try required(name, try optionalDecimal(name))
  }

  func optionalInteger(_ name: String) throws(BookWireError) -> Int? {
    try optional(name, "a whole number") { $0.intValue }
  }

  func integer(_ name: String) throws(BookWireError) -> Int { try required(name, try optionalInteger(name)) }

  func optionalFlag(_ name: String) throws(BookWireError) -> Bool? {
    try optional(name, "true or false") { $0.boolValue }
  }

  func flag(_ name: String) throws(BookWireError) -> Bool { try required(name, try optionalFlag(name)) }

  func optionalInstant(_ name: String) throws(BookWireError) -> Instant? {
    try optional(name, "a time with its offset") { $0.stringValue.flatMap(Instant.init(rfc3339:)) }
  }

  func instant(_ name: String) throws(BookWireError) -> Instant {
    try required(name, try optionalInstant(name))
  }

  func date(_ name: String) throws(BookWireError) -> CivilDate {
    try required(name, try optionalDate(name))
  }

  func optionalDate(_ name: String) throws(BookWireError) -> CivilDate? {
    try optional(name, "a day") { $0.stringValue.flatMap { CivilDate($0) } }
  }

  func currency(_ name: String) throws(BookWireError) -> Currency {
    try required(name, try optional(name, "a currency") { $0.stringValue.flatMap(Currency.init(_:)) })
  }

  /// A list of strings.
  func texts(_ name: String) throws(BookWireError) -> [String] {
    let texts = try optional(name, "a list of strings") { value -> [String]? in
      guard let words = value.arrayValue?.map(\.stringValue), !words.contains(nil) else { return nil }
      return words.compactMap(\.self)
    }
    return try required(name, texts)
  }

  /// A list of global positions.
  func positions(_ name: String) throws(BookWireError) -> [Int64] {
    let numbers = try optional(name, "a list of whole numbers") { value -> [Int64]? in
      guard let elements = value.arrayValue?.map(\.intValue), !elements.contains(nil) else { return nil }
      return elements.compactMap { $0.map(Int64.init) }
    }
    return try required(name, numbers)
  }

  func object(_ name: String) throws(BookWireError) -> JSONObject {
    try required(name, try optional(name, "an object") { $0.objectValue })
  }

  /// An object through `members`; nil when it is absent or null.
  func optionalObject<Element>(
    _ name: String, _ members: (ObjectReader) throws(BookWireError) -> Element
  ) throws(BookWireError) -> Element? {
    guard let object = try optional(name, "an object", { $0.objectValue }) else { return nil }
    do throws(BookWireError) {
      return try members(ObjectReader(object))
    } catch {
      throw error.within(name)
    }
  }

  /// The elements of a list through `element`; an absent list is empty.
  func list<Element>(
    _ name: String, _ element: (ObjectReader) throws(BookWireError) -> Element
  ) throws(BookWireError) -> [Element] {
    guard let values = try optional(name, "a list", { $0.arrayValue }) else { return [] }
    var elements: [Element] = []
    for (index, value) in values.enumerated() {
      do throws(BookWireError) {
        elements.append(try element(try ObjectReader(value)))
      } catch {
        throw error.within("\(name)[\(index)]")
      }
    }
    return elements
  }

  /// The objects of a list as they stand.
  func objects(_ name: String) throws(BookWireError) -> [JSONObject] {
    try list(name) { $0.object }
  }

  /// An object from names to decimals, null where one is unknown.
  func amounts(_ name: String) throws(BookWireError) -> [BookFigure] {
    guard let object = try optional(name, "an object", { $0.objectValue }) else { return [] }
    return try BookFigure.list(in: object, field: name)
  }

  /// An object from names to truth values.
  func flags(_ name: String) throws(BookWireError) -> [BookFlag] {
    guard let object = try optional(name, "an object", { $0.objectValue }) else { return [] }
    var flags: [BookFlag] = []
    for member in object.members {
      guard let isSet = member.value.boolValue else {
        throw BookWireError(field: "\(name).\(member.name)", "true or false is due")
      }
      flags.append(BookFlag(name: member.name, isSet: isSet))
    }
    return flags
  }
}

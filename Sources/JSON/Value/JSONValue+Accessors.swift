public import Money

// Each answers nil when the value is of another kind: whoever asks says what is wrong with the field.
extension JSONValue {
  /// The kind of the value.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether this is `null`.
  public var isNull: Bool { kind == .null }

  /// `true` or `false`.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The text of a string.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The text of a number as written.
  public var numberText: String? {
    if case .number(let text) = self { text } else { nil }
  }

  /// A whole number written without point and exponent.
  public var intValue: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  /// An exact decimal from a number (an exponent is resolved) or from a string of plain decimal text; nil when it does
  /// not fit `ExactDecimal`.
  public var decimalValue: ExactDecimal? {
    switch self {
    case .number(let text): ExactDecimal(utf8: text.utf8)
    case .string(let text): ExactDecimal(text)
    default: nil
    }
  }

  /// The elements of an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object.
  public var objectValue: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The member of an object with this name; nil when there is none or this is no object.
  public subscript(_ name: String) -> JSONValue? { objectValue?[name] }

  /// The element of an array at this place; nil when there is none or this is no array.
  public subscript(_ index: Int) -> JSONValue? {
    guard let elements = arrayValue, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension JSONValue {
  /// A number with the scale of `value` kept.
  public static func decimal(_ value: ExactDecimal) -> JSONValue { .number(value.description) }

  /// A string of the decimal text of `value`, scale kept.
  public static func decimalString(_ value: ExactDecimal) -> JSONValue { .string(value.description) }

  /// A whole number.
  public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object with the members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { (name: $0.0, value: $0.1) }))
  }
}

import JSON

/// Builds the schemas of the OpenAPI document.
enum SchemaForm {
  static let text: JSONValue = ["type": "string"]
  static let maybeText: JSONValue = ["type": ["string", "null"]]
  static let flag: JSONValue = ["type": "boolean"]
  static let number: JSONValue = ["type": "integer"]
  static let maybeNumber: JSONValue = ["type": ["integer", "null"]]
  static let time: JSONValue = ["type": "string", "format": "date-time"]
  static let maybeTime: JSONValue = ["type": ["string", "null"], "format": "date-time"]
  static let day: JSONValue = ["type": "string", "format": "date"]
  static let maybeDay: JSONValue = ["type": ["string", "null"], "format": "date"]
  static let currency: JSONValue = ["type": "string", "pattern": "^[A-Z]{3}$"]
  static let decimal = reference("Decimal")
  static let maybe = reference("MaybeDecimal")

  static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// An object with exactly these members; those of `optional` may be left out.
  static func object(_ members: [(String, JSONValue)], optional: [String] = []) -> JSONValue {
    var schema = JSONObject([
      ("type", "object"), ("properties", .object(JSONObject(members.map { (name: $0.0, value: $0.1) }))),
    ])
    let required = members.map(\.0).filter { !optional.contains($0) }
    if !required.isEmpty { schema["required"] = .array(required.map(JSONValue.string)) }
    schema["additionalProperties"] = false
    return .object(schema)
  }

  static func list(of element: JSONValue) -> JSONValue { ["type": "array", "items": element] }

  static func map(of element: JSONValue) -> JSONValue {
    ["type": "object", "additionalProperties": element]
  }

  static func words(_ words: [String]) -> JSONValue {
    ["type": "string", "enum": .array(words.map(JSONValue.string))]
  }

  static func oneOf(_ schemas: [JSONValue]) -> JSONValue { ["oneOf": .array(schemas)] }
}

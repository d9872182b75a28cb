import JSON

/// Holds JSON values against the schemas of a document, as far as that document uses JSON Schema.
struct SchemaCheck {
  private let schemas: JSONObject

  init(_ document: JSONValue) {
    schemas = document["components"]?["schemas"]?.objectValue ?? JSONObject()
  }

  /// What is wrong with a value; empty when it is as the schema says.
  func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
    if let name = schema["$ref"]?.stringValue?.split(separator: "/").last {
      guard let found = schemas[String(name)] else { return ["\(place): no schema \(name)"] }
      return faults(value, found, at: place)
    }
    if let choices = schema["oneOf"]?.arrayValue {
      let tried = choices.map { faults(value, $0, at: place) }
      let fitting = tried.count { $0.isEmpty }
      if fitting == 1 { return [] }
      return ["\(place): \(fitting) of \(choices.count) choices fit"] + (fitting == 0 ? tried.flatMap(\.self) : [])
    }
    if let constant = schema["const"], constant != value { return ["\(place): is not \(constant)"] }
    if let words = schema["enum"]?.arrayValue, !words.contains(value) { return ["\(place): \(value) is no such word"] }
    if let wrong = wrongType(value, schema["type"]) { return ["\(place): \(wrong)"] }
    if let object = value.objectValue { return faults(object, schema, at: place) }
    guard let elements = value.arrayValue, let element = schema["items"] else { return [] }
    return elements.enumerated().flatMap { faults($0.element, element, at: "\(place)[\($0.offset)]") }
  }

  private func faults(_ object: JSONObject, _ schema: JSONValue, at place: String) -> [String] {
    var found: [String] = []
    for name in schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [] where object[name] == nil {
      found.append("\(place): \(name) is missing")
    }
    for member in object.members {
      let inner = "\(place).\(member.name)"
      if let own = schema["properties"]?[member.name] {
        found += faults(member.value, own, at: inner)
      } else if schema["additionalProperties"] == false {
        found.append("\(inner): is not in the document")
      } else if let other = schema["additionalProperties"] {
        found += faults(member.value, other, at: inner)
      }
    }
    return found
  }

  private func wrongType(_ value: JSONValue, _ type: JSONValue?) -> String? {
    guard let type else { return nil }
    let allowed = type.arrayValue?.compactMap(\.stringValue) ?? [type.stringValue ?? ""]
    let own =
      switch value {
      case .null: "null"
      case .bool: "boolean"
      case .number: value.intValue == nil ? "number" : "integer"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    return allowed.contains(own) ? nil : "is \(own), not \(allowed.joined(separator: " or "))"
  }
}

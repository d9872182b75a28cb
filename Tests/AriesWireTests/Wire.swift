import JSON
import Money
import WireMembers

func parsed(_ text: String) throws -> JSONValue {
  try JSONValue(parsing: text)
}

extension WireObject {
  var json: JSONValue {
    get throws { try JSONValue(parsing: jsonBytes) }
  }
}

/// The codes in a text, separated by blanks.
func codes(_ text: String) -> [String] {
  text.split(separator: " ").map(String.init)
}

extension JSONValue {
  /// The same body with every decimal string in its shortest form: amounts are equal, not their zeros.
  var shortened: JSONValue {
    switch self {
    case .string(let text): .string(ExactDecimal(text)?.trimmed().description ?? text)
    case .array(let elements): .array(elements.map(\.shortened))
    case .object(let object): .object(JSONObject(object.members.map { ($0.name, $0.value.shortened) }))
    default: self
    }
  }
}

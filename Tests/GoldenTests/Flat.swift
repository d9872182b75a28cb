import BrokerFixture
import JSON

/// A JSON answer as a table of texts: `history.0.parts.income`, `history.count`.
enum Flat {
  static func members(_ answer: Answer) -> [String: String] {
    var members = members(of: answer.json)
    members["status"] = String(answer.status)
    return members
  }

  static func members(of value: JSONValue) -> [String: String] {
    var members: [String: String] = [:]
    add(value, "", to: &members)
    return members
  }

  private static func add(_ value: JSONValue, _ name: String, to members: inout [String: String]) {
    let path = name.isEmpty ? "" : name + "."
    if let object = value.objectValue {
      for member in object.members { add(member.value, path + member.name, to: &members) }
    } else if let list = value.arrayValue {
      members[path + "count"] = String(list.count)
      for (index, element) in list.enumerated() { add(element, path + String(index), to: &members) }
    } else {
      members[name] = value.stringValue ?? value.description
    }
  }
}

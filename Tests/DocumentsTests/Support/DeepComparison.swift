import Ambient
import CivilTime
import JSON

/// A published value against what is served in its place, through all levels.
///
/// The same are also numbers and decimal texts that differ in zeros behind the last digit that counts, times that
/// name the same moment, and any two UUIDs. Of a list, as many elements are looked at as are published.
struct DeepComparison {
  /// One line for each object whose members or their order are others: path, published names, served names.
  private(set) var otherMembers: [String] = []
  /// Paths of values that are not the same, in the published order.
  private(set) var otherValues: [String] = []

  init(_ published: JSONValue, _ served: JSONValue?) {
    compare(published, served, at: "")
  }

  private mutating func compare(_ published: JSONValue, _ served: JSONValue?, at path: String) {
    if let members = published.objectValue, let others = served?.objectValue {
      if members.names != others.names { otherMembers.append("\(path): \(members.names) \(others.names)") }
      for (name, value) in members.members { compare(value, others[name], at: path.isEmpty ? name : "\(path).\(name)") }
    } else if let elements = published.arrayValue, let others = served?.arrayValue {
      for (index, element) in elements.enumerated() {
        compare(element, index < others.count ? others[index] : nil, at: "\(path)[\(index)]")
      }
    } else if !Self.isSame(published, served) {
      otherValues.append(path)
    }
  }

  private static func isSame(_ published: JSONValue, _ served: JSONValue?) -> Bool {
    guard let served, published.kind == served.kind else { return false }
    if let value = published.decimalValue { return value == served.decimalValue }
    guard let text = published.stringValue, let other = served.stringValue, text != other else {
      return published == served
    }
    if UUIDValue(text) != nil { return UUIDValue(other) != nil }
    return Instant(rfc3339: text).map { $0 == Instant(rfc3339: other) } ?? false
  }
}

/// The members of an object in the order of the text.
public struct JSONObject: Sendable, Equatable {
  /// All members. A parsed object names each only once: a later duplicate has taken the earlier one's place, or was
  /// refused.
  public var members: [(name: String, value: JSONValue)]

  /// An object with these members.
  public init(_ members: [(name: String, value: JSONValue)] = []) { self.members = members }

  /// The value of the last member with this name. Setting replaces that member's value or adds a member at the end;
  /// setting nil removes all members of the name.
  public subscript(_ name: String) -> JSONValue? {
    get { members.last { $0.name.isSameText(as: name) }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name.isSameText(as: name) }
        return
      }
      if let place = members.lastIndex(where: { $0.name.isSameText(as: name) }) {
        members[place].value = newValue
      } else {
        members.append((name, newValue))
      }
    }
  }

  /// The names in the order of the text.
  public var names: [String] { members.map(\.name) }

  /// Same members in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && zip(left.members, right.members).allSatisfy { $0.name.isSameText(as: $1.name) && $0.value == $1.value }
  }
}

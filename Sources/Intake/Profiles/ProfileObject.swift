import JSON
import Money

/// One object of a profile's JSON. Members that nobody asked for are refused by name.
struct ProfileObject {
  private let object: JSONObject
  private let place: String
  private var unread: Set<String>

  init(_ value: JSONValue, _ place: String) throws(IntakeError) {
    guard let object = value.objectValue else {
      throw IntakeError(.badProfile, column: place, "an object is due")
    }
    self.object = object
    self.place = place
    unread = Set(object.names)
  }

  mutating func value(_ name: String) -> JSONValue? {
    unread.remove(name)
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  mutating func text(_ name: String) throws(IntakeError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.stringValue else { throw wrong(name, "a text is due") }
    return text
  }

  mutating func flag(_ name: String) throws(IntakeError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let flag = value.boolValue else { throw wrong(name, "true or false is due") }
    return flag
  }

  mutating func character(_ name: String) throws(IntakeError) -> Character? {
    guard let text = try text(name) else { return nil }
    guard text.utf8.count == 1, let character = text.first else { throw wrong(name, "one plain character is due") }
    return character
  }

  /// A text, or a list of texts.
  mutating func texts(_ name: String) throws(IntakeError) -> [String]? {
    guard let value = value(name) else { return nil }
    if let text = value.stringValue { return [text] }
    guard let elements = value.arrayValue else { throw wrong(name, "a text or a list of texts is due") }
    var texts: [String] = []
    for element in elements {
      guard let text = element.stringValue else { throw wrong(name, "a list of texts is due") }
      texts.append(text)
    }
    return texts
  }

  mutating func decimal(_ name: String) throws(IntakeError) -> ExactDecimal? {
    guard let text = try text(name) else { return nil }
    guard let number = ExactDecimal(text) else { throw wrong(name, "a decimal text is due, such as \"0.01\"") }
    return number
  }

  mutating func currency(_ name: String) throws(IntakeError) -> Currency? {
    guard let text = try text(name) else { return nil }
    guard let currency = Currency(text) else { throw wrong(name, "three capital letters are due") }
    return currency
  }

  /// A word from a closed list.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Word.Type
  ) throws(IntakeError) -> Word? where Word.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw wrong(name, "one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")) is due")
    }
    return word
  }

  mutating func objects(_ name: String) throws(IntakeError) -> [ProfileObject] {
    guard let value = value(name) else { return [] }
    guard let elements = value.arrayValue else { throw wrong(name, "a list of objects is due") }
    var objects: [ProfileObject] = []
    for (index, element) in elements.enumerated() {
      objects.append(try ProfileObject(element, "\(path(name))[\(index)]"))
    }
    return objects
  }

  mutating func object(_ name: String) throws(IntakeError) -> ProfileObject? {
    guard let value = value(name) else { return nil }
    return try ProfileObject(value, path(name))
  }

  /// An object from texts to texts, in its own order.
  mutating func pairs(_ name: String) throws(IntakeError) -> [(name: String, value: String)] {
    guard let value = value(name) else { return [] }
    guard let object = value.objectValue else { throw wrong(name, "an object of texts is due") }
    var pairs: [(name: String, value: String)] = []
    for member in object.members {
      guard let text = member.value.stringValue else { throw wrong("\(name).\(member.name)", "a text is due") }
      pairs.append((member.name, text))
    }
    return pairs
  }

  /// An object from texts to a text or several.
  mutating func lists(_ name: String) throws(IntakeError) -> [(name: String, values: [String])] {
    guard var inner = try object(name) else { return [] }
    var lists: [(name: String, values: [String])] = []
    for member in inner.object.names { lists.append((member, try inner.texts(member) ?? [])) }
    return lists
  }

  /// Refuses what was not read.
  func finish() throws(IntakeError) {
    guard let name = unread.min() else { return }
    throw wrong(name, "a profile has no such member")
  }

  func wrong(_ name: String, _ text: String) -> IntakeError { IntakeError(.badProfile, column: path(name), text) }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
}

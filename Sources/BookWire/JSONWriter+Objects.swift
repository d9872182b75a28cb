import JSON

extension JSONWriter {
  /// Writes a member that is a list of global positions.
  mutating func positions(_ name: String, _ positions: [Int64]) {
    self.name(name)
    beginArray()
    for position in positions { integer(Int(position)) }
    endArray()
  }

  /// Writes a member that is an object, or null.
  mutating func object<Element>(
    _ name: String, _ element: Element?, _ members: (Element, inout JSONWriter) -> Void
  ) {
    self.name(name)
    guard let element else { return null() }
    beginObject()
    members(element, &self)
    endObject()
  }

  /// Writes a member that is a list of objects.
  mutating func objects<Element>(
    _ name: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
  ) {
    self.name(name)
    beginArray()
    for element in elements {
      beginObject()
      members(element, &self)
      endObject()
    }
    endArray()
  }
}

import JSON

/// Reads one event's object: the pull parser, with the envelope gathered on the way and errors that name the field.
struct EventReader: ~Copyable {
  var json: JSONReader
  var limits: EventLimits
  var envelope = Envelope()
  /// The text that is read; its memory is kept by the caller.
  private(set) var text: UnsafeBufferPointer<UInt8>
  /// Names and places of the lists and objects stood in below the top, to say where a member is missing.
  private var steps: [String] = []

  /// Reads `text` in place.
  init(_ text: UnsafeBufferPointer<UInt8>, limits: EventLimits) throws(EventError) {
    do {
      json = try JSONReader(unsafe: text, limits: limits.json)
    } catch {
      throw EventError(error, at: "")
    }
    self.limits = limits
    self.text = text
  }

  /// Starts again on another text, with the memory for book-keeping kept.
  mutating func restart(_ text: UnsafeBufferPointer<UInt8>) throws(EventError) {
    self.text = text
    envelope = Envelope()
    if !steps.isEmpty { steps.removeAll() }
    try read { (json) throws(JSONError) in try json.restart(unsafe: text) }
  }

  // MARK: Structure

  mutating func beginObject() throws(EventError) {
    try read { (json) throws(JSONError) in try json.beginObject() }
  }

  @inline(__always)
  mutating func nextMember() throws(EventError) -> Bool {
    try read { (json) throws(JSONError) in try json.nextMember() }
  }

  @inline(__always)
  func nameIs(_ name: StaticString) -> Bool { json.nameIs(name) }

  mutating func finish() throws(EventError) { try read { (json) throws(JSONError) in try json.finish() } }

  /// Passes `null` when it comes next.
  mutating func skipNull() throws(EventError) -> Bool {
    try read { (json) throws(JSONError) in try json.skipNull() }
  }

  /// Reads the elements of the array that is the value of the current member.
  mutating func list<Element>(
    atMost limit: Int, _ element: (inout EventReader) throws(EventError) -> Element
  ) throws(EventError) -> [Element] {
    steps.append(json.nameText)
    var elements: [Element] = []
    try read { (json) throws(JSONError) in try json.beginArray() }
    while try read({ (json) throws(JSONError) in try json.nextElement() }) {
      guard elements.count < limit else {
        throw EventError(.tooLarge, field: field(nil), "The list has more than \(limit) elements.")
      }
      steps.append("[\(elements.count)]")
      elements.append(try element(&self))
      steps.removeLast()
    }
    steps.removeLast()
    return elements
  }

  /// Reads the object that is the value of the current member.
  mutating func nested<Value>(
    _ body: (inout EventReader) throws(EventError) -> Value
  ) throws(EventError) -> Value {
    steps.append(json.nameText)
    let value = try body(&self)
    steps.removeLast()
    return value
  }

  /// The bytes of the value that comes next, checked.
  mutating func rawValue() throws(EventError) -> [UInt8] {
    try read { (json) throws(JSONError) in try json.readRawValue() }
  }

  // MARK: Errors

  /// Runs one step of the parser, with its error as one of this room.
  @inline(__always)
  mutating func read<Value>(
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(EventError) -> Value {
    do {
      return try body(&json)
    } catch {
      throw EventError(error, at: json.nameText)
    }
  }

  /// An error about the value read last.
  func refusal(_ code: EventError.Code = .badValue, _ text: String) -> EventError {
    var error = EventError(json.refusal(text), at: json.nameText)
    error.code = code
    return error
  }

  /// An error about the member stood at, which does not belong where it stands.
  func unknownMember(_ place: String) -> EventError {
    EventError(.unknownMember, field: field(EventError.shown(json.nameText)), "\(place) has no such member.")
  }

  func missing(_ name: StaticString) -> EventError {
    EventError(.missingMember, field: field("\(name)"), "The member is missing.")
  }

  private func field(_ name: String?) -> String? {
    EventError.join(steps.reduce(String?.none) { EventError.join($0, $1) }, name)
  }
}
